using System.ComponentModel.DataAnnotations;

namespace Fashu;

/// <summary>In which way an item was asked for.</summary>
public enum ItemChannel
{
    [Display(Name = "网络")] Network,
    [Display(Name = "公用设备")] Kiosk,
    [Display(Name = "窗口（代办）")] Counter,
    [Display(Name = "上门")] Visit,
    [Display(Name = "电话")] Telephone,
    [Display(Name = "转办")] Referral,
    [Display(Name = "其他部门")] Partner,
    [Display(Name = "移送")] Transfer,
}

/// <summary>Once that an item was asked for, as a row of what is kept anyway.</summary>
public sealed class ItemUse
{
    /// <summary>"" where it belongs to no place.</summary>
    public string Place { get; init; } = "";
    public Guid? Office { get; init; }

    /// <summary>The word that was kept: 扫码, 窗口, 转办 …</summary>
    public string Channel { get; init; } = "";
    public DateTime At { get; init; }

    /// <summary>Filings of a kind of matter.</summary>
    public static IQueryable<ItemUse> Filed(AppDb db, string kind) =>
        db.Matters.Where(m => m.Kind == kind).Select(m => new ItemUse { Place = m.Place, Office = m.Office, Channel = m.Channel, At = m.FiledAt });

    /// <summary>Steps that people, or staff for them, took in matters of a kind.</summary>
    public static IQueryable<ItemUse> Taken(AppDb db, string kind, params Enum[] acts)
    {
        string[] names = [.. acts.Select(a => a.ToString())];
        return db.Steps.Where(s => names.Contains(s.Act) && s.ById != Actor.SystemId)
            .Join(db.Matters.Where(m => m.Kind == kind), s => s.MatterId, m => m.Id, (s, m) => new ItemUse { Place = m.Place, Office = m.Office, Channel = s.ByPost == null ? "网络" : "窗口", At = s.At });
    }

    public static ItemChannel ChannelOf(string word) => word switch
    {
        "网络" or "扫码" or "网页" or "短信链接" => ItemChannel.Network,
        "公用设备" => ItemChannel.Kiosk,
        "上门" => ItemChannel.Visit,
        "移送" => ItemChannel.Transfer,
        "电话" or "电话回访" => ItemChannel.Telephone,
        "转办" => ItemChannel.Referral,
        "通知" or "批量通知" or "部门移交" or "办案机关" => ItemChannel.Partner,
        _ => ItemChannel.Counter,
    };
}
