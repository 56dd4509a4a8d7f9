using Fashu.Attachments;
using Fashu.Documents;
using Fashu.LegalAid.Papers;

namespace Fashu.LegalAid;

/// <summary>Makes the official PDF of a signed mandate: printed once with the place empty, then the signature as a field of its own.</summary>
internal sealed class MandatePrinter(AppDb db, IPrinter printer, IPdfSigner signer, IAttachments files, AidPaperMaker papers, TimeProvider clock)
{
    /// <summary>Where the PDF is found again: a signature has one, and a later one has another.</summary>
    public static string FileName(AidPerson person, Signature signed) => $"授权委托书-{person.Name}-{signed.At:yyyyMMddHHmmss}.pdf";

    /// <summary>Does nothing where there is no browser, where the PDF exists, where the signature was taken back, or where the signed sheet itself was photographed.</summary>
    public async Task Make(Guid id, Guid of, CancellationToken cancel)
    {
        if (!printer.Available || await db.Load<AidCase>(id, cancel) is not { Mandate: { } mandate } matter || mandate.SignatureOf(of) is not { Way: not SignatureWay.PaperPhoto } signed) return;
        var person = matter.Person(of);
        var name = FileName(person, signed);
        if ((await files.Of(id, cancel)).Any(f => f.Kind == FileKinds.Mandate && f.Party == of && f.Name == name)) return;
        var centre = await papers.Centre(matter, cancel);
        var mark = new SignatureMark(signed.Name, signed.Way, signed.At, await signed.Picture(files, cancel));
        var pdf = await printer.Pdf<AidPaper, AidPaperFacts>(papers.Mandate(matter, mandate, person, centre, null, whole: true), new() { Title = "授权委托书" }, cancel);
        pdf = await signer.Fill(pdf, papers.Mandate(matter, mandate, person, centre, mark, whole: true).Signs, _ => of, "签署授权委托书", cancel);
        await files.Add(id, FileKinds.Mandate, name, new MemoryStream(pdf), Actor.System(clock.Now()), cancel, of, visibleToOthers: false);
        await db.SaveChangesAsync(cancel);
    }
}
