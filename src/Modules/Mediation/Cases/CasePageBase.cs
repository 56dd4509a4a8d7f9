using Fashu.Web;

namespace Fashu.Mediation.Cases;

/// <summary>A staff page about one mediation.</summary>
public abstract class CasePageBase : MatterPageBase
{
    private protected MediationCase Case { get; private set; } = null!;

    protected sealed override async Task<Matter> Open() => Case = await Db.Open<MediationCase>(Id, By, default);
}
