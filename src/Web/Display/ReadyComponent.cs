using Microsoft.AspNetCore.Components;

namespace Fashu.Web;

/// <summary>
/// A component that is drawn once its data is there. The framework's own draws a first time while the database still answers, which
/// pages are not made for: nothing is streamed here, and a half page helps nobody.
/// </summary>
public abstract class ReadyComponent : ComponentBase
{
    private bool initialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!initialized)
        {
            initialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
