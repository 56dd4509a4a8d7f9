using Fashu.Documents;

namespace Fashu.Mediation;

internal sealed partial class MediationCase
{
    private readonly List<Agreement> agreements = [];
    private readonly List<ReturnVisit> visits = [];

    public IReadOnlyList<Agreement> Agreements => agreements;
    public IReadOnlyList<ReturnVisit> Visits => visits;

    /// <summary>The agreement in force or in signing; earlier drafts stay in the list.</summary>
    public Agreement? Agreement => agreements.LastOrDefault(a => a.ReplacedAt is null);

    /// <summary>The parties think a paper unnecessary: the content is recorded (PML 28, 30). Only what the law lets be oral.</summary>
    public void AgreeOrally(string content, IReadOnlyList<Term> terms, OralTest test, Actor by, Settings settings)
    {
        if (test.Refusal is (var refusal, var field)) throw new RuleBroken(refusal) { Field = field };
        Take(Act.AgreeOrally, by);
        agreements.Add(Agreement.Oral(content, terms, by));
        foreach (var term in terms) term.Perform(by.At.CityDay(), "当场履行"); // what is not done at once must be written (PML 28)
        Conclude(by.At, settings);
    }

    /// <param name="identity">It touches marriage, adoption or inheritance: signed on paper only (ESL 3).</param>
    public void Draft(string facts, string points, IReadOnlyList<Term> terms, Actor by, bool identity = false)
    {
        if (terms.Count == 0) throw new RuleBroken("协议至少要有一条约定，请写明谁、做什么、什么时候以前。") { Field = "Terms[0].What" };
        Take(Act.Draft, by);
        agreements.Add(Agreement.Written(facts, points, terms, identity, by));
    }

    /// <summary>A signature takes effect at once for its own party; the agreement only with the last (PML 29).</summary>
    public void Sign(Signature signature, Actor by, Settings settings)
    {
        var draft = Agreement ?? throw new RuleBroken("还没有协议。");
        if (draft.PaperOnly && signature.Way != SignatureWay.PaperPhoto) throw new RuleBroken("涉及婚姻、收养、继承等人身关系的协议，要在纸上签名（电子签名法第三条）。");
        if (draft.SignatureOf(signature.Party) is not null) throw new RuleBroken("已经签过名了。");
        Take(Act.Sign, by, $"{signature.Name}，{signature.Way.Short}");
        draft.Add(signature);
        if (AwaitsSeal) Announce(new MediationSealDue(Id, true, by.At));
        TakeEffectIfComplete(by.At, settings);
    }

    public void Unsign(Party party, string reason, Actor by)
    {
        if (Agreement?.SignatureOf(party.Id) is null) throw new RuleBroken("您还没有签名。");
        NoSeal(by);
        Take(Act.Unsign, by, reason);
        Agreement!.Remove(party.Id, by.At);
    }

    public void ApproveSeal(Actor by, Settings settings)
    {
        // a seal on an unsigned paper is worth nothing and easily misused: it comes last
        if (Agreement is { EffectiveAt: null } draft && parties.Any(p => draft.SignatureOf(p.Id) is null)) throw new RuleBroken("双方当事人都签名以后才能用印。");
        if (Agreement is { EffectiveAt: null } && Agreement.SignatureOf(null) is null) throw new RuleBroken("调解员签名以后才能用印。");
        NoSeal(by);
        Take(Act.Seal, by);
        Agreement!.Seal(by);
        TakeEffectIfComplete(by.At, settings);
    }

    public void Redraft(string reason, Actor by)
    {
        NoSeal(by);
        Take(Act.Redraft, by, reason);
        Agreement!.Replace(by.At);
    }

    private bool AwaitsSeal => NextInTime().Todo == Todo.Seal;

    private void NoSeal(Actor by)
    {
        if (AwaitsSeal) Announce(new MediationSealDue(Id, false, by.At));
    }

    public void RecordPerformance(Guid term, DateOnly on, string how, Actor by)
    {
        Take(Act.Perform, by, Duty(term) + how);
        Agreement!.Term(term).Perform(on, how);
    }

    public void RecordBreach(Guid term, string what, Actor by)
    {
        Take(Act.Breach, by, Duty(term) + what);
        Agreement!.Term(term).Breach(what);
    }

    private string Duty(Guid term) => Agreement?.Terms.FirstOrDefault(t => t.Id == term) is { } duty ? $"第{duty.No}条：" : "";

    /// <summary>
    /// A party's word about a duty (PML 31). Who is to receive speaks against the own interest when confirming: the duty is then performed.
    /// Every other word waits for the mediator, who asks the other side.
    /// </summary>
    /// <returns>False where the same was said before: nothing is recorded twice.</returns>
    public bool ReportPerformance(Guid term, TermReport report, Actor by)
    {
        var party = PartyOf(by) ?? throw new RuleBroken("履行情况由当事人反馈。");
        var duty = (Agreement ?? throw new RuleBroken("还没有协议。")).Term(term);
        if (duty.SaidBy(party.Side) is { } before && before.SaysTheSame(report)) return false;
        if (duty.PerformedOn is not null && !report.Performed) throw new RuleBroken("这一条已经登记为履行；情况有变化的，请联系调解员。");
        Take(Act.Report, by, $"第{duty.No}条：{(report.Performed ? $"{report.On?.Formal()}已做到" : "没有做到")}{(report.Note.Length > 0 ? "，" + report.Note : "")}");
        duty.Hear(party.Side, report);
        if (report.Performed && party.Side != duty.Who && duty.PerformedOn is null) duty.Perform(report.On!.Value, $"{party.Side.Title()}本人确认{(report.Note.Length > 0 ? "：" + report.Note : "")}");
        return true;
    }

    public void RecordVisit(DateOnly on, string way, string found, bool performed, Actor by)
    {
        Take(Act.Visit, by);
        visits.Add(new(on, way, found, performed, by.Name, by.At));
        MeetClock(MediationClocks.Visit, by.At);
    }

    /// <summary>Both applied together for judicial confirmation in time (PML 33; CPL 205).</summary>
    public void RecordConfirmation(string court, DateOnly on, bool together, Actor by)
    {
        if (!together) throw new RuleBroken("司法确认要由双方当事人共同申请。");
        if (on > by.At.CityDay()) throw new RuleBroken("申请日期不能晚于今天。") { Field = "On" };
        if (Agreement?.EffectiveAt is { } effective && on < effective.CityDay()) throw new RuleBroken("申请日期不能早于协议生效的日子。") { Field = "On" };
        if (Clock(MediationClocks.Confirmation) is { } limit && on > limit.DueDay) throw new RuleBroken($"共同申请司法确认的期限已于{limit.DueDay.Formal()}届满。协议仍然有效，可以就协议向法院起诉。") { Field = "On" };
        Take(Act.Confirm, by, $"{on.Formal()}向{court}提出");
        MeetClock(MediationClocks.Confirmation, by.At);
    }

    public void Finish(Actor by)
    {
        if (Agreement?.Terms.Any(t => t.PerformedOn is null) == true) throw new RuleBroken("还有约定没有履行，请先逐条登记履行情况。");
        Take(Act.Finish, by);
        Tell("调解协议已经履行完毕", null, [], by.At);
        Close(null, by, "已履行");
    }

    /// <summary>A draft nobody will sign any more: it stays on file as not effective.</summary>
    private void DropDraft(DateTime at)
    {
        if (Agreement is { EffectiveAt: null } draft) draft.Replace(at);
    }

    private void TakeEffectIfComplete(DateTime at, Settings settings)
    {
        if (!Agreement!.IsComplete(this)) return;
        Take(Act.TakeEffect, Actor.System(at));
        Agreement.TakeEffect(at);
        Conclude(at, settings);
    }

    private void Conclude(DateTime at, Settings settings)
    {
        StopClocks(at, "已达成协议");
        StartClock(MediationClocks.Confirmation, at, settings);
        StartClock(MediationClocks.Visit, at, settings);
        Announce(new MediationAgreed(Id, Agreement!.Form == AgreementForm.Oral, at));
        Tell("达成调解协议", string.Join("；", Agreement.Terms.Select(t => $"{PartyAt(t.Who).Name}{(t.By is { } day ? $"在{day.Formal()}前" : "")}{t.What}{(t.Fen is { } fen ? $"，{fen.Yuan()}" : "")}")) is { Length: > 0 } terms ? terms : Agreement.Facts,
            [.. parties.Select(p => new Matters.ResultSum(p.Id, Agreement.Terms.Where(t => t.Who != p.Side).Sum(t => t.Fen ?? 0)))], at);
    }
}

/// <summary>A return visit after the agreement (回访).</summary>
internal sealed class ReturnVisit(DateOnly on, string way, string found, bool performed, string by, DateTime at)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public DateOnly On { get; private set; } = on;
    public string Way { get; private set; } = way;
    public string Found { get; private set; } = found;
    public bool Performed { get; private set; } = performed;
    public string By { get; private set; } = by;
    public DateTime At { get; private set; } = at;
}
