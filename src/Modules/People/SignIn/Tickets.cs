using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Fashu.People;

/// <summary>
/// What one sign-in step hands to the next, sealed into the address: works without script, leaves no phone number in logs,
/// and cannot be made by anybody else.
/// </summary>
internal sealed class Tickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <param name="Proved">A code for the phone was right at this moment.</param>
    /// <param name="DemoCode">Shown on the page in demo mode.</param>
    public sealed record Ticket(string Phone, string ReturnUrl, bool Shared, bool Proved, DateTime At, string? DemoCode = null);

    public string Seal(Ticket ticket) => Protector(ticket.Proved).Protect(JsonSerializer.Serialize(ticket));

    /// <summary>Null if it is not ours, too old, or of another step.</summary>
    public Ticket? Open(string? text, bool proved)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 8000) return null;
        try
        {
            var ticket = JsonSerializer.Deserialize<Ticket>(Protector(proved).Unprotect(text));
            return ticket is not null && ticket.Proved == proved && clock.Now() - ticket.At < Life ? ticket : null;
        }
        catch (CryptographicException) { return null; }
    }

    private IDataProtector Protector(bool proved) => protection.CreateProtector("Fashu.People.SignIn", proved ? "proved" : "asked");
}
