using System.Security.Cryptography;
using System.Text;

namespace Fashu.People;

/// <summary>A personal key for programs: acts as its owner until it expires or is revoked. Only its hash is kept.</summary>
internal sealed class ApiToken
{
    public const string Prefix = "fs_";

    public Guid Id { get; private set; }
    public Guid OwnerId { get; private set; }
    public ActorKind OwnerKind { get; private set; }
    public string Title { get; private set; } = "";
    public string Hash { get; private set; } = "";

    /// <summary>The first signs, by which the owner recognizes it.</summary>
    public string Start { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    /// <summary>The owner's stamp when it was made: what ends the owner's sessions (a reset password, a recovered account, another phone, leaving) ends it too.</summary>
    public int Stamp { get; private set; }

    /// <returns>The token row and the secret, which is shown once.</returns>
    public static (ApiToken Token, string Secret) Issue(Actor owner, int stamp, string title, DateTime expires)
    {
        var secret = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (new()
        {
            Id = Guid.CreateVersion7(),
            OwnerId = owner.Id,
            OwnerKind = owner.Kind,
            Title = title,
            Hash = HashOf(secret),
            Start = secret[..9],
            CreatedAt = owner.At,
            ExpiresAt = expires,
            Stamp = stamp,
        }, secret);
    }

    // The secret has 256 random bits, so a plain hash cannot be guessed back.
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsGood(int stamp, DateTime at) => RevokedAt is null && at < ExpiresAt && Stamp == stamp;

    public void Use(DateTime at) => UsedAt = at;

    public void Revoke(DateTime at) => RevokedAt ??= at;
}
