using Microsoft.AspNetCore.Components;

namespace Fashu.Mediation;

/// <summary>What the pages of a party's own case share.</summary>
public abstract class PartyPage : ComponentBase
{
    [Parameter] public Guid Id { get; set; }
    [Inject] private PartyDesk Desk { get; set; } = null!;

    /// <summary>Null until it was opened.</summary>
    internal PartyView? View { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        View = await Desk.Open(Id, default);
        Opened(View);
    }

    private protected virtual void Opened(PartyView view) { }
}
