namespace Fashu.Matters;

/// <summary>What an “unsatisfied” demands (整改): one officer puts it right, a second one visits the party again; the rated officer does neither.</summary>
internal sealed class Rectification : Matter<RectificationStage, RectificationAct>
{
    public const string KindKey = "rectification", RaterRole = "rater";
    public const int TextLength = 2000;

    public override string Kind => KindKey;
    protected override Workflow<RectificationStage, RectificationAct> Table => RectificationFlow.Table;

    /// <summary>The matter that was rated.</summary>
    public Guid About { get; private set; }
    public string AboutKind { get; private set; } = "";
    public string? AboutNumber { get; private set; }
    /// <summary>What demanded it: a party's rating, or what it said when it was rung up.</summary>
    public Guid? RatingId { get; private set; }
    public Guid? CallId { get; private set; }
    public Guid? RatedOfficer { get; private set; }
    public string? RatedOfficerName { get; private set; }
    public string Complaint { get; private set; } = "";
    public string? Measures { get; private set; }
    public string? Outcome { get; private set; }
    public bool? SatisfiedAfter { get; private set; }

    public static Rectification Start(MatterRow about, Rating rating, Participant rater, Settings settings, DateTime at)
    {
        var self = Start(about, (rating.Officer, rating.OfficerName), rating.Words, rating.Way, rater, settings, at);
        self.RatingId = rating.Id;
        return self;
    }

    public static Rectification Start(MatterRow about, QualityCall call, Participant called, Settings settings, DateTime at)
    {
        var self = Start(about, (call.Officer, call.OfficerName), call.Words, QualityCall.Way, called, settings, at);
        self.CallId = call.Id;
        return self;
    }

    private static Rectification Start(MatterRow about, (Guid? Id, string? Name) officer, string? words, string way, Participant rater, Settings settings, DateTime at)
    {
        var self = new Rectification
        {
            Id = Guid.CreateVersion7(),
            About = about.Id,
            AboutKind = about.Kind,
            AboutNumber = about.Number,
            RatedOfficer = officer.Id,
            RatedOfficerName = officer.Name,
            Complaint = words ?? "",
            Title = $"整改：{about.Title}",
            Place = about.Place,
            Office = about.Office,
            Channel = way,
            FiledAt = at,
        };
        self.Enter(Participant.Enter(Guid.CreateVersion7(), RaterRole, "评价人", rater.Name, rater.Phone, rater.PersonId, at));
        self.StartClock(MattersClocks.Assign, at, settings);
        return self;
    }

    public void Assign(Guid officer, string name, Settings settings, Actor by)
    {
        if (by.Id == RatedOfficer) throw new RuleBroken("您是被评价的人，不能由您指派整改。");
        if (officer == RatedOfficer) throw new RuleBroken($"{name}是被评价的人，不能由本人负责整改。") { Field = "Officer" };
        Take(Stage == RectificationStage.Open ? RectificationAct.Assign : RectificationAct.Reassign, by, $"指派给{name}", internalOnly: true);
        (Handler, HandlerName) = (officer, name);
        MeetClock(MattersClocks.Assign, by.At);
        if (Clock(MattersClocks.Measure) is null) StartClock(MattersClocks.Measure, by.At, settings);
    }

    public void RecordMeasures(string measures, Settings settings, Actor by)
    {
        Take(RectificationAct.RecordMeasures, by, measures.Trim());
        Measures = measures.Trim();
        MeetClock(MattersClocks.Measure, by.At);
        StartClock(MattersClocks.Revisit, by.At, settings);
    }

    /// <summary>The second visit. It ends the matter if the party is satisfied, or if the officer says what came of it and why no more can be done.</summary>
    public void Revisit(RevisitResult result, string said, Settings settings, Actor by)
    {
        if (by.Id == RatedOfficer) throw new RuleBroken("您是被评价的人，不能由您回访。");
        if (by.Id == Handler) throw new RuleBroken("整改和回访要由两个人分别办理，请换一位同事回访。");
        Take(result switch
        {
            RevisitResult.Satisfied => RectificationAct.RevisitSatisfied,
            RevisitResult.Settled => RectificationAct.RevisitSettled,
            _ => RectificationAct.RevisitAgain,
        }, by, said.Trim());
        MeetClock(MattersClocks.Revisit, by.At);
        if (result == RevisitResult.Again)
        {
            StartClock(MattersClocks.Measure, by.At, settings);
            return;
        }
        (Outcome, SatisfiedAfter, ClosedAt) = (said.Trim(), result == RevisitResult.Satisfied, by.At);
        Announce(new RectificationClosed(About, Id, result == RevisitResult.Satisfied, by.At));
    }

    public override Badge BadgeAt(DateTime now, Settings settings)
    {
        if (Stage == RectificationStage.Closed) return new(Colour.Green, "整改办结", "");
        var running = Clocks.LastOrDefault(c => c.Runs);
        var (colour, word, who) = Stage switch
        {
            RectificationStage.Open => (Colour.Blue, "整改待指派", "整改督导人员"),
            RectificationStage.Assigned => (Colour.Orange, "整改中", HandlerName ?? "整改责任人"),
            _ => (Colour.Yellow, "待再次回访", "整改督导人员"),
        };
        if (running is null) return new(colour, word, who);
        return running.Overdue(now)
            ? new(Colour.Red, $"{word}，已超期", who, running.StartedAt, running.DueAt)
            : new(colour, word, who, running.StartedAt, running.DueAt, running.DueAt);
    }

    protected override bool Holds(Actor by, Who who) => who.Key == RectificationFlow.Responsible.Key ? Handler == by.Id : base.Holds(by, who);
}

internal enum RevisitResult
{
    [System.ComponentModel.DataAnnotations.Display(Name = "现在满意了")] Satisfied,
    [System.ComponentModel.DataAnnotations.Display(Name = "仍不满意，已说明处理结果")] Settled,
    [System.ComponentModel.DataAnnotations.Display(Name = "仍不满意，退回再整改")] Again,
}
