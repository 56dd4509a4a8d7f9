namespace Fashu.Documents;

/// <summary>Puts electronic signatures into finished PDFs, each as its own field and its own incremental update, so that earlier ones stay valid.</summary>
public interface IPdfSigner
{
    /// <exception cref="PdfRefused">Encrypted, damaged, or of a kind that cannot be extended safely.</exception>
    Task<byte[]> Sign(byte[] pdf, SignatureRequest request, CancellationToken cancel = default);

    /// <summary>Every filled signature field in the order of signing, each checked against the bytes it covers.</summary>
    IReadOnlyList<PdfSignature> Signatures(byte[] pdf);
}

/// <summary>One act of signing. A slot is a place the paper reserved (<c>SignatureSlot</c>); without one the signature is invisible.</summary>
public sealed record SignatureRequest(Signer By, string Reason, DateTime AtUtc)
{
    public string? Slot { get; init; }

    /// <summary>What is drawn in the slot. Null leaves the place empty but for the field.</summary>
    public SignatureMark? Mark { get; init; }
}

/// <param name="Id">Stable, opaque id of the person or committee; goes into the certificate in place of an ID number.</param>
/// <param name="Organization">The committee or firm the person acts for, if any.</param>
public sealed record Signer(string Id, string Name, string? Organization = null);

/// <param name="Intact">The covered bytes are unchanged since signing.</param>
/// <param name="CoversAll">Nothing was appended after this signature; true only of the last one.</param>
public sealed record PdfSignature(string Field, string Name, string Reason, DateTime AtUtc, bool Intact, bool CoversAll);

public static class PdfSignatureWords
{
    extension(IPdfSigner signer)
    {
        /// <summary>Fills the reserved places of a printed paper one by one, in the order in which they were signed.</summary>
        public async Task<byte[]> Fill(byte[] pdf, IEnumerable<SignaturePlace> places, Func<SignatureMark, Guid> whose, string reason, CancellationToken cancel)
        {
            foreach (var (slot, mark) in places.Where(p => p.Signed is not null).Select(p => (p.Slot, p.Signed!)).OrderBy(p => p.Item2.AtUtc))
                pdf = await signer.Sign(pdf, new(new(whose(mark).ToString(), mark.Name), reason, mark.AtUtc) { Slot = slot, Mark = mark }, cancel);
            return pdf;
        }
    }

    extension(IReadOnlyList<PdfSignature> signatures)
    {
        /// <summary>Signed, every signature intact, and nothing added since the last one.</summary>
        public bool Untouched => signatures is [.., { CoversAll: true }] && signatures.All(s => s.Intact);
    }
}

/// <summary>Where the keys are: a local test authority by default, an accredited service by configuration.</summary>
public interface ISignatureProvider
{
    /// <summary>Plain words for the paper: what kind of electronic signature this makes and what it is worth.</summary>
    string Kind { get; }

    /// <summary>A detached CMS over <paramref name="content"/>, DER-encoded, with the chain inside.</summary>
    Task<byte[]> Sign(Signer signer, byte[] content, DateTime atUtc, CancellationToken cancel);
}

/// <summary>The PDF cannot be read or extended safely. The message is a plain Chinese sentence.</summary>
public sealed class PdfRefused(string message) : RuleBroken(message);
