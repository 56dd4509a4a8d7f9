using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Notices;

/// <summary>The gateway tells what became of a message. Signed: hexadecimal HMAC-SHA256 over “seconds.body” with the agreed secret.</summary>
internal sealed class TakeReceipt(AppDb db, TimeProvider clock, IConfiguration configuration)
{
    public const string Secret = "Sms:ReceiptSecret", Stamp = "X-Fashu-Timestamp", Signature = "X-Fashu-Signature";
    private const int LargestBody = 16 * 1024;
    private static readonly TimeSpan fresh = TimeSpan.FromMinutes(5);

    public sealed record Receipt(string? Id, string? State, string? Error);

    public async Task<IResult> Handle(HttpRequest request, CancellationToken cancel)
    {
        if (configuration[Secret] is not { Length: >= 16 } secret) return Results.NotFound();
        var body = new byte[LargestBody];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        var now = clock.Now();
        if (!IsSigned(secret, request.Headers[Stamp].ToString(), request.Headers[Signature].ToString(), body.AsSpan(0, length), now)) return Results.Unauthorized();
        if (Parse(body.AsSpan(0, length)) is not { Id: { Length: > 0 } id } receipt) return Results.BadRequest();
        var key = Guid.TryParse(id, out var ours) ? ours : Guid.Empty;
        var message = await db.TextMessages.FirstOrDefaultAsync(m => m.GatewayId == id || m.Id == key, cancel);
        if (message is null) return Results.NotFound();
        if (receipt.State == "delivered") message.Deliver(now);
        else if (receipt.State == "failed") message.Fail(receipt.Error is { Length: > 0 } error ? error : "运营商没有送达", now);
        else return Results.BadRequest();
        await db.SaveChangesAsync(cancel);
        return Results.NoContent();
    }

    internal static string Sign(string secret, string stamp, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(stamp), (byte)'.', .. body]));

    private static bool IsSigned(string secret, string stamp, string signature, ReadOnlySpan<byte> body, DateTime now) =>
        long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((now - DateTime.UnixEpoch).TotalSeconds - seconds) <= fresh.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, stamp, body)), Encoding.UTF8.GetBytes(signature));

    private static Receipt? Parse(ReadOnlySpan<byte> body)
    {
        try { return JsonSerializer.Deserialize<Receipt>(body, JsonSerializerOptions.Web); }
        catch (JsonException) { return null; }
    }
}
