namespace Fashu.Matters;

/// <summary>The one place that says whether a party may be rung up: what the matter itself says, then every module that knows a reason against it (<see cref="INoCalls"/>).</summary>
internal sealed class MayCall(IEnumerable<INoCalls> against)
{
    /// <returns>Why not; null where nothing is against it.</returns>
    public async Task<string?> WhyNot(MatterRow matter, Participant? party, CancellationToken cancel)
    {
        if (party is not { Until: null }) return "当事人已经不在这件事里";
        if (party.Phone is not { Length: > 0 }) return "没有留电话";
        if (matter.Risk is { } risk) return $"{risk}，不打电话回访";
        foreach (var one in against)
            if (await one.WhyNot(matter, party, cancel) is { } why) return why;
        return null;
    }
}
