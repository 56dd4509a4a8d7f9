using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>A person's matters, their steps and ratings, for the own copy of all data.</summary>
internal sealed class OwnMatters(AppDb db) : IPersonalData
{
    private sealed record Part([property: Display(Name = "编号")] string? Number, [property: Display(Name = "事由")] string Title, [property: Display(Name = "身份")] string Role,
        [property: Display(Name = "提交时间")] DateTime FiledAt, [property: Display(Name = "办结时间")] DateTime? ClosedAt, [property: Display(Name = "进展")] string Word);

    private sealed record Step([property: Display(Name = "事由")] string Title, [property: Display(Name = "时间")] DateTime At, [property: Display(Name = "经过")] string What, [property: Display(Name = "说明")] string? Reason);

    private sealed record HandedOn([property: Display(Name = "事由")] string Title, [property: Display(Name = "转到")] string Office, [property: Display(Name = "状态")] string State,
        [property: Display(Name = "时间")] DateTime At, [property: Display(Name = "您的意见")] string? Answer, [property: Display(Name = "结果")] string Results);

    private sealed record Said([property: Display(Name = "事由")] string Title, [property: Display(Name = "时间")] DateTime At, [property: Display(Name = "评价")] string Score, [property: Display(Name = "意见")] string? Words);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel)
    {
        var parts = await db.Participants.AsNoTracking().Where(p => p.PersonId == person && p.Until == null)
            .Join(db.Matters, p => p.MatterId, m => m.Id, (p, m) => new { Part = p.Id, p.RoleTitle, Matter = m }).OrderBy(x => x.Matter.FiledAt).ToListAsync(cancel);
        var titles = parts.DistinctBy(p => p.Matter.Id).ToDictionary(p => p.Matter.Id, p => p.Matter.Title);
        var matters = titles.Keys.ToList();
        var steps = await db.Steps.AsNoTracking().Where(s => matters.Contains(s.MatterId) && !s.Internal).OrderBy(s => s.At).ToListAsync(cancel);
        var ids = parts.Select(p => p.Part).ToList();
        var ratings = await db.Ratings.AsNoTracking().Where(r => ids.Contains(r.Participant)).OrderBy(r => r.At).ToListAsync(cancel);
        var handed = await db.Referrals.AsNoTracking().Where(r => ids.Contains(r.FromParticipant)).OrderBy(r => r.OfferedAt).ToListAsync(cancel);
        return
        [
            ("事项", parts.Select(p => new Part(p.Matter.Number, p.Matter.Title, p.RoleTitle, p.Matter.FiledAt, p.Matter.ClosedAt, Web.MatterWords.Badge(p.Matter, false).Word)).ToList()),
            ("事项经过", steps.Select(s => new Step(titles[s.MatterId], s.At, s.ActTitle, s.ById == person ? s.Reason : null)).ToList()), // what others wrote was for the office
            ("转办", handed.Select(r => new HandedOn(titles[r.FromMatter], r.Office, r.State.Title(), r.OfferedAt, r.Answer, string.Join("；", r.Results.Select(x => x.Title)))).ToList()),
            ("评价", ratings.Select(r => new Said(titles[r.MatterId], r.At, r.Score.Title(), r.Words)).ToList()),
        ];
    }
}
