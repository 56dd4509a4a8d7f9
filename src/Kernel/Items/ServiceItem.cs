using System.ComponentModel.DataAnnotations;

namespace Fashu;

/// <summary>What happened to somebody who looks for a service.</summary>
public enum Situation
{
    [Display(Name = "和人闹了矛盾")] Quarrel,
    [Display(Name = "工资、工伤的事")] Wages,
    [Display(Name = "要打官司、请律师")] Lawyer,
    [Display(Name = "家人被抓、被起诉")] Accused,
    [Display(Name = "事情正在办")] InHand,
    [Display(Name = "事情办完了")] Done,
    [Display(Name = "我的个人信息")] Own,
}

/// <summary>One thing the office does for people, as the published list (服务清单) shows it. A module declares its own.</summary>
/// <param name="Key">Stands in the address: /services/aid.</param>
/// <param name="Group">Title of the service it belongs to: 人民调解.</param>
/// <param name="Purpose">One sentence: what it is good for.</param>
public sealed record ServiceItem(string Key, int Order, string Group, string Title, string Purpose)
{
    public required ItemStart Start { get; init; }
    public required IReadOnlyList<Situation> Situations { get; init; }

    /// <summary>Who may ask.</summary>
    public required string Who { get; init; }

    /// <summary>Empty: none are needed.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];
    public required string Fee { get; init; }

    /// <summary>Time limits; their lengths are read from the clocks themselves.</summary>
    public IReadOnlyList<ClockRule> Limits { get; init; } = [];

    /// <summary>Where, beside the network, as long as the city says nothing else.</summary>
    public required string Where { get; init; }

    /// <summary>How it goes, a sentence a step.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Law and articles.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary>Public pages about the service, beside its start: title and address.</summary>
    public IReadOnlyList<(string Title, string Page)> More { get; init; } = [];

    /// <summary>Further words by which people look for it.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>How often it was used, counted from what is kept anyway; null where nothing is kept.</summary>
    public Func<AppDb, IQueryable<ItemUse>>? Uses { get; init; }

    /// <summary>The matters that were begun by it, each by one item only; null where it begins none of its own.</summary>
    public Func<AppDb, IQueryable<Guid>>? Begins { get; init; }

    /// <summary>What the city adds to it, from a day on.</summary>
    public Setting<ItemOffer> City { get; } = new($"items.{Key}", $"服务清单：{Title}", new(ItemState.Shown, null, null, null, null), "由本市填写", ItemOffer.Refuse) { Page = $"/work/admin/services/{Key}" };
}

public enum ItemState
{
    [Display(Name = "公布")] Shown,
    [Display(Name = "暂停办理", Description = "清单上看得到，写明暂停，没有“开始办”的按钮")] Suspended,
    [Display(Name = "不列出", Description = "清单上看不到")] Hidden,
}

/// <summary>What a city says about an item in its own words.</summary>
public sealed record ItemOffer(
    [property: Display(Name = "怎样公布")] ItemState State, [property: Display(Name = "办公时间")] string? Hours, [property: Display(Name = "地址")] string? Address,
    [property: Display(Name = "电话")] string? Phone, [property: Display(Name = "说明")] string? Remark)
{
    public const int HoursLength = 100, AddressLength = 200, PhoneLength = 20, RemarkLength = 500;

    /// <summary>Null if it can be published, else a Chinese sentence.</summary>
    public static string? Refuse(ItemOffer offer) =>
        !Enum.IsDefined(offer.State) ? "请选择怎样公布"
        : offer is { Hours.Length: > HoursLength } or { Address.Length: > AddressLength } or { Remark.Length: > RemarkLength } ? "写得太长，请精简"
        : offer.Phone is { } phone && (phone.Length > PhoneLength || !phone.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '(' or ')')) ? "电话只能是数字，例如0571-12345678" : null;
}

/// <summary>Where an item begins and for whom.</summary>
/// <param name="Address">The page that starts it; {id} stands for the person's own matter it is about.</param>
/// <param name="Button">What the button says.</param>
public sealed record ItemStart(ActorKind For, string Address, string Button)
{
    /// <summary>What staff must hold to open the page.</summary>
    public string? Permission { get; private init; }

    /// <summary>For an item that begins in a matter of one's own: whether it can begin in this one now.</summary>
    public Func<IServiceProvider, Matter, Actor, CancellationToken, Task<bool>>? IsOpen { get; private init; }

    /// <summary>Kind of that matter; null for any.</summary>
    public string? Kind { get; private init; }

    public static ItemStart Anybody(string address, string button) => new(ActorKind.Visitor, address, button);

    public static ItemStart Citizen(string address, string button) => new(ActorKind.Citizen, address, button);

    public static ItemStart Staff(Permission permission, string address, string button) => new(ActorKind.Staff, address, button) { Permission = permission.Key };

    public static ItemStart InOwn(string kind, Enum act, string address, string button)
    {
        var name = act.ToString();
        return InOwn(kind, (_, matter, by, _) => Task.FromResult(matter.ActsFor(by).Any(a => a.Act == name)), address, button);
    }

    public static ItemStart InOwn(string? kind, Func<IServiceProvider, Matter, Actor, CancellationToken, Task<bool>> isOpen, string address, string button) =>
        new(ActorKind.Citizen, address, button) { Kind = kind, IsOpen = isOpen };
}
