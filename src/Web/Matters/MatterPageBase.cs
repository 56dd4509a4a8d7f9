using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>What the frame of a staff page knows of its matter.</summary>
/// <param name="Title">The act of the page.</param>
/// <param name="Address">The matter's own staff page.</param>
/// <param name="Article">By which the act is open; null where it is not.</param>
/// <param name="Refusal">Why the act of the page is not open now; null where it is.</param>
public sealed record FrameHead(Matter Matter, Actor By, string Title, string Address, Badge Badge, string? Article, string? Refusal);

/// <summary>A staff page about one matter: opens it, and says whether the page's act is open to the viewer. A module derives its own once and gives the matter in its type.</summary>
public abstract class MatterPageBase : ReadyComponent
{
    private Matter matter = null!;
    private Dictionary<string, string> open = []; // to the viewer, with the article

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;
    [Inject] protected AppDb Db { get; set; } = null!;
    [Inject] protected Settings Settings { get; set; } = null!;
    [Inject] private IActors Actors { get; set; } = null!;
    [Inject] private IEnumerable<IMatterKind> Kinds { get; set; } = null!;

    protected Actor By { get; private set; } = null!;
    protected FrameHead Head { get; private set; } = null!;

    /// <summary>The matter's own staff page.</summary>
    protected string Address { get; private set; } = "";

    /// <summary>The acts this page offers; any of them opens it. Empty for pages that only show.</summary>
    protected virtual IReadOnlyList<Enum> Acts => [];

    /// <summary>A button of the form asked for one more line only.</summary>
    protected bool MoreLines => Http.Request.HasFormContentType && Http.Request.Form.ContainsKey(FormState.Again);

    protected sealed override async Task OnInitializedAsync()
    {
        By = await Actors.Current(default);
        matter = await Open();
        open = matter.ActsFor(By).ToDictionary(a => a.Act, a => a.Article);
        Address = Kinds.Single(k => k.Kind == matter.Kind).StaffPage(Id);
        await Prepare();
        var act = Acts.FirstOrDefault(IsOpen) ?? Acts.FirstOrDefault();
        Head = new(matter, By, act?.Title() ?? matter.Title, Address, matter.BadgeAt(By.At, Settings), act is null ? null : open.GetValueOrDefault(act.ToString()), Refusal());
    }

    /// <summary>Opens the matter for the viewer.</summary>
    protected abstract Task<Matter> Open();

    /// <summary>Reads what the page shows beside the matter.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Acts, then goes back to the matter.</summary>
    protected async Task<string> Then(Task act)
    {
        await act;
        return Address;
    }

    /// <summary>As the matter's own table has it: at this stage nobody does it, or others do.</summary>
    protected virtual string? Refusal()
    {
        if (Acts.Count == 0 || Acts.Any(IsOpen)) return null;
        var who = matter.Procedure.Rows.Where(r => r.From.Equals(matter.StageValue) && Acts.Contains(r.Act) && r.Who != Who.System)
            .Select(r => r.Who.Permission is null ? r.Who.Title : $"有“{r.Who.Title}”权限的人").Distinct().ToList();
        return who.Count == 0 ? $"现在是“{matter.StageValue.Title()}”，不能{Acts[0].Title()}。" : $"“{Acts[0].Title()}”由{string.Join("、", who)}办理，您没有这项权限。";
    }

    private bool IsOpen(Enum act) => open.ContainsKey(act.ToString());
}
