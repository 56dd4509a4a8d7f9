namespace Fashu;

/// <summary>What a city may set about drafts, whatever they are to become.</summary>
public static class DraftSettings
{
    public static readonly Setting<int> Days = new("draft.days", "没填完的申请保留天数", 7, "本平台默认", n => n is < 1 or > 30 ? "应在1到30之间" : null);
    public static readonly Setting<int> SharedMinutes = new("draft.shared-minutes", "多人共用的设备上没填完的申请保留分钟数", 15, "本平台默认", n => n is < 5 or > 60 ? "应在5到60之间" : null);
    public static readonly Setting<int> MbPerNetwork = new("draft.mb-per-network", "没提交的申请里的照片录音，每个网络地址最多存多少（MB；多人共用一个地址）", 500, "本平台默认", n => n is < 20 or > 100_000 ? "应在20到100000之间" : null);
    public static readonly Setting<int> Mb = new("draft.mb", "没提交的申请里的照片录音，全市一共最多存多少（MB）", 20_000, "本平台默认", n => n is < 100 or > 1_000_000 ? "应在100到1000000之间" : null);

    public static IEnumerable<Setting> All => [Days, SharedMinutes, MbPerNetwork, Mb];
}
