using System.Globalization;

namespace Fashu.LegalAid;

/// <summary>What came out for each and what each got, for all at once from a sheet. A row that was counted before stays as it is, so the same sheet may come again.</summary>
internal sealed class ImportResults(AppDb db)
{
    private const string No = "序号", Name = "姓名", Kind = "结果", Fen = "结果金额（元）", On = "结果日期", Paper = "文书号", Received = "拿到金额（元）", ReceivedOn = "拿到日期", Note = "备注", OwnHand = "本人签字";

    public static readonly IReadOnlyList<string> Headers = [No + "*", Name + "*", Kind, Fen, On, Paper, Received, ReceivedOn, Note, OwnHand];
    private static readonly Dictionary<string, AidResultKind> kinds = Enum.GetValues<AidResultKind>().ToDictionary(k => k.Title());

    /// <summary>A line for each who is still there, with what is known; money is written anew each time.</summary>
    public static IEnumerable<IReadOnlyList<string>> Lines(AidCase of) => of.Present.Select(p => (IReadOnlyList<string>)
        [$"{p.No}", p.Name, p.ResultKind?.Title() ?? "", p.ResultFen is { } fen ? (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "", p.ResultOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", p.ResultPaper ?? "", "", "", "", ""]);

    /// <param name="goodOnly">Rows without fault are taken while others wait to be mended.</param>
    public async Task<ImportOutcome> Handle(Guid id, Stream file, bool dryRun, bool goodOnly, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (!matter.IsOpenTo(AidAct.Count, by)) throw new RuleBroken($"现在是“{matter.Stage.Title()}”，不能登记结果和金额。");
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand(No, Name)) return outcome.Refuse(sheet.Errors);
        var listed = matter.Listed.ToDictionary(p => (long)p.No);
        Dictionary<int, int> seen = [];
        List<(Guid, AidResult?, AidReceipt?)> lines = [];
        foreach (var row in sheet.Rows)
        {
            var person = Person(row, listed, seen);
            var (result, receipt) = (Result(row, by), Receipt(row, by));
            if (row.IsWrong || person is null) continue;
            var news = (Result: result is null || result with { OwnHand = false } == Of(person) ? null : result, Receipt: receipt is null || person.Receipts.Any(r => r.IsSame(receipt.On, receipt.Fen, receipt.Note)) ? null : receipt);
            if (result is null && receipt is null || news is (null, null)) { outcome.Keep(); continue; }
            if (news.Result is { } settled && matter.CannotSettle(person, settled) is { } why) { row.Wrong(Kind, why); continue; }
            lines.Add((person.Id, news.Result, news.Receipt));
            outcome.Change($"{person.Name}{(news.Result is { } now ? $"，{now.Kind.Title()}{now.Fen.Yuan()}" : "")}{(news.Receipt is { } got ? $"，拿到{got.Fen.Yuan()}" : "")}");
            var due = news.Result?.Fen ?? person.ResultFen;
            if (due is { } most && (person.RecoveredFen ?? 0) + (news.Receipt?.Fen ?? 0) > most) outcome.Warn(row, Received, $"{person.Name}拿到的比结果多。");
        }
        if (!dryRun && lines.Count > 0 && (goodOnly || sheet.Errors.Count == 0))
        {
            matter.CountResults(lines, by);
            db.Audit(by, "导入每人的结果和金额", "法律援助", id, detail: $"{lines.Count}人");
            await db.SaveChangesAsync(cancel);
        }
        return outcome.Refuse(sheet.Errors);
    }

    private static AidResult? Of(AidPerson person) => person.ResultKind is { } kind ? new(kind, person.ResultFen!.Value, person.ResultOn!.Value, person.ResultPaper) : null;

    private static AidPerson? Person(SheetRow row, Dictionary<long, AidPerson> listed, Dictionary<int, int> seen)
    {
        var (no, name) = (row.Required(No).Length == 0 ? null : row.Whole(No), row.Required(Name));
        if (no is null || name.Length == 0) return null;
        if (!listed.TryGetValue(no.Value, out var person)) row.Wrong(No, "名单里没有这个序号。");
        else if (person.Name != name) row.Wrong(Name, $"第{no}号是{person.Name}，和这一行的姓名不一样。");
        else if (!person.IsIn) row.Wrong(null, $"{person.Name}已经退出（{person.Leaving?.Title()}），不再登记。");
        else if (!seen.TryAdd(person.No, row.Line)) row.Wrong(No, $"和第{seen[person.No]}行重复。");
        return person;
    }

    private static AidResult? Result(SheetRow row, Actor by)
    {
        var (kind, fen, on, paper) = (row.Text(Kind), row.Fen(Fen), row.Day(On), row.Text(Paper));
        if (kind.Length == 0)
        {
            if (fen is not null) row.Wrong(Kind, $"填了结果金额，也要填结果：{string.Join("、", kinds.Keys)}。");
            return null;
        }
        if (!kinds.TryGetValue(kind, out var known)) row.Wrong(Kind, $"应为{string.Join("、", kinds.Keys)}之一。");
        if (row.Text(Fen).Length == 0) row.Wrong(Fen, "请填金额，没有支持的填0。");
        if (fen < 0) row.Wrong(Fen, "金额不能小于0。");
        if (row.Text(On).Length == 0) row.Wrong(On, "请填结果的日子。");
        if (on > by.At.CityDay()) row.Wrong(On, "不能晚于今天。");
        var own = row.Text(OwnHand);
        if (own is not ("" or "是" or "否")) row.Wrong(OwnHand, "应为“是”或“否”，空着就是否。");
        if (paper.Length > 60) row.Wrong(Paper, "最多60个字。");
        return row.IsWrong ? null : new(known, fen!.Value, on!.Value, paper.Length == 0 ? null : paper, own == "是");
    }

    private static AidReceipt? Receipt(SheetRow row, Actor by)
    {
        var (fen, on, note) = (row.Fen(Received), row.Day(ReceivedOn), row.Text(Note));
        if (row.Text(Received).Length == 0)
        {
            if (on is not null) row.Wrong(Received, "填了拿到日期，也要填拿到金额。");
            return null;
        }
        if (fen <= 0) row.Wrong(Received, "金额要大于0。登记错的，请在这个人的页面更正。");
        if (row.Text(ReceivedOn).Length == 0) row.Wrong(ReceivedOn, "请填哪天拿到的。");
        if (on > by.At.CityDay()) row.Wrong(ReceivedOn, "不能晚于今天。");
        if (note.Length > 200) row.Wrong(Note, "最多200个字。");
        return row.IsWrong ? null : AidReceipt.Of(on!.Value, fen!.Value, note, by);
    }
}
