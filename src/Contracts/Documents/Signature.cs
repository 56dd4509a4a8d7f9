using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fashu.Attachments;

namespace Fashu.Documents;

/// <summary>Somebody's signature under a text, as the procedure keeps it.</summary>
public sealed class Signature
{
    private Signature() { }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The party or aided person, or null for the officer in charge.</summary>
    public Guid? Party { get; private set; }
    public string Name { get; private set; } = "";
    public SignatureWay Way { get; private set; }
    public DateTime At { get; private set; }

    /// <summary>SHA-256 of the text that was signed, hex.</summary>
    public string TextHash { get; private set; } = "";

    /// <summary>Image of the drawn or photographed signature, an attachment; null for a typed name.</summary>
    public Guid? Image { get; private set; }

    /// <summary>How the person was known: verified identity, or the officer's word with a photo.</summary>
    public string Proof { get; private set; } = "";
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Random bytes of its evidence leaf.</summary>
    public byte[] Salt { get; private set; } = RandomNumberGenerator.GetBytes(16);

    public static Signature Of(Guid? party, string name, SignatureWay way, string textHash, Guid? image, string proof, DateTime at) =>
        new() { Party = party, Name = name, Way = way, TextHash = textHash, Image = image, Proof = proof, At = at };

    public void Withdraw(DateTime at) => WithdrawnAt = at;

    /// <summary>Leaves the evidence of it in the present unit of work.</summary>
    public void Leave(AppDb db, Guid matter) => db.Leaf("signature", matter, Salt, JsonSerializer.SerializeToUtf8Bytes(new
    {
        Id,
        Party,
        Name,
        Way = Way.ToString(),
        At,
        TextHash,
        Image,
        Proof,
    }), At);

    /// <summary>The drawn image as a data: address for papers; null for a typed name, and on paper, where the image is a photo of the sheet.</summary>
    public async Task<string?> Picture(IAttachments files, CancellationToken cancel) =>
        Image is { } image && Way != SignatureWay.PaperPhoto ? "data:image/png;base64," + Convert.ToBase64String(await files.Read(image, cancel)) : null;

    /// <summary>The words in the one form that is signed: lines and characters that look the same are the same.</summary>
    public static string Fixed(string text) => text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);

    /// <summary>SHA-256 of the words, hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Fixed(text))));
}
