namespace Fashu.LegalAid;

/// <summary>The picture of a step in the history; the word stands beside it.</summary>
internal static class AidStepIcons
{
    public static string Of(string act) => Enum.TryParse<AidAct>(act, out var known) ? known switch
    {
        AidAct.Apply or AidAct.Correct or AidAct.Admit or AidAct.Amend or AidAct.Supply or AidAct.PrepareMandate or AidAct.SignMandate => "writing",
        AidAct.AskSupplement or AidAct.Object => "alert-triangle",
        AidAct.Assign or AidAct.Take or AidAct.TakeUp or AidAct.Wish or AidAct.Transfer => "user-check",
        AidAct.Offer => "send",
        AidAct.Contact or AidAct.Meet or AidAct.Visit => "messages",
        AidAct.Schedule or AidAct.MoveHearing => "hourglass",
        AidAct.Refuse or AidAct.Terminate or AidAct.Withdraw or AidAct.Lapse or AidAct.Return or AidAct.RevokeMandate or AidAct.CancelHearing or AidAct.Leave or AidAct.EndObjection => "circle-x",
        AidAct.Archive => "archive",
        _ => "check",
    } : "check";
}
