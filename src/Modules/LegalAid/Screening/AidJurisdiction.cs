namespace Fashu.LegalAid;

/// <summary>Which institution is asked (LAL 38): that of the organ which handles the case; without a suit that of the place where the dispute is handled or arose.</summary>
internal static class AidJurisdiction
{
    public const string Article = "法律援助法第38条";

    /// <summary>Said beside the choice of the place; null where the trouble is not known yet.</summary>
    public static string Where(Trouble? trouble) => trouble switch
    {
        Trouble.Accused or Trouble.CrimeVictim or Trouble.Treatment => "办案的公安、检察院、法院在的县",
        Trouble.Retrial => "决定再审的法院、抗诉的检察院在的县",
        Trouble.Reconsideration => "行政复议机关在的县",
        Trouble.StateCompensation or Trouble.Acquittal => "赔偿义务机关在的县；到法院的，法院在的县",
        Trouble.Capacity => "法院在的县",
        _ => "打官司、仲裁的，法院、仲裁委员会在的县；不打官司的，处理这件事的机关在的县，或者事情发生的县",
    };
}
