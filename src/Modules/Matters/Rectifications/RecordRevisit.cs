using Fashu.Notices;

namespace Fashu.Matters;

/// <summary>A second officer visits the party again and records what it says; only this ends a rectification.</summary>
internal sealed class RecordRevisit(AppDb db, INotices notices, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, System.ComponentModel.DataAnnotations.Display(Name = "回访结果")] public RevisitResult? Result { get; set; }
        [Required, StringLength(Rectification.TextLength), System.ComponentModel.DataAnnotations.Display(Name = "对方怎么说、怎么处理")]
        public string Said { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<Rectification>(id, by, cancel);
        matter.Revisit(form.Result!.Value, form.Said, settings, by);
        if (matter.Handler is { } officer && form.Result == RevisitResult.Again)
            notices.Send(new NoticeDraft($"rectification/{id}/again/{matter.Steps}", officer, "回访仍不满意，请继续整改", matter.Title, $"/work/rectifications/{id}", id), by.At);
        foreach (var rater in matter.Participants.Where(p => p.PersonId is not null && form.Result != RevisitResult.Again))
            notices.Send(new NoticeDraft($"rectification/{id}/closed", rater.PersonId!.Value, "您反映的问题已办结", matter.Title, $"/my/rectifications/{id}", id), by.At);
        await db.SaveChangesAsync(cancel);
    }
}
