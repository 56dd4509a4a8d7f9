using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The quality officer writes down how a call went; “unsatisfied” opens a rectification at once.</summary>
internal sealed class RecordCall(AppDb db, MayCall may, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, System.ComponentModel.DataAnnotations.Display(Name = "打得怎么样")] public CallResult? Result { get; set; }
        [System.ComponentModel.DataAnnotations.Display(Name = "对这次办理满意吗")] public Satisfaction? Score { get; set; }
        [StringLength(QualityCall.WordsLength), System.ComponentModel.DataAnnotations.Display(Name = "本人怎么说")] public string? Words { get; set; }
    }

    /// <summary>A call of this officer's place with what it is about, and why it may not be made; null where it may.</summary>
    public async Task<(QualityCall Call, MatterRow Matter, Participant? Party, string? WhyNot)> Open(Guid id, Actor by, CancellationToken cancel)
    {
        var call = await db.QualityCalls.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (call is null || !by.May(MattersPermissions.Call, call.Place)) throw new Missing("这次回访");
        var matter = await db.Matters.AsNoTracking().SingleAsync(m => m.Id == call.MatterId, cancel);
        var party = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == call.Participant, cancel);
        return (call, matter, party, await may.WhyNot(matter, party, cancel));
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var (call, matter, party, whyNot) = await Open(id, by, cancel);
        if (call.NotMade is { } dropped) throw new RuleBroken($"不能打这个电话：{dropped}。");
        if (whyNot is not null) throw new RuleBroken($"不能打这个电话：{whyNot}。");
        switch (form.Result!.Value)
        {
            case CallResult.Missed: call.Miss(settings.On(MattersSettings.CallTries, by.At), by); break;
            case CallResult.Declined: call.Decline(by); break;
            default: call.Say(form.Score ?? throw new RuleBroken("请选择是否满意。") { Field = nameof(form.Score) }, form.Words, by); break;
        }
        // what the party said before by rating is being put right already
        if (call.Score == Satisfaction.Unsatisfied && !await db.Rectifications.AnyAsync(r => r.About == matter.Id && r.ClosedAt == null, cancel))
            db.Add(Rectification.Start(matter, call, party!, settings, by.At));
        db.Audit(by, "抽样回访", form.Result.Value.Title(), matter.Id, party!.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
    }
}
