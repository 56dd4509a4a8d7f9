using Fashu.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>What the pages of a party's own case share.</summary>
public abstract class PartyPage : ReadyComponent
{
    [Parameter] public Guid Id { get; set; }
    [Inject] private PartyDesk Desk { get; set; } = null!;
    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Null until it was opened.</summary>
    internal PartyView? View { get; private set; }

    /// <summary>A form of this page was sent: it is drawn even where the act is no longer open, so that the answer is a sentence.</summary>
    internal bool Posted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        View = await Desk.Open(Id, default);
        Opened(View);
    }

    private protected virtual void Opened(PartyView view) { }
}
