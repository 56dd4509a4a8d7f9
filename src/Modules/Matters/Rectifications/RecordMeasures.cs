namespace Fashu.Matters;

/// <summary>The officer responsible writes down what was done to put it right.</summary>
internal sealed class RecordMeasures(AppDb db, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(Rectification.TextLength), System.ComponentModel.DataAnnotations.Display(Name = "整改措施和结果")]
        public string Measures { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<Rectification>(id, by, cancel);
        matter.RecordMeasures(form.Measures, settings, by);
        await db.SaveChangesAsync(cancel);
    }
}
