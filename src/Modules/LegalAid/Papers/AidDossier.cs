using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>The file of a legal-aid case in the order in which they arise.</summary>
internal sealed class AidDossier(AppDb db, AidPaperMaker papers, IAttachments files, Settings settings) : IDossierSource
{
    private const int Application = 2, Identity = 3, Hardship = 4, Materials = 5, Supplement = 6, Review = 7, Decision = 8, Assignment = 9, Mandate = 10, Organ = 11, Record = 12, Result = 16, Report = 19, Feedback = 20, Closing = 21, Subsidy = 22, Objection = 24, Termination = 25;

    public string Kind => AidCase.KindKey;
    public bool PartiesMayCopy => true;

    public async Task<string?> WhyNotYet(Guid matter, DateTime at, CancellationToken cancel) =>
        (await db.Load<AidCase>(matter, cancel))?.ArchiveFrom(settings) is { } day && day > at.CityDay() ? $"申请人还可以提出异议，{day.Formal()}起才能归档。" : null;

    public async Task<(DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Papers(Guid matter, Actor by, CancellationToken cancel)
    {
        var of = await db.Open<AidCase>(matter, by, cancel);
        var cover = new DossierCover("法律援助卷宗", of.Number, await papers.Centre(of, cancel), of.HandlerName ?? "", $"受援人：{(of.IsGroup && by.Kind == ActorKind.Citizen ? string.Join("、", of.Listed.Where(p => p.PersonId == by.Id).Select(p => p.Name)) : of.Applicants)}；对方：{of.OtherName}", of.FiledAt.CityDay(), of.ClosedAt?.CityDay(), "待与同级档案主管部门商定", null);
        List<DossierPaper> all = [];
        var given = by.Kind == ActorKind.Citizen ? await files.Of(matter, by, cancel) : await files.Of(matter, cancel);
        var filed = of.FiledAt.CityDay();
        if (of.NoticeOrgan is null) await Add(Application, "法律援助申请表", filed, true, "application");
        await Add(Application, "申请人名单和金额", filed, false, "roster");
        if (of.SupplementAsked is not null) await Add(Supplement, "补充材料通知书", filed, true, "supplement");
        if (of.DecidedAt is { } decided && of.NoticeOrgan is null)
        {
            await Add(Review, "法律援助审批表", decided.CityDay(), true, "review");
            await Add(Decision, of.AssignedAt is null && of.Ground is not null ? "不予法律援助决定书" : "给予法律援助决定书", decided.CityDay(), true, "decision");
        }
        if (of.AssignedAt is { } assigned) await Add(Assignment, "法律援助指派通知书", assigned.CityDay(), true, "assignment");
        if (of.NeedsMandate && of.AssignedAt is not null) await AddMandates();
        await Add(Organ, "法律援助机构确定律师复函", (of.AssignedAt ?? of.FiledAt).CityDay(), of.NoticeOrgan is not null, "organ");
        foreach (var entry in of.Entries.OrderBy(e => e.On).ThenBy(e => e.WrittenAt))
            await Add(entry.Kind switch { AidEntryKind.Report => Report, AidEntryKind.Visit => Feedback, _ => Record }, $"{entry.Kind.Title()}记录", entry.On, entry.Kind == AidEntryKind.Contact, $"entry-{entry.Id}");
        if (of.Outcome is not null)
        {
            await Add(Closing, "结案报告表", of.FinishedOn!.Value, true, "closing");
            if (of.Entries.Count(e => e.Kind == AidEntryKind.Visit) < 2) all.Add(new(Feedback, "回访记录（办理中、办结后各一次）", of.FinishedOn.Value, true));
        }
        await Add(Subsidy, "卷宗审查和补贴审批表", (of.ClosedAt ?? of.FiledAt).CityDay(), false, "subsidy");
        await Add(Objection, "法律援助异议审查决定书", (of.ClosedAt ?? of.FiledAt).CityDay(), false, "objection");
        await Add(Termination, "终止法律援助决定书", (of.ClosedAt ?? of.FiledAt).CityDay(), of.Ended is not null, "termination");
        foreach (var file in given)
            all.Add(new(OrderOf(file.Kind), $"{FileKinds.Titles.GetValueOrDefault(file.Kind, "材料")}：{file.Name}", file.AddedAt.CityDay(), file.Kind == FileKinds.Identity, Attachment: file.Id));
        if (of.NoticeOrgan is null && of.AssignedAt is not null && given.All(f => f.Kind != FileKinds.Identity)) all.Add(new(Identity, "申请人身份证明", filed, true));
        if (of.Outcome is not null && given.All(f => f.Kind != FileKinds.Paper)) all.Add(new(Result, "结案的法律文书", of.FinishedOn!.Value, true));
        if (by.Kind == ActorKind.Citizen) all.RemoveAll(p => !p.IsThere);
        return (cover, [.. all.OrderBy(p => p.Order).ThenBy(p => p.Day)]);

        // what was signed lies there as PDF or as photo of the sheet; else the paper itself stands for it
        async Task AddMandates()
        {
            List<string> missing = [];
            foreach (var person in of.Persons)
            {
                var signed = of.Mandate?.Signatures.LastOrDefault(s => s.Party == person.Id);
                if (signed is null && person.IsIn) missing.Add(person.Name);
                else if (signed is not null && (signed.WithdrawnAt is not null || signed.Way != SignatureWay.PaperPhoto && given.All(f => f.Name != MandatePrinter.FileName(person, signed))))
                    await Add(Mandate, $"授权委托书{(of.Persons.Count == 1 ? "" : $"（{person.Name}）")}{(signed.WithdrawnAt is null ? "" : "，已撤回")}", (signed.WithdrawnAt ?? signed.At).CityDay(), true, $"{AidPaperMaker.MandatePrefix}{person.Id}");
            }
            if (missing.Count > 0) all.Add(new(Mandate, of.Persons.Count == 1 ? "授权委托书" : $"授权委托书（缺{string.Join("、", missing)}）", of.AssignedAt!.Value.CityDay(), true));
        }

        async Task Add(int order, string title, DateOnly day, bool must, string paper)
        {
            if (await papers.Html(of, paper, by, cancel) is { } html) all.Add(new(order, title, day, must, html, Page: $"/aid/{matter}/papers/{paper}"));
        }
    }

    private static int OrderOf(string kind) => kind switch
    {
        FileKinds.Identity => Identity,
        FileKinds.Mandate or FileKinds.Signature or FileKinds.Face => Mandate,
        FileKinds.Paper => Result,
        _ => Materials,
    };
}
