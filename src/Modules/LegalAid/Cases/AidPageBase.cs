using Fashu.Web;

namespace Fashu.LegalAid;

/// <summary>A staff page about one legal-aid case.</summary>
public abstract class AidPageBase : MatterPageBase
{
    private protected AidCase Case { get; private set; } = null!;

    protected sealed override async Task<Matter> Open() => Case = await Db.Open<AidCase>(Id, By, default);
}
