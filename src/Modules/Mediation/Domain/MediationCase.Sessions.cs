using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

public enum SessionWay
{
    [Display(Name = "当面")] InPerson,
    [Display(Name = "电话")] Phone,
}

/// <summary>One session of mediation and its record (调解记录).</summary>
internal sealed class Session
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public DateTime HeldAt { get; private set; }
    public SessionWay Way { get; private set; }
    public string Place { get; private set; } = "";

    /// <summary>Who took part, beside the parties: helpers need both parties' consent (PML 20).</summary>
    public string Present { get; private set; } = "";
    public string Record { get; private set; } = "";
    public string RecordedBy { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }

    /// <summary>When each side confirmed having read the record.</summary>
    public DateTime? ApplicantReadAt { get; private set; }
    public DateTime? RespondentReadAt { get; private set; }

    internal static Session Of(DateTime heldAt, SessionWay way, string place, string present, string record, bool bothRead, Actor by) => new()
    {
        HeldAt = heldAt,
        Way = way,
        Place = place,
        Present = present,
        Record = record,
        RecordedBy = by.Name,
        RecordedAt = by.At,
        ApplicantReadAt = bothRead ? by.At : null,
        RespondentReadAt = bothRead ? by.At : null,
    };

    internal void Read(Side side, DateTime at)
    {
        if (side == Side.Applicant) ApplicantReadAt ??= at;
        else RespondentReadAt ??= at;
    }
}

internal sealed partial class MediationCase
{
    private readonly List<Session> sessions = [];

    public IReadOnlyList<Session> Sessions => sessions;
    public int Extensions { get; private set; }

    /// <summary>Records a session (PML 27).</summary>
    /// <param name="bothRead">Read out and confirmed by both on the spot; otherwise each confirms on the own phone.</param>
    public void Meet(DateTime heldAt, SessionWay way, string place, string present, string record, bool bothRead, Actor by)
    {
        if (heldAt > by.At) throw new RuleBroken("调解时间不能晚于现在。") { Field = nameof(Session.HeldAt) };
        // a session is noted to the minute
        if (heldAt.AddMinutes(1) <= FiledAt) throw new RuleBroken("调解时间不能早于申请时间。") { Field = nameof(Session.HeldAt) };
        Take(Act.Meet, by);
        sessions.Add(Session.Of(heldAt, way, place, present, record, bothRead, by));
    }

    public void ConfirmRecord(Guid session, Actor by)
    {
        var party = PartyOf(by) ?? throw new Missing("这份记录");
        (sessions.FirstOrDefault(s => s.Id == session) ?? throw new Missing("这份记录")).Read(party.Side, by.At);
    }

    public void Suspend(string reason, Actor by)
    {
        Take(Act.Suspend, by, reason);
        PauseClock(MediationClocks.Grid, by.At, reason);
        PauseClock(MediationClocks.Conclude, by.At, reason);
    }

    public void Resume(string reason, Actor by, Settings settings)
    {
        Take(Act.Resume, by, reason);
        ResumeClock(MediationClocks.Grid, by.At, settings);
        ResumeClock(MediationClocks.Conclude, by.At, settings);
    }

    /// <summary>Longer only when both ask, and only while the limit still runs (after NB-PMR 27).</summary>
    public void Extend(int months, bool bothAsked, string reason, Actor by, Settings settings)
    {
        if (!bothAsked) throw new RuleBroken("双方都要求延长时才能延长。");
        Take(Act.Extend, by, reason);
        StopClock(MediationClocks.Grid, by.At, "双方同意延长");
        ExtendClock(MediationClocks.Conclude, months, by.At, reason, settings);
        Extensions++;
    }

    public void Fail(string reason, Actor by, Settings settings)
    {
        Take(Act.Fail, by, reason);
        EndWithoutAgreement(by, settings, "未达成协议");
    }

    /// <summary>Tells the routes that remain: arbitration, administrative, court (PML 26).</summary>
    public void TellRoutes(string routes, Actor by)
    {
        Take(Act.TellRoutes, by, routes);
        MeetClock(MediationClocks.Routes, by.At);
        Close(routes, by, "已告知其他途径");
    }
}
