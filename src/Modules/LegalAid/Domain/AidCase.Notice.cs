using System.Text.Json;

namespace Fashu.LegalAid;

/// <summary>A lawyer because police, procuratorate or court gave notice: no hardship test, three days to assign and to answer (LAL 25, 28, 36).</summary>
internal sealed partial class AidCase
{
    public NoticeOrgan? NoticeOrgan { get; private set; }
    public string? NoticeFrom { get; private set; }
    public string? NoticeNumber { get; private set; }
    public CriminalStage? NoticeStage { get; private set; }
    public string? HeldAt { get; private set; }

    /// <summary>When the organ was told which lawyer acts.</summary>
    public DateTime? OrganToldAt { get; private set; }

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
            NoticeNumber = notice.Number.Trim(),
            NoticeStage = notice.Stage,
            HeldAt = notice.Held?.Trim(),
            RulesDay = notice.ReceivedAt.CityDay(),
            Verdict = Verdict.ByNotice,
            Title = $"{notice.Stage.Title()}：{person.Name}涉嫌{notice.Charge}",
            Answers = JsonSerializer.Serialize(new Circumstances { Trouble = notice.Stage == CriminalStage.Treatment ? Trouble.Treatment : Trouble.Accused, HasLawyer = false, Counsel = notice.Grounds }, json),
        };
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

    // another lawyer: what the organ was told is true no longer, and its three days run anew
    private void TellAgain(DateTime at, Settings settings)
    {
        if (OrganToldAt is null) return;
        OrganToldAt = null;
        StartClock(AidClocks.Notice, at, settings);
    }

    /// <summary>The organ that gave notice learns who acts (LAL 36).</summary>
    public void TellOrgan(string how, Actor by)
    {
        if (NoticeOrgan is null) throw new RuleBroken("这件事不是办案机关通知的。");
        if (OrganToldAt is not null) throw new RuleBroken("已经告知过办案机关。");
        Take(AidAct.TellOrgan, by, $"{NoticeFrom}：{how.Trim()}", internalOnly: true);
        OrganToldAt = by.At;
        MeetClock(AidClocks.Notice, by.At);
    }
}
