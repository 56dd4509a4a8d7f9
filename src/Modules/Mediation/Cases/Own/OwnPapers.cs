using System.IO.Compression;
using System.Text;
using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Mediation.Papers;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A party takes all own papers along in one file, for whichever way comes next (PML 26).</summary>
internal sealed class OwnPapers(PartyDesk desk, IAttachments attachments, IPrinter printer)
{
    public async Task<IResult> Handle(Guid id, CancellationToken cancel)
    {
        var view = await desk.Open(id, cancel);
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            var no = 0;
            async Task Put<TPaper, TFacts>(string title, TFacts facts) where TPaper : PaperOf<TFacts>
            {
                var bytes = printer.Available
                    ? await printer.Pdf<TPaper, TFacts>(facts, new() { Title = title }, cancel)
                    : Encoding.UTF8.GetBytes(await printer.Html<TPaper, TFacts>(facts, null, cancel));
                await Write(zip, $"{++no:00} {title}.{(printer.Available ? "pdf" : "html")}", new MemoryStream(bytes), cancel);
            }
            await Put<Application, ApplicationFacts>("申请书", ApplicationOf(view));
            foreach (var session in view.Case.Sessions.OrderBy(s => s.HeldAt)) await Put<MediationRecord, MediationRecordFacts>($"调解记录{session.HeldAt.CityDay():yyyyMMdd}", RecordOf(view, session));
            if (view.Case is { Stage: Stage.NotAccepted, Routes.Length: > 0 }) await Put<NotAccepted, NotAcceptedFacts>("不予受理告知书", NotAcceptedOf(view));
            else if (view.Case is { Routes.Length: > 0 }) await Put<Termination, TerminationFacts>("终止调解通知书", TerminationOf(view));
            foreach (var file in view.Files)
            {
                await using var stored = await attachments.Open(file.Id, cancel);
                await Write(zip, $"{++no:00} {FileKinds.Titles[file.Kind]} {file.Name}", stored, cancel);
            }
        }
        content.Position = 0;
        return Results.File(content, "application/zip", $"{view.Case.Number ?? "人民调解"} 我的材料.zip");
    }

    private static async Task Write(ZipArchive zip, string name, Stream content, CancellationToken cancel)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await content.CopyToAsync(entry, cancel);
    }

    private static PaperHead Head(PartyView view) => new(view.Committee?.Name ?? "人民调解委员会", view.Case.Number ?? "");

    // the other side's phone, address and ID number stay out of what a party takes along
    private static IReadOnlyList<PaperParty> Parties(PartyView view) => [.. view.Case.Parties.OrderBy(p => p.Side).Select(p => new PaperParty(p.Side.Title(), p.Name)
    {
        IsOrganization = p.Kind == PartyKind.Organization, Representative = p.Representative ?? "", Agent = p.Agent ?? "",
        Phone = p.Id == view.Mine.Id ? p.Phone ?? "" : "", Address = p.Id == view.Mine.Id ? p.Address ?? "" : "",
    })];

    private static ApplicationFacts ApplicationOf(PartyView view) =>
        new(Head(view), Parties(view), view.Case.Facts, view.Case.Wanted, view.Case.FiledAt.CityDay(), []) { TakenBy = view.Case.FiledByName ?? "" };

    private static MediationRecordFacts RecordOf(PartyView view, Session session)
    {
        var ordered = view.Case.Sessions.OrderBy(s => s.HeldAt).ToList();
        var result = session != ordered[^1] ? PaperResult.ToBeContinued
            : view.Case.Agreement is { EffectiveAt: not null } ? PaperResult.Agreed
            : view.Case.Stage is Stage.Terminated or Stage.RoutesTold ? PaperResult.NotAgreed : PaperResult.ToBeContinued;
        return new(Head(view), view.Case.Title, session.HeldAt, session.RecordedAt, session.Place, Parties(view), [new("记录", session.Record)], result, [])
        {
            Session = ordered.IndexOf(session) + 1,
            Way = session.Way.Title(),
            Mediators = view.Case.HandlerName ?? "",
            Recorder = session.RecordedBy,
            Others = session.Present,
        };
    }

    private static NotAcceptedFacts NotAcceptedOf(PartyView view)
    {
        var step = view.Steps.Last(s => s.ToStage == nameof(Stage.NotAccepted));
        return new(Head(view), view.Mine.Name, view.Case.FiledAt.CityDay(), view.Case.Title, view.Reason(step) ?? "不属于人民调解受理范围", step.Article,
            [new("应当走的途径", view.Case.Routes!, "")], step.At.CityDay(), Seal(view))
        { Phone = view.Committee?.Phone ?? "" };
    }

    private static TerminationFacts TerminationOf(PartyView view)
    {
        var end = view.Steps.Last(s => s.ToStage == nameof(Stage.Terminated));
        return new(Head(view), view.Mine.Name, view.Case.Title, (view.Steps.FirstOrDefault(s => s.Act == nameof(Act.Accept))?.At ?? view.Case.FiledAt).CityDay(),
            end.Act == nameof(Act.Refuse) ? "一方不同意继续调解" : "双方未能达成一致", [new("其他途径", view.Case.Routes!, "")], end.At.CityDay(), Seal(view))
        { Phone = view.Committee?.Phone ?? "" };
    }

    private static SignaturePlace Seal(PartyView view) => new("seal", "调解委员会", view.Committee?.Name ?? "人民调解委员会");
}
