using static Fashu.Mediation.Act;
using static Fashu.Mediation.MediationPermissions;
using static Fashu.Mediation.Stage;

namespace Fashu.Mediation;

/// <summary>People's mediation as a table (PML; PMR).</summary>
internal static class MediationFlow
{
    public static readonly Who Applicant = Who.Participant(nameof(Side.Applicant), "申请人");
    public static readonly Who Respondent = Who.Participant(nameof(Side.Respondent), "被申请人");
    public static readonly Who Mediator = new("mediator", "承办调解员");

    public static readonly Workflow<Stage, Act> Table = new("mediation", "人民调解")
    {
        { Filed, Assign, Filed, Who.System, "人民调解法第19条" },
        { Filed, Assign, Filed, Arrange, "人民调解法第19条" },
        { Accepted, Assign, Accepted, Who.System, "人民调解法第19条" },
        { Mediating, Assign, Mediating, Who.System, "人民调解法第19条" },
        { Suspended, Assign, Suspended, Who.System, "人民调解法第19条" },
        { Drafted, Assign, Drafted, Who.System, "人民调解法第19条" },
        { Effective, Assign, Effective, Who.System, "人民调解法第19条" },
        { Terminated, Assign, Terminated, Who.System, "人民调解法第19条" },
        { Guarded, Assign, Guarded, Who.System, "人民调解法第19条" },

        { Filed, Accept, Accepted, Mediator, "人民调解法第17条" },
        { Filed, Accept, Accepted, Arrange, "人民调解法第17条" },
        { Filed, HandUp, Filed, Mediator, "人民调解工作若干规定第27条" },
        { Filed, HandUp, Filed, Arrange, "人民调解工作若干规定第27条" },
        { Filed, Decline, NotAccepted, Mediator, "人民调解工作若干规定第22条" },
        { Filed, Decline, NotAccepted, Arrange, "人民调解工作若干规定第22条" },
        { Filed, Alarm, Guarded, Who.System, "人民调解法第25条" },
        { Filed, Alarm, Guarded, Mediator, "人民调解法第25条" },
        { Filed, Correct, Filed, Applicant, "人民调解法第23条" },
        { Filed, Correct, Filed, FileForOthers, "人民调解法第23条" },
        { Filed, Act.ReadRights, Filed, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Filed, Act.ReadRights, Filed, FileForOthers, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Filed, Act.ReadRights, Filed, Mediator, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Filed, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Guarded, Release, Filed, Defuse, "人民调解法第25条" },
        { Guarded, Divert, NotAccepted, Defuse, "人民调解法第25条" },
        { Guarded, Act.ReadRights, Guarded, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Guarded, Act.ReadRights, Guarded, FileForOthers, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Guarded, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Accepted, Invite, Accepted, Mediator, "人民调解法第17条" },
        { Accepted, Consent, Mediating, Respondent, "人民调解法第17条" },
        { Accepted, Consent, Mediating, Mediator, "人民调解法第17条" },
        { Accepted, Refuse, Terminated, Respondent, "人民调解法第17条" },
        { Accepted, Refuse, Terminated, Mediator, "人民调解法第17条" },
        { Accepted, Act.ReadRights, Accepted, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Accepted, Act.ReadRights, Accepted, Respondent, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Accepted, Act.ReadRights, Accepted, Mediator, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Accepted, Correct, Accepted, Applicant, "人民调解法第23条" },
        { Accepted, State, Accepted, Respondent, "人民调解法第23条" },
        { Accepted, AskOther, Accepted, Applicant, "人民调解法第23条" },
        { Accepted, AskOther, Accepted, Respondent, "人民调解法第23条" },
        { Accepted, Assign, Accepted, Arrange, "人民调解法第19条" },
        { Accepted, HandUp, Accepted, Mediator, "人民调解工作若干规定第27条" },
        { Accepted, HandUp, Accepted, Arrange, "人民调解工作若干规定第27条" },
        { Accepted, Alarm, Accepted, Mediator, "人民调解法第25条" },
        { Accepted, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Mediating, Meet, Mediating, Mediator, "人民调解法第27条" },
        { Mediating, Act.ReadRights, Mediating, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Mediating, Act.ReadRights, Mediating, Mediator, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Mediating, State, Mediating, Applicant, "人民调解法第23条" },
        { Mediating, State, Mediating, Respondent, "人民调解法第23条" },
        { Mediating, AskOther, Mediating, Applicant, "人民调解法第23条" },
        { Mediating, AskOther, Mediating, Respondent, "人民调解法第23条" },
        { Mediating, Assign, Mediating, Arrange, "人民调解法第19条" },
        { Mediating, HandUp, Mediating, Mediator, "人民调解工作若干规定第27条" },
        { Mediating, HandUp, Mediating, Arrange, "人民调解工作若干规定第27条" },
        { Mediating, Alarm, Mediating, Mediator, "人民调解法第25条" },
        { Mediating, Suspend, Suspended, Mediator, "人民调解法第22条" },
        { Mediating, Extend, Mediating, Mediator, "人民调解工作若干规定第33条" },
        { Mediating, Act.AgreeOrally, Effective, Mediator, "人民调解法第28、30条" },
        { Mediating, Draft, Drafted, Mediator, "人民调解法第28、29条" },
        { Mediating, Fail, Terminated, Mediator, "人民调解法第26条" },
        { Mediating, Refuse, Terminated, Respondent, "人民调解法第23、26条" },
        { Mediating, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Suspended, Act.ReadRights, Suspended, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Suspended, Act.ReadRights, Suspended, Mediator, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Suspended, Resume, Mediating, Mediator, "人民调解法第22条" },
        { Suspended, Assign, Suspended, Arrange, "人民调解法第19条" },
        { Suspended, Fail, Terminated, Mediator, "人民调解法第26条" },
        { Suspended, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Drafted, Act.ReadRights, Drafted, Applicant, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Drafted, Act.ReadRights, Drafted, Mediator, "人民调解法第23、24条；人民调解工作若干规定第30条" },
        { Drafted, Sign, Drafted, Applicant, "人民调解法第29条" },
        { Drafted, Sign, Drafted, Respondent, "人民调解法第29条" },
        { Drafted, Sign, Drafted, Mediator, "人民调解法第29条" },
        { Drafted, Unsign, Drafted, Applicant, "人民调解法第29条" },
        { Drafted, Unsign, Drafted, Respondent, "人民调解法第29条" },
        { Drafted, Seal, Drafted, ApproveSeal, "人民调解法第29条" },
        { Drafted, Redraft, Mediating, Mediator, "人民调解法第29条" },
        { Drafted, TakeEffect, Effective, Who.System, "人民调解法第29条" },
        { Drafted, Assign, Drafted, Arrange, "人民调解法第19条" },
        { Drafted, Fail, Terminated, Mediator, "人民调解法第26条" },
        { Drafted, Refuse, Terminated, Respondent, "人民调解法第23、26条" },
        { Drafted, Withdraw, Withdrawn, Applicant, "人民调解法第23条" },

        { Effective, Perform, Effective, Mediator, "人民调解法第31条" },
        { Effective, Report, Effective, Applicant, "人民调解法第31条" },
        { Effective, Report, Effective, Respondent, "人民调解法第31条" },
        { Effective, Breach, Effective, Mediator, "人民调解法第31、32条" },
        { Effective, Visit, Effective, Mediator, "人民调解法第31条" },
        { Effective, Confirm, Effective, Mediator, "人民调解法第33条" },
        { Effective, Assign, Effective, Arrange, "人民调解法第19条" },
        { Effective, Finish, Performed, Mediator, "人民调解法第31条" },

        { Performed, Visit, Performed, Mediator, "人民调解法第31条" },
        { Performed, Archive, Archived, KeepFile, "人民调解法第27条" },
        { Effective, Archive, Archived, KeepFile, "人民调解法第27条" },

        { Terminated, Act.TellRoutes, RoutesTold, Mediator, "人民调解法第26条" },
        { Terminated, Act.TellRoutes, RoutesTold, Arrange, "人民调解法第26条" },
        { Terminated, Assign, Terminated, Arrange, "人民调解法第19条" },
        { Performed, Archive, Archived, Who.System, "人民调解法第27条" },
        { RoutesTold, Archive, Archived, Who.System, "人民调解法第27条" },
        { NotAccepted, Archive, Archived, Who.System, "人民调解法第27条" },
        { Withdrawn, Archive, Archived, Who.System, "人民调解法第27条" },
        { RoutesTold, Archive, Archived, KeepFile, "人民调解法第27条" },
        { Withdrawn, Strike, Withdrawn, KeepFile, "人民调解法第27条" },
        { NotAccepted, Archive, Archived, KeepFile, "人民调解法第27条" },
        { Withdrawn, Archive, Archived, KeepFile, "人民调解法第27条" },
    };
}
