namespace Fashu.Mediation.Cases;

/// <summary>The picture of a step in the history; the word stands beside it.</summary>
internal static class StepIcons
{
    public static string Of(string act) => Enum.TryParse<Act>(act, out var known) ? known switch
    {
        Act.File or Act.Correct or Act.State => "writing",
        Act.Assign or Act.HandUp => "user-check",
        Act.Invite => "send",
        Act.Alarm or Act.Release or Act.Divert => "alert-triangle",
        Act.Meet => "messages",
        Act.Suspend => "player-pause",
        Act.Resume => "player-play",
        Act.Extend => "hourglass",
        Act.Sign or Act.Unsign => "signature",
        Act.Seal => "rubber-stamp",
        Act.AgreeOrally or Act.Draft or Act.TakeEffect => "heart-handshake",
        Act.Refuse or Act.Decline or Act.Fail or Act.Withdraw or Act.Redraft => "circle-x",
        Act.TellRoutes => "route",
        Act.Archive => "archive",
        _ => "check",
    } : "check";
}
