using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>Rating in the list of services, and what the ratings say among the key figures.</summary>
internal static class RatingItem
{
    public static readonly ServiceItem Item = new("rating", 30, "评价和监督", "评价办理结果", "事情办完了，说说满意不满意；不满意的要整改，改完再问您一次。")
    {
        Start = ItemStart.InOwn(null, async (services, matter, by, cancel) => (await services.GetRequiredService<IRatings>().Of(matter.Id, by, cancel)).MayRate, "/m/{id}/rate", "去评价"),
        Situations = [Situation.Done],
        Who = "办结的事项里的每一位当事人，每人一次",
        Fee = "不收费",
        Limits = [MattersClocks.Measure],
        Where = "网上评价，点短信里的链接评价，或者在电话回访时说",
        Steps = ["选满意、基本满意或者不满意", "不满意的写明哪里不满意", "由另外的人负责整改，改完再回访您"],
        Articles = ["国办发〔2019〕51号（政务服务“好差评”）"],
        Words = ["满意", "不满意", "投诉", "打分", "好评", "差评"],
        Uses = db => db.Ratings.AsNoTracking().Join(db.Matters, r => r.MatterId, m => m.Id, (r, m) => new ItemUse { Place = m.Place, Office = m.Office, Channel = r.Way, At = r.At }),
    };

    public static readonly FigureSource Satisfied = new(KeyFigure.Satisfied, null, "满意", "当月收到的评价里，选“满意”和“基本满意”的占多少。",
        db => Rows(db.Ratings.Where(r => r.Score != Satisfaction.Unsatisfied)))
    { Of = db => Rows(db.Ratings) };

    private static IQueryable<FigureRow> Rows(IQueryable<Rating> ratings) => ratings.AsNoTracking().Select(r => new FigureRow { Kind = r.Kind, Place = r.Place, At = r.At });
}
