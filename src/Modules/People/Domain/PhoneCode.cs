using System.Security.Cryptography;

namespace Fashu.People;

/// <summary>A code on its way to a phone. Only a keyed hash is kept.</summary>
internal sealed class PhoneCode
{
    public const int TriesAllowed = 5;

    /// <summary>Of these so many from another network than the one that asked: a phone may change over, but most stay with who asked.</summary>
    public const int TriesOfOthers = 2;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public Guid Id { get; private set; }
    public string PhoneIndex { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public byte[] Hash { get; private set; } = [];
    public string? Address { get; private set; }
    public DateTime SentAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }

    /// <summary>Also the concurrency token: of many guesses at once each counts.</summary>
    public int Tries { get; private set; }
    public DateTime? UsedAt { get; private set; }

    public static PhoneCode Issue(Guid id, string phoneIndex, string purpose, byte[] hash, string? address, DateTime at) =>
        new() { Id = id, PhoneIndex = phoneIndex, Purpose = purpose, Hash = hash, Address = address, SentAt = at, ExpiresAt = at + Life };

    public bool IsOpen(DateTime at) => UsedAt is null && at < ExpiresAt && Tries < TriesAllowed;

    /// <returns>True once, for the right code in time.</returns>
    public bool Try(byte[] hash, DateTime at)
    {
        if (!IsOpen(at)) return false;
        Tries++;
        if (!CryptographicOperations.FixedTimeEquals(hash, Hash)) return false;
        UsedAt = at;
        return true;
    }

    /// <summary>It never reached the phone.</summary>
    public void Spoil() => Tries = TriesAllowed;
}
