using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>Mandates signed or finger-printed on paper; the lawyer adds a photo of the sheet, the original goes into the file (CPL 62).</summary>
internal sealed class SignMandateOnPaper(AppDb db, ISigning signing)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>The mandate that was shown.</summary>
        public string Text { get; set; } = "";
        [Required(ErrorMessage = "请勾选纸上有谁的签名"), Display(Name = "纸上有谁的签名、盖章或者指印")] public List<Guid> Who { get; set => field = value ?? []; } = [];
        [Required(ErrorMessage = "请拍照或选择签好的委托书照片"), Display(Name = "签好的委托书照片")] public IFormFile? Photo { get; set; }
        [MustBeTrue, Display(Name = "纸质委托书与系统里的全文一致，是本人当面签的")] public bool Same { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var people = form.Who.Distinct().Select(matter.Person).ToList();
        if (people.Count == 0) throw new RuleBroken("请勾选纸上有谁的签名。") { Field = nameof(form.Who) };
        if (people.Select(p => matter.CannotSign(p, by.At)).FirstOrDefault(why => why is not null) is { } first) throw new RuleBroken(first) { Field = nameof(form.Who) };
        // each signs his own text: one photo may show several sheets
        var papers = people.ToDictionary(p => p.Id, p => MandateText.Paper(matter, p, form.Text));
        var signed = await signing.OnPaper([.. people.Select(p => (papers[p.Id], new Signatory(p.Id, matter.SignerOf(p), matter.SignsAs(p))))], form.Photo!, (FileKinds.Mandate, $"已签委托书-{people[0].Name}{(people.Count > 1 ? $"等{people.Count}人" : "")}"), shared: false, by, cancel);
        foreach (var one in signed)
        {
            matter.SignMandate(one, by);
            one.Leave(db, id);
        }
        await db.SaveChangesAsync(cancel);
    }
}
