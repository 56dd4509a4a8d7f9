using Fashu.People;
using Microsoft.Extensions.Configuration;

namespace Fashu.LegalAid;

/// <summary>One line of the list of workers, found right.</summary>
internal sealed record Worker(int Line, string Name, string? IdNumber, string? Phone, long? ClaimFen, string? ClaimFor, string? Remark, bool Represents);

/// <summary>The list of workers of one employer: every fault of every row at once, each in a sentence.</summary>
internal sealed class WorkerSheet(IConfiguration configuration, Settings settings)
{
    private const string Name = "姓名", IdNumber = "身份证号", Phone = "手机号", Claim = "请求金额（元）", ClaimFor = "请求什么", Remark = "备注", Represents = "代表人";
    private const int LongestText = 200;

    /// <summary>Ten million yuan: nobody's wage; a comma is in the wrong place.</summary>
    private const long MostClaimFen = 1_000_000_000;

    public static readonly IReadOnlyList<string> Headers = [Name + "*", IdNumber, Phone, Claim, ClaimFor, Remark, Represents];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["罗大山", "330100190001010019", "10000002001", "28600", "2026年3月到8月的工资", "木工", "是"],
        ["丁小满", "", "", "9600.50", "", "", "否"],
    ];

    /// <param name="of">The case they come into; null while it is not there yet.</param>
    /// <returns>Who is new and without fault; what is wrong stands in the sheet, what is known or odd in the outcome.</returns>
    public IReadOnlyList<Worker> Read(Sheet sheet, AidCase? of, string other, string? otherPhone, DateTime at, ImportOutcome outcome)
    {
        if (!sheet.Demand(Name)) return [];
        var (today, most, heads) = (at.CityDay(), settings.On(AidSettings.MostPersons, at) - (of?.Persons.Count ?? 0), settings.On(AidSettings.MostRepresentatives, at) - (of?.Representatives.Count() ?? 0));
        var seen = new Seen();
        List<Worker> workers = [];
        foreach (var row in sheet.Rows)
        {
            var worker = One(row, other, otherPhone, today);
            if (worker.Name.Length > 0) seen.Demand(row, worker);
            if (row.IsWrong) continue;
            if (of?.Persons.FirstOrDefault(p => p.IsSame(worker.Name, worker.IdNumber)) is { } known) Known(row, known, worker, outcome);
            else if (worker.Phone is { } phone && of?.Persons.FirstOrDefault(p => p.Phone == phone) is { } holder) row.Wrong(Phone, $"这是第{holder.No}号{holder.Name}的手机号。每人写自己的，没有的空着。");
            else if (worker.Represents && --heads < 0) row.Wrong(Represents, $"代表人最多{settings.On(AidSettings.MostRepresentatives, at)}人。");
            else if (workers.Count >= most) row.Wrong(null, $"一件事最多{settings.On(AidSettings.MostPersons, at)}人，从这一行起请另立一件。");
            else
            {
                workers.Add(worker);
                outcome.Add($"{worker.Name}{(worker.ClaimFen is { } fen ? $"，{fen.Yuan()}" : "")}");
                if (worker.IdNumber is { } number && CitizenId.TryRead(number, today, out var id, out _) && id.AgeOn(today) is < 18 and var age) outcome.Warn(row, IdNumber, $"{worker.Name}只有{age}岁，要确认法定代理人。");
            }
        }
        return workers;
    }

    private Worker One(SheetRow row, string other, string? otherPhone, DateOnly today)
    {
        var name = row.Required(Name);
        if (name.Length > 0)
        {
            if (!PersonName.TryRead(name, out var read, out var fault)) row.Wrong(Name, fault);
            else name = read.Text;
            if (name == other.Trim()) row.Wrong(Name, "这是对方，不能同时是申请人。");
        }
        string? number = null, phone = null;
        if (row.Text(IdNumber) is { Length: > 0 } typed)
        {
            if (CitizenId.TryRead(typed, today, out var read, out var fault)) number = read.Text;
            else row.Wrong(IdNumber, fault);
        }
        if (row.Text(Phone) is { Length: > 0 } called)
        {
            if (!MobileNumber.TryRead(called, MobileAttribute.TakesTestNumbers(configuration), out var read, out var fault)) row.Wrong(Phone, fault);
            else if ((phone = read.Text) == otherPhone) row.Wrong(Phone, "这是对方的电话。");
        }
        var fen = row.Fen(Claim);
        if (fen <= 0) row.Wrong(Claim, "金额要大于0。没有数目的空着。");
        else if (fen > MostClaimFen) row.Wrong(Claim, $"一个人{fen.Value.Yuan()}，太多了，请核对小数点。");
        return new(row.Line, name, number, phone, fen, Short(row, ClaimFor), Short(row, Remark), IsYes(row));
    }

    private static string? Short(SheetRow row, string column)
    {
        var text = row.Text(column);
        if (text.Length > LongestText) row.Wrong(column, $"最多{LongestText}个字。");
        return text.Length == 0 ? null : text;
    }

    private static bool IsYes(SheetRow row)
    {
        var text = row.Text(Represents);
        if (text is not ("" or "是" or "否")) row.Wrong(Represents, "应为“是”或“否”，空着就是否。");
        return text == "是";
    }

    // a row that comes again stays as it is; what is different is corrected on the person's page, with the reason
    private static void Known(SheetRow row, AidPerson known, Worker worker, ImportOutcome outcome)
    {
        if (!known.IsIn) row.Wrong(null, $"{known.Name}是第{known.No}号，已经退出（{known.Leaving?.Title()}）。");
        else if (known.Name != worker.Name) row.Wrong(IdNumber, $"这个身份证号是第{known.No}号{known.Name}的。");
        else if (known.IdNumber != worker.IdNumber) row.Wrong(IdNumber, $"名单里已经有{known.Name}，是第{known.No}号。是同一个人的，请在他的页面补身份证号；是两个人的，先给第{known.No}号补上身份证号。");
        else if ((known.ClaimFen, known.Phone) != (worker.ClaimFen, worker.Phone)) row.Wrong(known.ClaimFen != worker.ClaimFen ? Claim : Phone, $"{known.Name}已经在名单里，是第{known.No}号，登记的和这一行不一样。要改的请在他的页面更正。");
        else outcome.Keep();
    }

    /// <summary>Who stands in the sheet already, and in which line.</summary>
    private sealed class Seen
    {
        private readonly Dictionary<string, int> numbers = [], phones = [];
        private readonly Dictionary<string, (int Line, bool Numbered)> names = [];

        public void Demand(SheetRow row, Worker worker)
        {
            if (worker.IdNumber is { } number && !numbers.TryAdd(number, worker.Line)) row.Wrong(IdNumber, $"和第{numbers[number]}行重复。");
            if (worker.Phone is { } phone && !phones.TryAdd(phone, worker.Line)) row.Wrong(Phone, $"和第{phones[phone]}行重复。每人写自己的，没有的空着。");
            if (names.TryGetValue(worker.Name, out var first) && !(first.Numbered && worker.IdNumber is not null)) row.Wrong(Name, $"和第{first.Line}行同名。同名的两个人都要写身份证号。");
            else names.TryAdd(worker.Name, (worker.Line, worker.IdNumber is not null));
        }
    }
}
