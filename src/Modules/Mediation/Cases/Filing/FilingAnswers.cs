using Fashu.Matters;
using Fashu.Web;

namespace Fashu.Mediation;

/// <summary>What somebody has answered so far, page by page; empty means not yet asked.</summary>
public sealed class FilingAnswers : IDraftAnswers
{
    /// <summary>The poster's code, if one was scanned.</summary>
    public string? Code { get; set; }
    public string? Place { get; set; }
    public bool? Danger { get; set; }
    public string? Facts { get; set; }
    public bool Voice { get; set; }
    public PartyKind OtherKind { get; set; }
    public string? OtherName { get; set; }
    public string? OtherPhone { get; set; }
    public string? Wanted { get; set; }
    public Exclusion? Exclusion { get; set; }
    public string? Name { get; set; }
    public bool RightsRead { get; set; }
    public bool Silent { get; set; }
    public Behalf Behalf { get; set; } = new();

    public static string Kind => MediationCase.KindKey;
    public static string Check => "/file/confirm";
    public static string Counter => "就近的调解委员会窗口";

    public bool HasFacts => !string.IsNullOrWhiteSpace(Facts) || Voice;

    public string Next =>
        Danger is null ? "/file"
        : Place is null ? "/file/where"
        : !HasFacts ? "/file/what"
        : string.IsNullOrWhiteSpace(OtherName) ? "/file/who"
        : string.IsNullOrWhiteSpace(Wanted) ? "/file/want" : Check;

    /// <summary>The application as it is filed, once every question is answered.</summary>
    internal FileApplication.Form Application(Draft draft) => new()
    {
        Id = draft.Id,
        ApplicantId = draft.Giver,
        Place = Place ?? "",
        ScannedCode = Code,
        Facts = string.IsNullOrWhiteSpace(Facts) ? "申请人用录音说明了经过，请听所附录音。" : Facts,
        OtherKind = OtherKind,
        OtherName = OtherName ?? "",
        OtherPhone = OtherPhone,
        Wanted = Wanted ?? "",
        Danger = Danger == true,
        Exclusion = Exclusion ?? Mediation.Exclusion.None,
        Name = Name,
        RightsRead = RightsRead,
        Silent = Silent,
        Behalf = Behalf,
        Channel = Code is null ? Channels.Network : Channels.Scan,
    };
}
