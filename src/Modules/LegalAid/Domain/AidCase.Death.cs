namespace Fashu.LegalAid;

/// <summary>Somebody who asked has died: his rights end with him (民法典 13), what is owed for work that was done does not.</summary>
internal sealed partial class AidCase
{
    /// <summary>It is decided or done: nobody leaves any more, but may still die.</summary>
    public bool IsSettled => Stage is not (AidStage.Review or AidStage.Supplement or AidStage.Proposed or AidStage.Granted or AidStage.Assigned or AidStage.Handling);

    /// <summary>What death leaves of the case at this stage, for the office.</summary>
    public string AfterDeath => Stage switch
    {
        AidStage.Finished or AidStage.FileIn or AidStage.FileChecked or AidStage.Paid => "不再回访；交卷、审查卷宗、发放补贴、归档照常办。结果和钱款请与继承人联系。",
        AidStage.RefusalObjected or AidStage.TerminationObjected => $"异议到此终结，原来的决定不变。{heirs}",
        AidStage.Refused or AidStage.Terminated when Ended != TerminationGround.Died => $"原来的决定不变，不再受理异议。{heirs}",
        _ => $"这件事到此为止。{heirs}",
    };

    private const string heirs = "继承人、近亲属要接着主张权利的，可以用自己的名义申请法律援助，写过的材料可以再用。";

    /// <summary>The only one, or the last one, died: an application ends, aid already given is over, an objection has nobody left; the end of finished work goes on. Nothing more is written to his account.</summary>
    public void EndByDeath(string known, Actor by)
    {
        if (Present.Count() > 1) throw new RuleBroken("还有别的受援人，请在名单里给去世的人登记退出，其他人接着办。");
        if (!Present.Any()) throw new RuleBroken("已经登记过去世。");
        var (last, from, settled) = (Applicant, Stage, IsSettled);
        Take(AidAct.EndByDeath, by, $"{last.Name}去世。{known.Trim()}");
        last.End(AidLeaving.Died, known, by.At);
        foreach (var part in Participants.Where(p => p.Role == AidFlow.ApplicantRole)) part.Leave(by.At);
        DropDeliveries(by.At);
        EndAsked = null;
        EndMandate(by.At); // 民法典 173
        Announce(new AidPersonDied(Id, last.Id, last.PersonId, by.At));
        if (from is AidStage.RefusalObjected or AidStage.TerminationObjected) EndObjection(by.At);
        if (from is AidStage.Finished or AidStage.FileIn or AidStage.FileChecked or AidStage.Paid) StopClock(AidClocks.VisitEnd, by.At, "受援人去世");
        if (settled) return;
        EndOffer(by.At, null, lapsed: false);
        if (Stage == AidStage.Terminated) (Ended, Reason) = (TerminationGround.Died, $"受援人{last.Name}去世。");
        Tell("申请人去世，法律援助结束", true, by.At);
        Close(by.At, "申请人去世");
    }

    // of many: nothing more goes to an account that speaks for nobody else here, and an objection of his own has nobody left
    private void Mourn(AidPerson dead, DateTime at)
    {
        Announce(new AidPersonDied(Id, dead.Id, Present.Any(p => p.PersonId == dead.PersonId) ? null : dead.PersonId, at));
        if (ObjectedBy != dead.Id || Stage is not (AidStage.RefusalObjected or AidStage.TerminationObjected)) return;
        Take(AidAct.EndObjection, Actor.System(at), $"提出异议的{dead.Name}去世", internalOnly: true);
        EndObjection(at);
        Announce(new AidObjectionEnded(Id, at));
    }

    // the decision stands as it was; that it closed the case was told then
    private void EndObjection(DateTime at)
    {
        StopClock(AidClocks.Objection, at, "提出异议的人去世");
        (ObjectedBy, ClosedAt) = (null, at);
    }
}
