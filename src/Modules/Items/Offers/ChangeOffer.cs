using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Fashu.Divisions;

namespace Fashu.Items;

/// <summary>The city says in its own words when, where and by which phone an item can be asked for; from a day on, after a look at how it will be shown.</summary>
internal sealed class ChangeOffer(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "从哪一天起"), Required] public DateOnly From { get; set; }
        [Display(Name = "怎样公布")] public ItemState State { get; set; }
        [Display(Name = "办公时间"), StringLength(ItemOffer.HoursLength)] public string? Hours { get; set; }
        [Display(Name = "地址"), StringLength(ItemOffer.AddressLength)] public string? Address { get; set; }
        [Display(Name = "电话"), StringLength(ItemOffer.PhoneLength), Pattern(@"[0-9() -]{3,20}", ErrorMessage = "电话只能是数字，例如0571-12345678")] public string? Phone { get; set; }
        [Display(Name = "说明"), StringLength(ItemOffer.RemarkLength)] public string? Remark { get; set; }

        /// <summary>Sum of what was looked at.</summary>
        public string? Seen { get; set; }

        public ItemOffer Offer => new(State, Text(Hours), Text(Address), Text(Phone), Text(Remark));

        public string Sum => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', From.ToString("O"), State, Text(Hours), Text(Address), Text(Phone), Text(Remark)))));

        private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings(" ");
    }

    public async Task Handle(ServiceItem item, Form form, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(ItemsPermissions.Publish, by);
        if (form.Seen != form.Sum) throw new RuleBroken("请先看一看公布以后的样子，再公布。");
        await Settings.Put(db, item.City, form.From, item.City.TextOf(form.Offer), by, cancel);
        db.Audit(by, "修改服务清单", "服务清单", detail: $"{item.Title}，自{form.From.Formal()}起：{form.Offer.State.Title()}");
        await snapshots.Save(db, Settings.Snapshot, cancel);
    }
}
