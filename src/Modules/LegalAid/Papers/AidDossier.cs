using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Matters;
using Microsoft.EntityFrameworkCore;
using static Fashu.LegalAid.AidVolume;

namespace Fashu.LegalAid;

/// <summary>The file of a legal-aid case in the order of the volume; what belongs there and is not there is named (LAL 50).</summary>
internal sealed class AidDossier(AppDb db, AidPaperMaker papers, IAttachments files, Settings settings) : IDossierSource
{
    public string Kind => AidCase.KindKey;
    public bool PartiesMayCopy => true;

    public async Task<string?> WhyNotYet(Guid matter, DateTime at, CancellationToken cancel) =>
        (await db.Load<AidCase>(matter, cancel))?.ArchiveFrom(settings) is { } day && day > at.CityDay() ? $"申请人还可以提出异议，{day.Formal()}起才能归档。" : null;

    public async Task<(DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Papers(Guid matter, Actor by, CancellationToken cancel)
    {
        var of = await db.Open<AidCase>(matter, by, cancel);
        var cover = new DossierCover("法律援助卷宗", of.Number, await papers.Centre(of, cancel), of.HandlerName ?? "", $"受援人：{(of.IsGroup && by.Kind == ActorKind.Citizen ? string.Join("、", of.Listed.Where(p => p.PersonId == by.Id).Select(p => p.Name)) : of.Applicants)}；对方：{of.OtherName}", of.FiledAt.CityDay(), of.ClosedAt?.CityDay(), "待与同级档案主管部门商定", null);
        List<DossierPaper> all = [];
        var volume = AidVolume.Of(of);
        var (acted, judged) = (await papers.Acted(of.Id, cancel), await db.FileReviews.AsNoTracking().Where(r => r.CaseId == of.Id && r.DoneAt != null).ToListAsync(cancel));
        var given = by.Kind == ActorKind.Citizen ? await files.Of(matter, by, cancel) : await files.Of(matter, cancel);
        var filed = of.FiledAt.CityDay();
        if (of.NoticeOrgan is null) await Add(Application, "法律援助申请表", filed, true, "application");
        await Add(Application, "申请人名单和金额", filed, false, "roster");
        if (of.Pledged) await Add(Hardship, "经济困难个人诚信承诺书", filed, true, "pledge");
        if (of.SupplementAsked is not null) await Add(Supplement, "补充材料通知书", filed, true, "supplement");
        if (of.DecidedAt is { } decided && of.NoticeOrgan is null)
        {
            await Add(Review, "法律援助审批表", decided.CityDay(), true, "review");
            if (!of.IsRefused) await Add(Decision, "给予法律援助决定书", decided.CityDay(), true, "decision");
        }
        foreach (var one in of.Assigned) await Add(Assignment, $"法律援助指派通知书{(of.Assignments.Count == 1 ? "" : $"（{one.Name}）")}", one.At.CityDay(), true, $"{AidPaperMaker.AssignmentPrefix}{one.Id}");
        if (of.NeedsMandate && of.AssignedAt is not null) await AddMandates();
        await Add(Organ, "法律援助公函", (of.AssignedAt ?? of.FiledAt).CityDay(), false, "letter");
        await Add(Organ, "法律援助机构确定律师复函", (of.AssignedAt ?? of.FiledAt).CityDay(), of.NoticeOrgan is not null, "organ");
        foreach (var entry in of.Entries.OrderBy(e => e.On).ThenBy(e => e.WrittenAt))
            await Add(entry.Kind switch { AidEntryKind.Report => Report, AidEntryKind.Visit => Feedback, _ => volume.Talks }, $"{entry.Kind.Title()}记录", entry.On, entry.Kind == AidEntryKind.Contact, $"entry-{entry.Id}");
        if (of.Outcome is not null)
        {
            await Add(Closing, "结案报告表", of.FinishedOn!.Value, true, "closing");
            if (of.Entries.Count(e => e.Kind == AidEntryKind.Visit) < 2) all.Add(new(Feedback, "回访记录（办理中、办结后各一次）", of.FinishedOn.Value, true));
        }
        await Add(AidVolume.Subsidy, "卷宗审查和补贴审批表", (of.ClosedAt ?? of.FiledAt).CityDay(), false, "subsidy");
        foreach (var review in judged) await Add(Quality, $"案件质量评查表（{review.Purpose.Title()}）", review.DoneAt!.Value.CityDay(), false, $"{AidPaperMaker.QualityPrefix}{review.Id}");
        foreach (var step in acted) await Add(AidPaperMaker.OrderOf(step.Act), AidPaperMaker.TitleOf(step.Act), step.At.CityDay(), true, $"{AidPaperMaker.StepPrefix}{step.No}");
        // a decision that was overruled later was one all the same
        foreach (var step in await papers.Decided(of, cancel))
        {
            if (step.Act == nameof(AidAct.Refuse)) await Add(Decision, "不予法律援助决定书", step.At.CityDay(), true, $"refusal-{step.No}");
            else if (step.Act is nameof(AidAct.Uphold) or nameof(AidAct.Overrule)) await Add(Objection, "法律援助异议审查决定书", step.At.CityDay(), true, $"objection-{step.No}");
            else
            {
                await Add(Ending, "终止法律援助决定书", step.At.CityDay(), true, $"termination-{step.No}");
                await Add(Ending, "终止法律援助告知函", step.At.CityDay(), true, $"organ-ended-{step.No}");
            }
        }
        foreach (var file in given)
            all.Add(new(volume.OrderOf(file.Kind, file.Party is null && file.AddedAt >= of.FirstAssignedAt), $"{FileKinds.Titles.GetValueOrDefault(file.Kind, "材料")}：{file.Name}", file.AddedAt.CityDay(), file.Kind == FileKinds.Identity, Attachment: file.Id));
        if (of.NoticeOrgan is null && of.AssignedAt is not null)
        {
            Demand(Identity, "申请人身份证明", filed, FileKinds.Identity);
            if (AidPapers.OfHardship(of, settings) is { } proof && !of.Pledged) Demand(Hardship, proof, filed, FileKinds.Hardship);
        }
        if (of.NoticeOrgan is not null) Demand(Notice, "办案机关通知书", filed, FileKinds.OrganNotice);
        if (of.Outcome is not null) DemandWork(of.FinishedOn!.Value);
        if (by.Kind == ActorKind.Citizen) all.RemoveAll(p => !p.IsThere);
        return (cover, [.. all.OrderBy(p => p.Order).ThenBy(p => p.Day)]);

        void Demand(int order, string title, DateOnly day, params string[] kinds)
        {
            if (given.All(f => !kinds.Contains(f.Kind))) all.Add(new(order, title, day, true));
        }

        // what a lawyer who has finished must have left behind
        void DemandWork(DateOnly day)
        {
            if (volume.Criminal)
            {
                if (of.Entries.All(e => e.Kind != AidEntryKind.Meeting)) Demand(volume.Talks, "会见笔录", day, FileKinds.Interview);
                if (of.NoticeStage is not CriminalStage.Investigation) Demand(volume.Reading, "阅卷笔录", day, FileKinds.Reading); // before, there is no file to read
                Demand(volume.Opinion, "辩护、代理意见", day, FileKinds.Defence);
            }
            else Demand(volume.Pleading, "申请书、起诉状或者答辩状，证据目录", day, FileKinds.Pleading);
            if (of.StandingHearings.Any()) Demand(volume.Hearing, "庭审、调解笔录", day, FileKinds.HearingNotes);
            Demand(volume.Result, "结案的法律文书", day, FileKinds.Judgment, FileKinds.Paper);
        }

        // what was signed lies there as PDF or as photo of the sheet; else the paper itself stands for it
        async Task AddMandates()
        {
            List<string> missing = [];
            foreach (var person in of.Listed)
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
}
