namespace Fashu.LegalAid;

/// <summary>How many cases a law firm was given. Whoever gives it one more must have seen all before: two of its lawyers never end up on two sides of a quarrel by a moment.</summary>
internal sealed class FirmHand
{
    private FirmHand() { }

    /// <summary>The id of the firm.</summary>
    public Guid Id { get; private set; }
    public int Given { get; private set; }

    public static FirmHand Of(Guid firm) => new() { Id = firm };

    public void Give() => Given++;
}
