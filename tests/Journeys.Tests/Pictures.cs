namespace Fashu.Journeys.Tests;

/// <summary>Small files that people attach.</summary>
internal static class Pictures
{
    /// <summary>A PNG of one grey dot.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
