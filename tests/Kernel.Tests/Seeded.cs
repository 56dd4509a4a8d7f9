using System.Runtime.CompilerServices;

namespace Fashu.Kernel.Tests;

/// <summary>Random cases that are the same on every machine and every run (SplitMix64); a failure names its seed.</summary>
internal sealed class Seeded(ulong seed)
{
    private ulong state = seed;

    public static void Each(int cases, Action<Seeded> check, [CallerMemberName] string name = "")
    {
        for (var at = 0; at < cases; at++)
        {
            var seed = (ulong)at * 0x9E3779B97F4A7C15 + (ulong)name.Sum(sign => sign);
            try
            {
                check(new(seed));
            }
            catch (Exception failed)
            {
                throw new InvalidOperationException($"{name}: case {at}, seed {seed}: {failed.Message}", failed);
            }
        }
    }

    public ulong Bits()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public int Next(int from, int before) => from + (int)(Bits() % (ulong)(before - from));

    public long Long(long before) => (long)(Bits() % (ulong)before);

    public bool Flip() => (Bits() & 1) == 1;

    public T Pick<T>(IReadOnlyList<T> things) => things[Next(0, things.Count)];

    public string Digits(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => Next(0, 10)));

    public DateOnly Day(DateOnly from, DateOnly to) => from.AddDays(Next(0, to.DayNumber - from.DayNumber + 1));

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++) bytes[at] = (byte)Bits();
        return bytes;
    }
}
