namespace Fashu.Matters;

/// <summary>How a matter came in (来源). One word is kept with the matter; the desks group them.</summary>
public static class Channels
{
    public const string Network = "网络", Scan = "扫码", Counter = "窗口", Visit = "上门", Telephone = "电话", Partner = "部门移交", Notice = "通知", Notices = "批量通知", Referral = "转办", Transfer = "移送", Organ = "办案机关";

    // Organ: police, procuratorate or court filed it themselves. Transfer: an institution that was not the right one sent it on.

    /// <summary>The ways of the whole net, each with the words under it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Groups = new Dictionary<string, string[]>
    {
        [Network] = [Network, Scan],
        [Counter] = [Counter],
        [Visit] = [Visit],
        [Telephone] = [Telephone],
        [Partner] = [Partner, Notice, Notices, Organ],
        [Transfer] = [Transfer],
        [Referral] = [Referral],
    };

    /// <summary>What staff are asked who file for somebody: nobody else knows how the person came.</summary>
    public static readonly IReadOnlyList<(string Word, string Said)> OfStaff = [(Counter, "到窗口来"), (Telephone, "打电话来"), (Visit, "上门走访"), (Partner, "其他部门移交"), (Transfer, "别的机构移送来")];

    /// <exception cref="RuleBroken">Not one of the ways in which somebody comes to staff.</exception>
    public static string AskedOf(string word) =>
        OfStaff.Any(c => c.Word == word) ? word : throw new RuleBroken($"请选择怎么来的：{string.Join("、", OfStaff.Select(c => c.Word))}。") { Field = "Channel" };
}
