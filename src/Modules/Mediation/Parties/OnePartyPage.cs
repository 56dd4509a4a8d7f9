using Fashu.Mediation.Cases;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A staff page about one party of a case; opening it is written down.</summary>
public abstract class OnePartyPage : CasePageBase
{
    [Parameter] public string Which { get; set; } = "";

    private protected Side Side => Enum.Parse<Side>(Which, ignoreCase: true);
    private protected Party Party => Case.PartyAt(Side);

    internal static string PageOf(MediationCase of, Side side, string page) => $"/work/mediation/{of.Id}/{page}/{side.ToString().ToLowerInvariant()}";

    protected override async Task Prepare()
    {
        if (!HttpMethods.IsGet(Http.Request.Method)) return;
        Db.Audit(By, "打开当事人信息", "办理", Id, Party.PersonId, Party.Name);
        await Db.SaveChangesAsync();
    }
}
