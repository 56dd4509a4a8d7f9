using System.ComponentModel.DataAnnotations;
using Fashu.Documents;

namespace Fashu.LegalAid;

/// <summary>An aided person, or the guardian, signs the mandate on the own phone (CPL 62; ESL 13).</summary>
internal sealed class SignMandate(AppDb db, ISigning signing)
{
    private const int Tries = 8;

    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Hash of the text that was shown.</summary>
        public string Text { get; set; } = "";
        [Required, Display(Name = "委托人")] public Guid Person { get; set; }
        [MustBeTrue, Display(Name = "我已读完委托书全文，同意全部内容")] public bool Read { get; set; }
        [Display(Name = "手写签名")] public string? Drawn { get; set; }
        [StringLength(60), Display(Name = "或者输入您的姓名")] public string? Name { get; set; }
        [Required, StringLength(8), Display(Name = "短信验证码")] public string Code { get; set; } = "";
    }

    /// <param name="person">Null: the one this account has there; a guardian says for whom.</param>
    /// <returns>The code itself in demo mode, else null.</returns>
    public async Task<string?> SendCode(Guid id, Guid? person, Actor by, CancellationToken cancel)
    {
        var (matter, of) = await Own(id, person, by, cancel);
        return await signing.SendCode(MandateText.Paper(matter, of, MandateText.Hash(matter, matter.Mandate!, of)), by, cancel);
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        string? name = null;
        // many sign one case at the same time: who loses that race keeps the code that was used up
        for (var left = Tries; ; left--)
        {
            var (matter, person) = await Own(id, form.Person, by, cancel);
            var paper = MandateText.Paper(matter, person, form.Text);
            if (matter.Mandate!.PaperOnly) throw new RuleBroken("这份委托书涉及婚姻、收养、继承等人身关系，要在纸上签名（电子签名法第三条）。请和律师约好时间。");
            name ??= await signing.Confirm(paper, new(form.Drawn, form.Name, form.Code), person.Name, (known, number) => matter.MustBe(person, known, number), by, cancel);
            var signed = await signing.Sign(paper, new(person.Id, name, matter.SignsAs(person)), form.Drawn, SignatureWay.OwnPhone, "实名核验，短信验证码确认", by, cancel);
            matter.SignMandate(signed, by);
            signed.Leave(db, id);
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (Overtaken) when (left > 1) { db.ChangeTracker.Clear(); }
        }
    }

    private async Task<(AidCase Matter, AidPerson Person)> Own(Guid id, Guid? of, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var person = matter.Persons.FirstOrDefault(p => p.PersonId == by.Id && p.IsIn && (of is null || p.Id == of)) ?? throw new Missing("这件事");
        if (matter.CannotSign(person, by.At) is { } why) throw new RuleBroken(why);
        if (!by.Verified) throw new RuleBroken("签名以前，请先完成实名核验。");
        return (matter, person);
    }
}
