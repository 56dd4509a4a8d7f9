using Fashu.Notices;

namespace Fashu.Matters;

/// <summary>The level above asks the officer in charge about a matter; the answer is due in time (督办).</summary>
internal sealed class AskSupervision(AppDb db, INotices notices, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(Supervision.TextLength), System.ComponentModel.DataAnnotations.Display(Name = "督办内容")]
        public string Question { get; set; } = "";
    }

    public async Task<Guid> Handle(Guid matter, Form form, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        if (row.ClosedAt is not null) throw new RuleBroken("这件事已经办结，不用督办。");
        if (!SupervisionRules.MayAsk(row, by)) throw new RuleBroken("督办由上一级办理，您没有督办这件事的权限。");
        var asked = Supervision.Ask(row, form.Question, settings, by);
        db.Add(asked);
        db.Subject = asked.Id;
        db.Announce(new MatterSupervised(row.Id, row.Kind, asked.Id, asked.Question, by.At));
        if (row.Handler is { } handler)
            notices.Send(new NoticeDraft($"supervision/{asked.Id}", handler, $"督办：{row.Number ?? row.Title}", $"{by.Post ?? by.Name}督办，请在{asked.DueDay.Formal()}前答复。",
                $"/work/m/{row.Id}#supervision", row.Id, Fact: SupervisionRules.Fact(asked.Id)), by.At);
        await db.SaveChangesAsync(cancel);
        return asked.Id;
    }
}
