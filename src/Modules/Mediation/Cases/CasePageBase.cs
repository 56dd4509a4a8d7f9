using Fashu.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation.Cases;

/// <summary>What stands over every page of one case.</summary>
/// <param name="Refusal">Why the act of this page is not open now; null where it is.</param>
public sealed record CaseHead(string Title, string Back, string CaseTitle, string? Number, Badge Badge, string? Article, string? Refusal);

/// <summary>A staff page about one case: opens it, and says whether the page's act is open to the viewer.</summary>
public abstract class CasePageBase : ReadyComponent
{
    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] private protected HttpContext Http { get; set; } = null!;
    [Inject] private protected AppDb Db { get; set; } = null!;
    [Inject] private protected IActors Actors { get; set; } = null!;
    [Inject] private protected Settings Settings { get; set; } = null!;

    private protected MediationCase Case { get; private set; } = null!;
    private protected Actor By { get; private set; } = null!;

    /// <summary>Null until the case is open.</summary>
    protected CaseHead? Head { get; private set; }

    protected string CaseAddress => $"/work/mediation/{Id}";

    /// <summary>The acts this page offers; any of them opens it. Empty for pages that only show.</summary>
    private protected virtual IReadOnlyList<Act> Acts => [];

    /// <summary>A button of the form asked for one more line only.</summary>
    private protected bool MoreLines => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(Web.FormState.Again);

    protected sealed override async Task OnInitializedAsync()
    {
        By = await Actors.Current(default);
        Case = await Db.Open<MediationCase>(Id, By, default);
        await Prepare();
        var open = Acts.FirstOrDefault(a => Case.IsOpenTo(a, By), Acts.FirstOrDefault());
        var article = Case.ActsFor(By).FirstOrDefault(a => a.Act == open.ToString())?.Article;
        Head = new(open.Title(), CaseAddress, Case.Title, Case.Number, Case.BadgeAt(By.At, Settings), article, Refusal());
    }

    /// <summary>Reads what the page shows beside the case.</summary>
    private protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Acts, then goes back to the case.</summary>
    private protected async Task<string> Then(Task act)
    {
        await act;
        return CaseAddress;
    }

    private protected virtual string? Refusal()
    {
        if (Acts.Count == 0 || Acts.Any(a => Case.IsOpenTo(a, By))) return null;
        var who = MediationFlow.Table.Where(r => r.From == Case.Stage && Acts.Contains(r.Act) && r.Who != Who.System)
            .Select(r => r.Who.Permission is null ? r.Who.Title : $"有“{r.Who.Title}”权限的人").Distinct().ToList();
        return who.Count == 0 ? $"现在是“{Case.Stage.Title()}”，不能{Acts[0].Title()}。" : $"“{Acts[0].Title()}”由{string.Join("、", who)}办理，您没有这项权限。";
    }
}
