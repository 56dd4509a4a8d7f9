using static Fashu.LegalAid.AidAct;
using static Fashu.LegalAid.AidPermissions;
using static Fashu.LegalAid.AidStage;

namespace Fashu.LegalAid;

/// <summary>Legal aid as a table (LAL 38–55).</summary>
internal static class AidFlow
{
    public const string ApplicantRole = "Applicant";

    /// <summary>The other side: entered to be found by name and in the check of conflicts, never opened to an account.</summary>
    public const string OpponentRole = "Opponent";

    public static readonly Who Applicant = Who.Participant(ApplicantRole, "申请人");
    /// <summary>For what all share; where many have representatives, one of those.</summary>
    public static readonly Who Spokesman = new("aid-spokesman", "申请人（有代表人的，由代表人）");
    public static readonly Who Lawyer = new("aid-lawyer", "承办律师");

    /// <summary>An officer may decide alone what the rules call clear; otherwise the head decides on the officer's proposal (LAL 43).</summary>
    public static readonly Who OnTheSpot = new("aid-on-the-spot", "审查人员（简单明确的当场决定）");

    /// <summary>A lawyer of the roster takes a case himself, while the centre has given it to nobody.</summary>
    public static readonly Who Taker = new("aid-taker", "法援律师");

    /// <summary>An applicant, or an officer who sees a reason.</summary>
    public static readonly Who RecusalAsker = new("aid-recusal-asker", "申请人或者工作人员");

    /// <summary>The head or the department; where it concerns the head, the department alone.</summary>
    public static readonly Who RecusalJudge = new("aid-recusal-judge", "法律援助机构负责人或者司法局");

    /// <summary>The organ that gave notice, by its clerk.</summary>
    public static readonly Who Organ = new("aid-organ", "通知的办案机关");

    // no national text names it: a city that has a rule of its own enters it (AidSettings.RecusalRule)
    private const string NoRule = "法律援助法没有规定，按本地规定，待核对";

    public static readonly Workflow<AidStage, AidAct> Table = new("legalaid", "法律援助")
    {
        { Review, AcceptNotice, Granted, Examine, "法律援助法第25、28、36条" },
        { Review, AcceptNotice, Granted, Organ, "法律援助法第25、28、36条" },
        { Review, Correct, Review, Spokesman, "法律援助法第41条" },
        { Review, Correct, Review, Examine, "法律援助法第41条" },
        { Review, Answer, Review, Applicant, "法律援助法第41条" },
        { Review, Answer, Review, Examine, "法律援助法第41条" },
        { Review, Verify, Review, Examine, "法律援助法第41、42条" },
        { Review, AidAct.AskSupplement, Supplement, Examine, "法律援助法第43条第2款" },
        { Review, Propose, Proposed, Examine, "法律援助法第43条第1款" },
        { Review, AidAct.Grant, Granted, OnTheSpot, "法律援助法第43条第1款" },
        { Review, GrantFirst, Granted, Examine, "法律援助法第44条" },
        { Review, Admit, Review, Examine, "法律援助法第41条" },
        { Review, Amend, Review, Examine, "法律援助法第41条" },
        { Review, Appoint, Review, Examine, "法律援助法第41条" },
        { Review, Leave, Review, Applicant, "法律援助法第43条" },
        { Review, Leave, Review, Examine, "法律援助法第43条" },
        { Review, Transfer, Review, Examine, "法律援助法第38条" },
        { Review, Wish, Review, Spokesman, "法律援助法第43条第1款" },
        { Review, Withdraw, Withdrawn, Applicant, "法律援助法第43条" },
        { Review, AidAct.EndByDeath, Withdrawn, Examine, "民法典第13条" },
        { Review, Withdraw, Withdrawn, Examine, "法律援助法第43条" },

        { AidStage.Supplement, AidAct.Deliver, AidStage.Supplement, Examine, "法律援助法第43条第2款" },
        { AidStage.Supplement, Supply, Review, Spokesman, "法律援助法第43条第2款" },
        { AidStage.Supplement, Supply, Review, Examine, "法律援助法第43条第2款" },
        { AidStage.Supplement, GrantFirst, Granted, Examine, "法律援助法第44条" },
        { AidStage.Supplement, Supply, Review, Who.System, "法律援助法第43条第2款" },
        { AidStage.Supplement, Lapse, Withdrawn, Who.System, "法律援助法第43条第2款" },
        { AidStage.Supplement, Wish, AidStage.Supplement, Spokesman, "法律援助法第43条第1款" },
        { AidStage.Supplement, Admit, AidStage.Supplement, Examine, "法律援助法第41条" },
        { AidStage.Supplement, Amend, AidStage.Supplement, Examine, "法律援助法第41条" },
        { AidStage.Supplement, Appoint, AidStage.Supplement, Examine, "法律援助法第41条" },
        { AidStage.Supplement, Leave, AidStage.Supplement, Applicant, "法律援助法第43条" },
        { AidStage.Supplement, Leave, AidStage.Supplement, Examine, "法律援助法第43条" },
        { AidStage.Supplement, Withdraw, Withdrawn, Applicant, "法律援助法第43条" },
        { AidStage.Supplement, AidAct.EndByDeath, Withdrawn, Examine, "民法典第13条" },
        { AidStage.Supplement, Withdraw, Withdrawn, Examine, "法律援助法第43条" },

        { Proposed, AidAct.Grant, Granted, Decide, "法律援助法第43条第1款" },
        { Proposed, Refuse, Refused, Decide, "法律援助法第43条第1款" },
        { Proposed, SendBack, Review, Decide, "法律援助法第43条第1款" },
        { Proposed, Wish, Proposed, Spokesman, "法律援助法第43条第1款" },
        { Proposed, Withdraw, Withdrawn, Applicant, "法律援助法第43条" },
        { Proposed, AidAct.EndByDeath, Withdrawn, Examine, "民法典第13条" },
        { Proposed, Leave, Proposed, Applicant, "法律援助法第43条" },
        { Proposed, Leave, Proposed, Examine, "法律援助法第43条" },

        { Refused, AidAct.Deliver, Refused, Examine, "法律援助法第43条第1款" },
        { Refused, AidAct.Object, RefusalObjected, Applicant, "法律援助法第49条第1款" },
        { Refused, AidAct.Object, RefusalObjected, JudgeObjections, "法律援助法第49条第1款" },
        { RefusalObjected, Uphold, Refused, JudgeObjections, "法律援助法第49条第2款" },
        { RefusalObjected, Overrule, Granted, JudgeObjections, "法律援助法第49条第2款" },
        { Refused, AidAct.EndByDeath, Refused, Examine, "民法典第13条" },
        { Refused, Leave, Refused, Examine, "民法典第13条" },
        { RefusalObjected, AidAct.EndByDeath, Refused, Examine, "民法典第13条；法律援助法第49条" },
        { RefusalObjected, Leave, RefusalObjected, Examine, "民法典第13条" },
        { RefusalObjected, AidAct.EndObjection, Refused, Who.System, "民法典第13条；法律援助法第49条" },
        { Refused, Archive, Archived, Who.System, "法律援助法第50条" },

        { Granted, AidAct.Offer, Granted, Examine, "法律援助法第43条第1款" },
        { Granted, AidAct.WithdrawOffer, Granted, Examine, "法律援助法第43条第1款" },
        { Granted, LapseOffer, Granted, Who.System, "法律援助法第43条第1款" },
        { Granted, TakeUp, Assigned, Taker, "法律援助法第43条第1款" },
        { Granted, Wish, Granted, Spokesman, "法律援助法第43条第1款" },
        { Granted, Assign, Assigned, Examine, "法律援助法第43条第1款" },
        { Granted, Inform, Granted, Organ, "法律援助法第36条" },
        { Granted, Complete, Granted, Decide, "法律援助法第44条第2款" },
        { Granted, Appoint, Granted, Examine, "法律援助法第46条" },
        { Granted, Leave, Granted, Applicant, "法律援助法第48条" },
        { Granted, Leave, Granted, Examine, "法律援助法第48条" },
        { Granted, Terminate, Terminated, Decide, "法律援助法第48条" },
        { Granted, AidAct.EndByDeath, Terminated, Examine, "法律援助法第48条第1款第8项；民法典第13条" },

        { Assigned, Take, Handling, Lawyer, "法律援助法第46条第1款" },
        { Assigned, Return, Granted, Lawyer, "法律援助法第46条第1款" },
        { Assigned, Return, Granted, Who.System, "法律援助法第46条第1款" },
        { Assigned, Assign, Assigned, Examine, "法律援助法第43条第1款" },
        { Assigned, Assign, Assigned, Who.System, "法律援助法第43条第1款" },
        { Assigned, AidAct.TellOrgan, Assigned, Examine, "法律援助法第36条" },
        { Assigned, Acknowledge, Assigned, Organ, "法律援助法第36条" },
        { Assigned, Inform, Assigned, Organ, "法律援助法第36条" },
        { Assigned, Complete, Assigned, Decide, "法律援助法第44条第2款" },
        { Assigned, Appoint, Assigned, Examine, "法律援助法第46条" },
        { Assigned, Leave, Assigned, Applicant, "法律援助法第48条" },
        { Assigned, Leave, Assigned, Examine, "法律援助法第48条" },
        { Assigned, Terminate, Terminated, Decide, "法律援助法第48条" },
        { Assigned, AidAct.EndByDeath, Terminated, Examine, "法律援助法第48条第1款第8项；民法典第13条" },

        { Handling, Contact, Handling, Lawyer, "法律援助法第46条" },
        { Handling, Meet, Handling, Lawyer, "法律援助法第46、47条" },
        { Handling, AidAct.PrepareMandate, Handling, Lawyer, "民事诉讼法第62条" },
        { Handling, AidAct.SignMandate, Handling, Applicant, "民事诉讼法第62条" },
        { Handling, AidAct.SignMandate, Handling, Lawyer, "民事诉讼法第62条" },
        { Handling, AidAct.RevokeMandate, Handling, Applicant, "民法典第173条" },
        { Handling, AidAct.RevokeMandate, Handling, Lawyer, "民法典第173条" },
        { Handling, AidAct.NameGuardian, Handling, Lawyer, "民事诉讼法第60条" },
        { Handling, Schedule, Handling, Lawyer, "法律援助法第46条第2款" },
        { Handling, AidAct.MoveHearing, Handling, Lawyer, "法律援助法第46条第2款" },
        { Handling, AidAct.CancelHearing, Handling, Lawyer, "法律援助法第46条第2款" },
        { Handling, Reach, Handling, Lawyer, "法律援助法第46条第2款" },
        { Handling, Report, Handling, Lawyer, "法律援助法第46条第2款" },
        { Handling, Count, Handling, Lawyer, "法律援助法第50条" },
        { Handling, Visit, Handling, Examine, "法律援助法第59条" },
        { Handling, Assign, Handling, Who.System, "法律援助法第55条" },
        { Handling, AidAct.AskReplacement, Handling, Spokesman, "法律援助法第55条" },
        { Handling, AidAct.AskReplacement, Handling, Examine, "法律援助法第55条" },
        { Handling, Assign, Handling, Examine, "法律援助法第55条" },
        { Handling, Replace, Granted, Examine, "法律援助法第55条" },
        { Handling, Replace, Granted, Who.System, "法律援助法第55条" },
        { Handling, KeepLawyer, Handling, Examine, "法律援助法第55条" },
        { Handling, AidAct.TellOrgan, Handling, Examine, "法律援助法第36条" },
        { Handling, Acknowledge, Handling, Organ, "法律援助法第36条" },
        { Handling, Inform, Handling, Organ, "法律援助法第36条" },
        { Handling, Complete, Handling, Decide, "法律援助法第44条第2款" },
        { Handling, Appoint, Handling, Lawyer, "法律援助法第46条" },
        { Handling, Appoint, Handling, Examine, "法律援助法第46条" },
        { Handling, Leave, Handling, Applicant, "法律援助法第48条" },
        { Handling, Leave, Handling, Lawyer, "法律援助法第48条" },
        { Handling, Leave, Handling, Examine, "法律援助法第48条" },
        { Handling, Terminate, Terminated, Decide, "法律援助法第48条" },
        { Handling, AidAct.EndByDeath, Terminated, Examine, "法律援助法第48条第1款第8项；民法典第13条" },
        { Handling, Finish, Finished, Lawyer, "法律援助法第50条" },

        { Terminated, AidAct.Deliver, Terminated, Examine, "法律援助法第48条第2款" },
        { Terminated, AidAct.Object, TerminationObjected, Applicant, "法律援助法第49条第1款" },
        { Terminated, AidAct.Object, TerminationObjected, JudgeObjections, "法律援助法第49条第1款" },
        { TerminationObjected, Uphold, Terminated, JudgeObjections, "法律援助法第49条第2款" },
        { TerminationObjected, Overrule, Handling, JudgeObjections, "法律援助法第49条第2款" },
        { Terminated, AidAct.EndByDeath, Terminated, Examine, "民法典第13条" },
        { Terminated, Leave, Terminated, Examine, "民法典第13条" },
        { TerminationObjected, AidAct.EndByDeath, Terminated, Examine, "民法典第13条；法律援助法第49条" },
        { TerminationObjected, Leave, TerminationObjected, Examine, "民法典第13条" },
        { TerminationObjected, AidAct.EndObjection, Terminated, Who.System, "民法典第13条；法律援助法第49条" },
        { Terminated, Assign, Terminated, Who.System, "法律援助法第49条" },
        { Terminated, Replace, Terminated, Who.System, "法律援助法第49条" },
        { TerminationObjected, Assign, TerminationObjected, Examine, "法律援助法第49条" },
        { TerminationObjected, Assign, TerminationObjected, Who.System, "法律援助法第49条" },
        { TerminationObjected, Replace, TerminationObjected, Who.System, "法律援助法第49条" },
        { Terminated, Archive, Archived, Who.System, "法律援助法第50条" },

        { Finished, Count, Finished, Lawyer, "法律援助法第50条" },
        { Finished, Assign, Finished, Examine, "法律援助法第50条" },
        { Finished, Assign, Finished, Who.System, "法律援助法第50条" },
        { Finished, Replace, Finished, Who.System, "法律援助法第50条" },
        { FileIn, Assign, FileIn, Examine, "法律援助法第50条" },
        { FileIn, Assign, FileIn, Who.System, "法律援助法第50条" },
        { FileIn, Replace, FileIn, Who.System, "法律援助法第50条" },
        { FileChecked, Assign, FileChecked, Examine, "法律援助法第50条" },
        { FileChecked, Assign, FileChecked, Who.System, "法律援助法第50条" },
        { FileChecked, Replace, FileChecked, Who.System, "法律援助法第50条" },
        { Finished, Acknowledge, Finished, Organ, "法律援助法第36条" },
        { Finished, HandIn, FileIn, Lawyer, "法律援助法第50条" },
        { Finished, Visit, Finished, Examine, "法律援助法第59条" },
        { Finished, AidAct.EndByDeath, Finished, Examine, "民法典第13条" },
        { Finished, Leave, Finished, Examine, "民法典第13条" },
        { FileIn, AidAct.ReturnFile, Finished, CheckFiles, "法律援助法第50、59条" },
        { FileIn, AidAct.PassFile, FileChecked, CheckFiles, "法律援助法第50、59条" },
        { FileIn, Visit, FileIn, Examine, "法律援助法第59条" },
        { FileIn, AidAct.EndByDeath, FileIn, Examine, "民法典第13条" },
        { FileIn, Leave, FileIn, Examine, "民法典第13条" },
        { FileChecked, Pay, Paid, CheckFiles, "法律援助法第52条" },
        { FileChecked, Visit, FileChecked, Examine, "法律援助法第59条" },
        { FileChecked, AidAct.EndByDeath, FileChecked, Examine, "民法典第13条" },
        { FileChecked, Leave, FileChecked, Examine, "民法典第13条" },
        { Paid, Visit, Paid, Examine, "法律援助法第59条" },
        { Paid, AidAct.EndByDeath, Paid, Examine, "民法典第13条" },
        { Paid, Leave, Paid, Examine, "民法典第13条" },
        { Paid, Archive, Archived, Who.System, "法律援助法第50条" },
        { Withdrawn, Archive, Archived, Who.System, "法律援助法第50条" },

        { Granted, AidAct.AskEnd, Granted, Applicant, "法律援助法第48条第1款第7项" },
        { Granted, AidAct.AskEnd, Granted, Examine, "法律援助法第48条第1款第7项" },
        { Granted, AidAct.KeepAid, Granted, Decide, "法律援助法第48条第1款第7项" },
        { Assigned, AidAct.AskEnd, Assigned, Applicant, "法律援助法第48条第1款第7项" },
        { Assigned, AidAct.AskEnd, Assigned, Examine, "法律援助法第48条第1款第7项" },
        { Assigned, AidAct.KeepAid, Assigned, Decide, "法律援助法第48条第1款第7项" },
        { Handling, AidAct.AskEnd, Handling, Applicant, "法律援助法第48条第1款第7项" },
        { Handling, AidAct.AskEnd, Handling, Examine, "法律援助法第48条第1款第7项" },
        { Handling, AidAct.KeepAid, Handling, Decide, "法律援助法第48条第1款第7项" },

        { Review, AidAct.RecordMeans, Review, Examine, "法律援助法第41条" },
        { AidStage.Supplement, AidAct.RecordMeans, AidStage.Supplement, Examine, "法律援助法第41条" },
        { Terminated, AidAct.RecordPenalty, Terminated, JudgeObjections, "法律援助法第64条" },

        { Review, AidAct.Track, Review, Examine, "法律援助法第36、39条" },
        { AidStage.Supplement, AidAct.Track, AidStage.Supplement, Examine, "法律援助法第36、39条" },
        { Granted, AidAct.Track, Granted, Examine, "法律援助法第36、39条" },
        { Assigned, AidAct.Track, Assigned, Examine, "法律援助法第36、39条" },
        { Handling, AidAct.Track, Handling, Examine, "法律援助法第36、39条" },
        { Handling, AidAct.Track, Handling, Lawyer, "法律援助法第36、39条" },

        { Review, AidAct.AskRecusal, Review, RecusalAsker, NoRule },
        { Review, AidAct.DecideRecusal, Review, RecusalJudge, NoRule },
        { AidStage.Supplement, AidAct.AskRecusal, AidStage.Supplement, RecusalAsker, NoRule },
        { AidStage.Supplement, AidAct.DecideRecusal, AidStage.Supplement, RecusalJudge, NoRule },
        { Proposed, AidAct.AskRecusal, Proposed, RecusalAsker, NoRule },
        { Proposed, AidAct.DecideRecusal, Proposed, RecusalJudge, NoRule },
        { Granted, AidAct.AskRecusal, Granted, RecusalAsker, NoRule },
        { Granted, AidAct.DecideRecusal, Granted, RecusalJudge, NoRule },
        { Assigned, AidAct.AskRecusal, Assigned, RecusalAsker, NoRule },
        { Assigned, AidAct.DecideRecusal, Assigned, RecusalJudge, NoRule },
        { Handling, AidAct.AskRecusal, Handling, RecusalAsker, NoRule },
        { Handling, AidAct.DecideRecusal, Handling, RecusalJudge, NoRule },
    };
}
