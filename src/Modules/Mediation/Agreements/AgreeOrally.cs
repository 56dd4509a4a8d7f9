using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>Both sides agree and think a paper unnecessary; the content is recorded (PML 28, 30).</summary>
internal sealed class AgreeOrally(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(5000), Display(Name = "协议内容")] public string Content { get; set; } = "";
        [Display(Name = "双方都认为不用写书面协议")] public bool BothThinkPaperUnnecessary { get; set; }
        [Display(Name = "已经当场履行")] public bool PerformedAtOnce { get; set; }
        [Display(Name = "重大、复杂的纠纷")] public bool MajorOrComplex { get; set; }
        [Display(Name = "已当场告知双方权利和义务，双方明白")] public bool RightsTold { get; set; }
        public List<TermForm> Terms { get; set => field = value ?? []; } = []; // null where a line could not be read at all
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        if (form.RightsTold)
            foreach (var party in matter.Parties) matter.ReadRights(party, "当面告知", by);
        var terms = TermForm.Read(form.Terms, by.At.CityDay(), atOnce: true);
        var test = new OralTest(form.BothThinkPaperUnnecessary, form.PerformedAtOnce, form.MajorOrComplex,
            terms.Sum(t => t.Fen ?? 0), settings.On(MediationSettings.OralMajorFen, by.At));
        matter.AgreeOrally(form.Content, terms, test, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
