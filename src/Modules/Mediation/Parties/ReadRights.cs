namespace Fashu.Mediation;

/// <summary>A party confirms having read the notice of rights and duties (权利义务告知书; PML 23, 24; PMR 30).</summary>
internal sealed class ReadRights(AppDb db)
{
    public const string OwnPage = "本人网上确认已读", ReadOut = "当面宣读，本人确认明白";

    public async Task Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.ReadRights(matter.PartyOf(by) ?? throw new Missing("这件事"), OwnPage, by);
        await db.SaveChangesAsync(cancel);
    }
}
