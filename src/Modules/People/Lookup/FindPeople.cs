using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>An officer looks somebody up by whole phone number, ID number, name, its pinyin or initials, or the number of a matter, for a purpose that is written down. Children are not to be found.</summary>
internal sealed class FindPeople(AppDb db, Phones phones, Seals seals, TimeProvider clock, Reach reach)
{
    private const int Most = 20, MostNamesakes = 200;

    public static readonly IReadOnlyList<string> Purposes = ["群众来电来访", "联系当事人", "核对身份", "代为提交申请", "督办检查"];

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(50), Display(Name = "姓名、拼音、手机号、身份证号码或事项编号")] public string Query { get; set; } = "";
        [Required, StringLength(60), Display(Name = "查找目的")] public string Purpose { get; set; } = "";
    }

    public sealed record Row(Guid Id, string? Name, string Phone, string? IdNumber, bool Verified, bool Closed, DateTime CreatedAt);

    /// <param name="Beyond">So many more are there whose matters lie outside the officer's part of the tree.</param>
    /// <param name="More">Not all that were found are listed.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, int Beyond, bool More);

    public Task<Found> Handle(Form form, Actor by, CancellationToken cancel) => Within(PeoplePermissions.Read, form, by, cancel);

    /// <summary>Within the places where this permission is held.</summary>
    public async Task<Found> Within(Permission permission, Form form, Actor by, CancellationToken cancel)
    {
        var all = await Match(form.Query, by).Where(p => p.Guardian == null && p.ClosedAt == null).OrderByDescending(p => p.CreatedAt).Take(MostNamesakes).AsNoTracking().ToListAsync(cancel);
        var within = await reach.Of([.. all.Select(p => p.Id)], permission, by, cancel);
        var found = all.Where(p => within.Contains(p.Id)).Take(Most).ToList();
        if (all.Count > within.Count) db.Audit(by, "查找群众", form.Purpose, detail: $"{all.Count - within.Count}人不在负责范围，没有显示");
        if (all.Count == 0) db.Audit(by, "查找群众", form.Purpose, detail: "没有找到");
        foreach (var person in found) db.Audit(by, "查找到本人", form.Purpose, person: person.Id);
        await db.SaveChangesAsync(cancel);
        return new([.. found.Select(p => new Row(p.Id, p.Name, p.Phone?.MaskPhone() ?? "", p.IdNumber?.MaskIdNumber(), p.IsVerified, p.ClosedAt is not null, p.CreatedAt))], all.Count - within.Count, all.Count == MostNamesakes || within.Count > Most);
    }

    // （2026）青溪石桥人调字第3号: an official number has a year in brackets
    private static bool IsNumber(string query) => query.Narrow().Trim() is ['(' or '（', _, _, _, _, ')' or '）', _, _, .., '号'] number && number[1..5].All(char.IsAsciiDigit);

    private IQueryable<Person> Match(string query, Actor by)
    {
        if (IsNumber(query))
        {
            var matters = db.Matters.SeenBy(by).Numbered(query.Narrow().Trim()).Select(m => m.Id);
            return db.People.Where(p => db.Participants.Any(part => part.PersonId == p.Id && part.Until == null && matters.Contains(part.MatterId)));
        }
        if (phones.TryRead(query) is { } phone)
        {
            var index = seals.Index(phone);
            return db.People.Where(p => p.PhoneIndex == index);
        }
        if (CitizenId.TryRead(query, clock.Today(), out var number, out var fault))
        {
            var index = seals.IdIndex(number.Text);
            return db.People.Where(p => p.IdNumberIndex == index);
        }
        if (NameReadings.IsPinyin(query)) return Read(query);
        if (query.Any(char.IsAsciiDigit)) throw new RuleBroken(query.AsCode().Length is 15 or 18 ? fault : "请填写完整的11位手机号、18位身份证号码，姓名，或者带年份的事项编号。") { Field = nameof(Form.Query) };
        if (!PersonName.TryRead(query, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(Form.Query) };
        return db.People.Where(p => p.Name == name.Text);
    }

    // wangxiaoming, Wáng Xiǎo Míng or wxm; a name in Latin letters is its own reading
    private IQueryable<Person> Read(string query)
    {
        if (NameReadings.KeysAsked(query).Count == 0) throw new RuleBroken("拼音至少填两个字母，例如王小明填 wangxiaoming 或者 wxm。") { Field = nameof(Form.Query) };
        var read = NameKeys.Asked(db, query);
        return db.People.Where(p => read.Contains(p.Id));
    }
}
