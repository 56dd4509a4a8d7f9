using System.Text.Json;

namespace Fashu.LegalAid;

/// <summary>A lawyer because police, procuratorate or court gave notice: no hardship test, three days to assign and to answer (LAL 25, 28, 36).</summary>
internal sealed partial class AidCase
{
    public NoticeOrgan? NoticeOrgan { get; private set; }
    public string? NoticeFrom { get; private set; }

    /// <summary>The organization entered for the organ, whose clerks see the notice; null where only its name is known.</summary>
    public Guid? NoticeBody { get; private set; }
    public string? NoticeNumber { get; private set; }
    public CriminalStage? NoticeStage { get; private set; }
    public string? HeldAt { get; private set; }

    /// <summary>The organ had to give notice (应当通知): somebody who must have a lawyer (LAL 25, 28).</summary>
    public bool NoticeMust { get; private set; }

    /// <summary>When the organ was told which lawyer acts.</summary>
    public DateTime? OrganToldAt { get; private set; }

    /// <summary>When the organ acknowledged the letter that says who acts.</summary>
    public DateTime? LetterReceivedAt { get; private set; }
    public string? LetterReceivedBy { get; private set; }

    public static AidCase Notified(Guid id, string place, (Guid Id, string Word) centre, AidPerson person, AidNotice notice, string channel, Actor by, Settings settings)
    {
        if (notice.ReceivedAt > by.At) throw new RuleBroken("收到通知的时间不能晚于现在。") { Field = "Received" };
        var filed = new AidCase
        {
            Id = id,
            Place = place,
            Office = centre.Id,
            NumberWord = centre.Word,
            FiledAt = notice.ReceivedAt,
            Channel = channel,
            FiledByName = by.Kind == ActorKind.Staff ? by.Name : null,
            FiledById = by.Id,
            Type = AidType.Criminal,
            Trouble = notice.Stage == CriminalStage.Treatment ? Trouble.Treatment : Trouble.Accused,
            Facts = $"{notice.OrganName}通知：{person.Name}涉嫌{notice.Charge}，{notice.Stage.Title()}阶段，没有委托辩护人或者代理人。",
            Wanted = "指派律师",
            NoticeOrgan = notice.Organ,
            NoticeFrom = notice.OrganName.Trim(),
            NoticeBody = notice.Body,
            NoticeNumber = notice.Number.Trim(),
            NoticeStage = notice.Stage,
            HeldAt = notice.Held?.Trim(),
            RulesDay = notice.ReceivedAt.CityDay(),
            Verdict = Verdict.ByNotice,
            Title = $"{notice.Stage.Title()}：{person.Name}涉嫌{notice.Charge}",
            Answers = JsonSerializer.Serialize(new Circumstances { Trouble = notice.Stage == CriminalStage.Treatment ? Trouble.Treatment : Trouble.Accused, HasLawyer = false, Counsel = notice.Grounds }, json),
        };
        filed.NoticeMust = filed.NoticeDuty is { Must: true };
        filed.persons.Add(person);
        filed.Record(AidAct.Apply, AidStage.Review, AidStage.Review, by, "法律援助法第25、28、36条", $"{filed.NoticeFrom}{filed.NoticeNumber}", false);
        filed.Enter(Participant.Enter(person.Id, AidFlow.ApplicantRole, "受援人", person.Name, person.Phone, person.PersonId, by.At)).Join();
        filed.Take(AidAct.AcceptNotice, by);
        (filed.DecidedAt, filed.NumberYear) = (by.At, by.At.CityDay().Year);
        filed.StartClock(AidClocks.Notice, notice.ReceivedAt, settings);
        filed.Announce(new AidNotified(id, place, by.At));
        return filed;
    }

    /// <summary>Whether the organ had to give notice or was free to, and by which article; null for an application.</summary>
    public (bool Must, string Words, string Article)? NoticeDuty => NoticeOrgan is null ? null
        : NoticeStage == CriminalStage.Treatment ? (true, "应当通知：强制医疗案件没有委托诉讼代理人", "法律援助法第28条")
        : Known.Counsel is { Count: > 0 } grounds ? (true, $"应当通知：{string.Join("、", grounds.Select(g => g.Title()))}", "法律援助法第25条第1款")
        : NoticeStage == CriminalStage.DeathReview ? (true, "应当通知：死刑复核案件的被告人申请法律援助", "法律援助法第25条第1款第5项")
        : (false, "可以通知：其他适用普通程序审理、没有委托辩护人的案件", "法律援助法第25条第2款");

    // another lawyer: what the organ was told is true no longer, and its three days run anew; of ended aid they begin when it is taken up again
    private void TellAgain(DateTime at, Settings settings)
    {
        var told = OrganToldAt is not null;
        if (!told && Clocks.All(c => c.Rule != AidClocks.Notice.Key || c.State != ClockState.Met)) return; // it never heard of any
        (OrganToldAt, LetterReceivedAt, LetterReceivedBy) = (null, null, null);
        if (Stage is AidStage.Terminated or AidStage.TerminationObjected) return;
        if (told) StartClock(AidClocks.Notice, at, settings);
        if (HandlerName is { } former) Announce(new AidOrganUntold(Id, former, at));
    }

    /// <summary>The organ that gave notice learns who acts (LAL 36).</summary>
    public void TellOrgan(string how, Actor by)
    {
        if (NoticeOrgan is null) throw new RuleBroken("这件事不是办案机关通知的。");
        if (OrganToldAt is not null) throw new RuleBroken("已经告知过办案机关。");
        Take(AidAct.TellOrgan, by, $"{NoticeFrom}：{how.Trim()}", internalOnly: true);
        OrganToldAt = by.At;
        MeetClock(AidClocks.Notice, by.At);
        Announce(new AidOrganTold(Id, by.At));
    }

    /// <summary>The organ was entered after the notice: its clerks see it from now on.</summary>
    public void Bind(Guid body) => NoticeBody = NoticeOrgan is null || NoticeBody is not null ? throw new InvalidOperationException("The notice has its organ.") : body;

    /// <summary>The organ has the letter (回执).</summary>
    public void Acknowledge(Actor by)
    {
        if (OrganToldAt is null) throw new RuleBroken("复函还没有发出，不用签收。");
        if (LetterReceivedAt is not null) throw new RuleBroken($"{LetterReceivedBy}已经签收过。");
        Take(AidAct.Acknowledge, by, $"{NoticeFrom}{by.Name}签收", internalOnly: true);
        (LetterReceivedAt, LetterReceivedBy) = (by.At, by.Name);
        Announce(new AidOrganAnswered(Id, "签收了复函", by.At));
    }

    /// <summary>What becomes of the organ's own case; the lawyer and the institution read it.</summary>
    /// <param name="on">The day of it; of a hearing the day in court.</param>
    /// <param name="at">UTC instant and place of a hearing, for nothing else.</param>
    public void Inform(OrganNews news, DateOnly on, (DateTime At, string Where)? at, string? said, Actor by)
    {
        if (news == OrganNews.Hearing != at is not null) throw new RuleBroken("开庭要写几点、在哪里。") { Field = "Time" };
        if (news != OrganNews.Hearing && on > by.At.CityDay()) throw new RuleBroken("日期不能晚于今天。") { Field = "On" };
        if (at?.At <= by.At) throw new RuleBroken("开庭时间要在以后。") { Field = "On" };
        var text = at is { } day ? $"{day.At.FormalTime()}，{day.Where.Trim()}。{said?.Trim()}" : said?.Trim() ?? "";
        Take(AidAct.Inform, by, $"{news.Title()}：{text}", internalOnly: true);
        entries.Add(AidEntry.Write(AidEntryKind.Organ, at is null ? on : by.At.CityDay(), $"{NoticeFrom}，{news.Title()}", text.Length > 0 ? text : $"{news.Title()}。", false, by));
        if (at is { } hearing)
        {
            hearings.Add(AidHearing.Set(hearing.At, hearing.Where, $"{NoticeFrom}告知"));
            Announce(new AidHearingSet(Id, hearing.At, by.At));
        }
        Announce(new AidOrganAnswered(Id, news.Title(), by.At));
    }
}
