using System.Security.Cryptography;

namespace Fashu.Divisions;

/// <summary>A printed code: the poster that hangs at a place leads to its division.</summary>
internal sealed class Place
{
    // No letters or digits that are taken for one another on paper or on the phone.
    public const string Signs = "23456789ABCDEFGHJKMNPQRTUVWXY";
    public const int Length = 6;

    private Place() { }

    public string Code { get; private set; } = "";
    public string Division { get; private set; } = "";

    /// <summary>Where it hangs, as printed on it.</summary>
    public string Label { get; private set; } = "";

    /// <summary>A tablet or kiosk used by many: nothing of a person stays on it.</summary>
    public bool SharedDevice { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public string CreatedBy { get; private set; } = "";
    public DateTime? WithdrawnAt { get; private set; }
    public string? WithdrawnBy { get; private set; }
    public string? WithdrawnWhy { get; private set; }

    public static Place Hang(string division, string label, bool sharedDevice, Actor by, string? code = null) => new()
    {
        Code = code ?? RandomNumberGenerator.GetString(Signs, Length),
        Division = division,
        Label = label.Trim(),
        SharedDevice = sharedDevice,
        CreatedAt = by.At,
        CreatedBy = by.Name,
    };

    public void Withdraw(string why, Actor by)
    {
        if (WithdrawnAt is not null) throw new RuleBroken("这个场所码已经停用。");
        (WithdrawnAt, WithdrawnBy, WithdrawnWhy) = (by.At, by.Name, why.Trim());
    }

    /// <summary>A code as somebody types it from a poster: small letters, spaces and dashes are forgiven. Null if it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var code = string.Concat(typed.Where(c => c is not (' ' or '-' or '　'))).ToUpperInvariant();
        return code.Length == Length && code.All(c => Signs.Contains(c)) ? code : null;
    }
}
