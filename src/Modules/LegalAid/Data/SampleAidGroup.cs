using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>A building site that owes 78 workers their wages: in the lawyer's hands, settled in part, and money coming in by instalments.</summary>
internal sealed class SampleAidGroup(SampleAidDesk desk, (Guid Staff, string Name, Guid Firm, string FirmName) lawyer, Settings settings, DateTime now)
{
    public const int Workers = 78;
    private const string Employer = "桐湾恒基石建筑工程有限公司", Surnames = "罗丁冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏";
    private static readonly string[] given = ["大山", "小满", "阿水", "长根", "来福", "春生", "金柱", "玉梅"];

    public AidCase Make()
    {
        var filedAt = now.AddDays(-46);
        var story = new AidStories.Story(AidStories.Unpaid.Known, "2025年9月到2026年8月在青溪县城南安置房工地做工，按月记工，工地停工以后没有结清工资，多次去要，每次都说等验收。", "付清拖欠的工资。", Employer, null, "");
        var screening = Screening.Of(story.Known, AidTables.On(filedAt.CityDay(), settings));
        var all = Enumerable.Range(0, Workers).Select(n => Worker(n, filedAt)).ToList();
        var officer = desk.Officer(filedAt);
        var one = AidCase.Apply(Guid.CreateVersion7(new DateTimeOffset(filedAt)), desk.Place, desk.Centre, all[0], new(story.Known, story.Facts, story.Wanted, Employer, true, null, null, false, false), screening, "窗口", officer, settings);
        one.Admit([.. all.Skip(1)], screening, officer, settings);
        var sample = new SampleAidCase(one, story, desk, lawyer, officer, settings);
        foreach (var (act, hours) in ((AidAct, double)[])[(AidAct.Propose, 30), (AidAct.Grant, 20), (AidAct.Assign, 20), (AidAct.Take, 6), (AidAct.Contact, 30), (AidAct.Meet, 60), (AidAct.Report, 24 * 20)]) sample.Do(act, hours);
        one.Leave(all[17].Id, AidLeaving.SettledAlone, "自己和公司谈好了，书面说明退出", desk.Officer(now.AddDays(-15)));
        one.Leave(all[40].Id, AidLeaving.Died, "家属送来死亡证明", desk.Officer(now.AddDays(-9)));
        var on = now.AddDays(-8).CityDay();
        Count(on, p => (new AidResult(AidResultKind.Mediation, p.ClaimFen!.Value * 9 / 10, on, "（2026）青溪劳调12号", OwnHand: true), null));
        Count(now.AddDays(-6).CityDay(), p => (null, p.ResultFen / 2));
        Count(now.AddDays(-2).CityDay(), p => (null, p.No <= 52 ? p.ResultFen - p.RecoveredFen : null));
        return one;

        void Count(DateOnly day, Func<AidPerson, (AidResult? Result, long? Fen)> of)
        {
            var by = new Actor(lawyer.Staff, lawyer.Name, ActorKind.Staff, day.StartsAt().AddHours(10)) { Post = "法援律师" };
            one.CountResults([.. one.Present.Select(p => (p.Id, of(p).Result, of(p).Fen is { } fen ? AidReceipt.Of(day, fen, "公司转账", by) : null)).Where(l => l.Item2 is not null || l.Item3 is not null)], by);
        }
    }

    // a few have accounts, so that a visitor can be one of them; ID numbers of an area that is no county
    private static AidPerson Worker(int n, DateTime at)
    {
        (Guid Id, string Name, string Phone)? known = n is 0 or 1 or 2 ? SampleCitizens.Neighbours[30 + n] : null;
        var seventeen = $"330100{1964 + n % 40}0{1 + n % 9}{10 + n % 18}{n:000}";
        var number = n % 13 == 12 ? null : seventeen + CitizenId.CheckSign(seventeen);
        return AidPerson.Of(Guid.CreateVersion7(new DateTimeOffset(at)), known?.Name ?? $"{Surnames[n % Surnames.Length]}{given[n / Surnames.Length + (n % 2 * 4)]}", known?.Phone, number, null, known?.Id, AidSpeaker.Self, null, null, 600_000 + n * 37 % 61 * 50_000)
            .With(n % 19 == 5 ? "工资和押金" : null, n % 3 == 0 ? "木工" : "钢筋工", represents: n < 4);
    }
}
