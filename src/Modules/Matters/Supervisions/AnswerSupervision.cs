using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Whoever owes the answer to a supervision gives it.</summary>
internal sealed class AnswerSupervision(AppDb db, INotices notices, IEnumerable<IMatterKind> kinds)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(Supervision.TextLength), System.ComponentModel.DataAnnotations.Display(Name = "答复")]
        public string Answer { get; set; } = "";
    }

    /// <returns>The matter it is about.</returns>
    public async Task<Guid> Handle(Guid supervision, Form form, Actor by, CancellationToken cancel)
    {
        var asked = await db.Supervisions.SingleOrDefaultAsync(s => s.Id == supervision, cancel) ?? throw new Missing("这条督办");
        var row = await db.OpenRow(asked.MatterId, by, cancel);
        if (!SupervisionRules.MayAnswer(row, asked.Card(), by)) throw new RuleBroken(asked.FromBelow ? "受阻的事由上一级答复。" : "督办由办理人答复。");
        asked.AnswerWith(form.Answer, by);
        if (asked.FromBelow && await kinds.First(k => k.Kind == row.Kind).Load(db, row.Id, cancel) is { } matter) matter.Back(by.At);
        db.Announce(new SupervisionAnswered(row.Id, row.Kind, asked.Id, asked.Answer!, by.At));
        await notices.Cancel(SupervisionRules.Fact(asked.Id), by.At, cancel);
        var to = asked.FromBelow ? row.Handler : asked.AskedById;
        if (to is { } reader)
            notices.Send(new NoticeDraft($"supervision/{asked.Id}/answer", reader, $"已答复：{row.Number ?? row.Title}", asked.Answer!.Length > 200 ? asked.Answer[..200] + "…" : asked.Answer,
                $"/work/m/{row.Id}#supervision", row.Id), by.At);
        await db.SaveChangesAsync(cancel);
        return row.Id;
    }
}
