using Fashu.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>What the pages of an applicant's own case share.</summary>
public abstract class OwnAidPage : ReadyComponent
{
    [Parameter] public Guid Id { get; set; }
    [Inject] private ReadOwnAid Reading { get; set; } = null!;
    [Inject] private IActors Actors { get; set; } = null!;
    [CascadingParameter] private protected HttpContext? Http { get; set; }

    /// <summary>Null until it was opened.</summary>
    internal OwnAid? Own { get; private set; }

    /// <summary>The act of this page is open, or its form was just sent: then the answer is a sentence.</summary>
    private protected bool IsOpen(AidAct act) => Own!.May(act) || Http is { } http && HttpMethods.IsPost(http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        Own = await Reading.Handle(Id, await Actors.Current(default), default);
        Opened(Own);
    }

    private protected virtual void Opened(OwnAid own) { }
}
