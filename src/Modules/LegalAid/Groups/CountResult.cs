using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What came out for one of many, and what that person got on a day (LAL 50).</summary>
internal sealed class CountResult(AppDb db)
{
    [ValidatableType]
    public sealed class Form : IValidatableObject
    {
        public Guid Person { get; set; }
        [Display(Name = "结果")] public AidResultKind? Kind { get; set; }
        [Amount, Display(Name = "结果金额（元）")] public long? Fen { get; set; }
        [Display(Name = "结果的日子")] public DateOnly? On { get; set; }
        [StringLength(60), Display(Name = "文书号")] public string? Paper { get; set; }
        [Display(Name = "和解、调解由本人签字")] public bool OwnHand { get; set; }
        [Amount, Display(Name = "拿到金额（元）")] public long? Received { get; set; }
        [Display(Name = "哪天拿到")] public DateOnly? ReceivedOn { get; set; }
        [Display(Name = "更正：从已登记的里面减掉这一笔")] public bool TakeBack { get; set; }
        [StringLength(200), Display(Name = "备注")] public string? Note { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Kind is null && Received is null) yield return new("请填结果，或者填拿到的金额", [nameof(Kind)]);
            if (Kind is not null && Fen is null) yield return new("请填结果金额，没有支持的填0", [nameof(Fen)]);
            if (Kind is not null && On is null) yield return new("请填结果的日子", [nameof(On)]);
            if (Received is not null && ReceivedOn is null) yield return new("请填哪天拿到", [nameof(ReceivedOn)]);
        }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var result = form.Kind is { } kind ? new AidResult(kind, form.Fen!.Value, form.On!.Value, form.Paper, form.OwnHand) : null;
        var receipt = form.Received is { } fen ? AidReceipt.Of(form.ReceivedOn!.Value, form.TakeBack ? -fen : fen, form.Note, by) : null;
        matter.CountResults([(form.Person, result, receipt)], by);
        await db.SaveChangesAsync(cancel);
    }
}
