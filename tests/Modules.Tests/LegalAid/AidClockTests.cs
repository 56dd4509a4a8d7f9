using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The limits of legal aid with dates worked by hand on the calendars of 2026 and 2027: calendar days that roll over rest days (民法典 203).</summary>
public sealed class AidClockTests
{
    private static ClockRow Running(AidCase of, ClockRule rule) => of.Clocks.Last(c => c.Rule == rule.Key && c.State is ClockState.Running or ClockState.Paused);

    [Theory]
    [InlineData("2026-09-28", "2026-10-08", false)] // the holiday: the seventh day, 5 October, lies in the holiday
    [InlineData("2026-11-23", "2026-11-30", false)] // Monday to Monday
    [InlineData("2026-11-21", "2026-11-30", false)] // Saturday: the seventh day is a Saturday, then Monday
    [InlineData("2026-12-25", "2027-01-04", true)] // 1 January is a holiday, then a weekend; the list of 2027 is not published
    public void The_decision_is_due_in_seven_days(string filed, string due, bool provisional)
    {
        var clock = Running(new AidBench(AidBench.City(filed)).Apply(), AidClocks.Review);
        Assert.Equal((DateOnly.Parse(due), provisional), (clock.DueDay, clock.Provisional));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-26")] // Monday to Thursday
    [InlineData("2026-11-25", "2026-11-30")] // the third day is a Saturday
    [InlineData("2026-09-29", "2026-10-08")] // 2 October lies in the holiday
    public void A_lawyer_is_assigned_in_three_days(string granted, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new AidBench(AidBench.City(granted)).At_(AidStage.Granted), AidClocks.Assign).DueDay);

    [Theory]
    [InlineData("2026-11-23", "2026-11-30")] // the fifth day is a Saturday
    [InlineData("2026-11-24", "2026-11-30")] // the fifth day is a Sunday
    [InlineData("2026-11-25", "2026-11-30")] // Wednesday to Monday
    public void An_objection_is_judged_in_five_days(string objected, string due) =>
        Assert.Equal(DateOnly.Parse(due), Running(new AidBench(AidBench.City(objected)).At_(AidStage.RefusalObjected), AidClocks.Objection).DueDay);

    [Theory]
    [InlineData("2026-09-30", "2026-10-08")] // received on the last working day before the holiday: the third day, 3 October, lies in it
    [InlineData("2026-11-23", "2026-11-26")]
    [InlineData("2026-11-26", "2026-11-30")] // the third day is a Sunday
    public void A_notice_is_answered_in_three_days(string received, string due)
    {
        var bench = new AidBench(AidBench.City(received));
        var one = bench.Notice();
        Assert.Equal((AidStage.Granted, DateOnly.Parse(due)), (one.Stage, Running(one, AidClocks.Notice).DueDay));
        // assigning alone is not enough: the organ has to be told
        bench.Lead(one, AidStage.Assigned);
        Assert.Equal(ClockState.Running, Running(one, AidClocks.Notice).State);
        bench.Do(one, AidAct.TellOrgan);
        Assert.Equal(ClockState.Met, one.Clocks.Single(c => c.Rule == AidClocks.Notice.Key).State);
    }

    [Fact]
    public void A_supplement_stops_the_seven_days_and_the_rest_goes_on()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.At = AidBench.City("2026-11-25");
        bench.Do(one, AidAct.AskSupplement);
        Assert.Equal((ClockState.Paused, new DateOnly(2026, 12, 10)), (Running(one, AidClocks.Review).State, Running(one, AidClocks.Supplement).DueDay));
        bench.At = AidBench.City("2026-12-01");
        bench.Do(one, AidAct.Supply);
        // two of seven days were used when the notice went out on the 25th; five go on after 1 December: Sunday the 6th, so Monday
        Assert.Equal(new(2026, 12, 7), Running(one, AidClocks.Review).DueDay);
    }

    [Fact]
    public void First_contact_counts_from_taking_the_case_and_the_report_from_the_assignment()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Assigned);
        Assert.Equal(new(2026, 11, 25), Running(one, AidClocks.Take).DueDay);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Take);
        Assert.Equal(new(2026, 11, 30), Running(one, AidClocks.Contact).DueDay); // 29 November is a Sunday
        Assert.Equal(new(2026, 12, 23), Running(one, AidClocks.Report).DueDay);
        bench.At = AidBench.City("2026-12-10");
        bench.Do(one, AidAct.Report);
        Assert.Equal(new(2027, 1, 11), Running(one, AidClocks.Report).DueDay); // 9 January 2027 is a Saturday
    }

    [Fact]
    public void A_returned_case_gives_three_days_anew()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Assigned);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Return);
        Assert.Equal((AidStage.Granted, null, new DateOnly(2026, 11, 27)), (one.Stage, one.Handler, Running(one, AidClocks.Assign).DueDay));
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.Take.Key && c.State == ClockState.Running);
    }

    [Fact]
    public void An_overdue_clock_of_the_office_turns_the_case_red_and_the_applicants_own_does_not()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        Assert.Equal(Colour.Blue, bench.Apply().BadgeAt(AidBench.City("2026-11-30", "23:59"), AidBench.Settings).Colour);
        Assert.Equal(Colour.Red, bench.Apply().BadgeAt(AidBench.City("2026-12-01", "00:00"), AidBench.Settings).Colour);
        Assert.Equal(Colour.Blue, bench.At_(AidStage.Supplement).BadgeAt(AidBench.City("2026-12-31"), AidBench.Settings).Colour);
    }

    [Fact]
    public void A_case_that_is_closed_has_no_clock_running()
    {
        foreach (var stage in new[] { AidStage.Refused, AidStage.Withdrawn, AidStage.Terminated, AidStage.Archived })
            Assert.DoesNotContain(new AidBench(AidBench.City("2026-11-23")).At_(stage).Clocks, c => c.State is ClockState.Running or ClockState.Paused);
    }

    [Fact]
    public void The_visit_after_the_end_is_still_due_when_the_lawyer_was_paid_and_no_more_once_it_is_filed_away()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Paid);
        Assert.Equal(("legalaid.visit-end", new DateOnly(2026, 12, 8)), (Assert.Single(one.Clocks, c => c.Runs).Rule, one.VisitDue!.DueDay));
        var seen = bench.At_(AidStage.Paid);
        bench.Do(seen, AidAct.Visit);
        Assert.Null(seen.VisitDue);
        bench.Do(one, AidAct.Archive);
        Assert.Null(one.VisitDue);
    }

    [Fact]
    public void At_each_stage_a_report_is_due_beside_the_thirty_days()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Handling);
        bench.At = AidBench.City("2026-11-26");
        bench.Do(one, AidAct.Reach);
        Assert.Equal((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 23)), (Running(one, AidClocks.ReportStage).DueDay, Running(one, AidClocks.Report).DueDay));
        Assert.Equal(Colour.Red, one.BadgeAt(AidBench.City("2026-12-02"), AidBench.Settings).Colour);
        bench.At = AidBench.City("2026-11-30");
        bench.Do(one, AidAct.Reach); // the first one is still owed
        Assert.Equal(new(2026, 12, 1), Running(one, AidClocks.ReportStage).DueDay);
        bench.Do(one, AidAct.Report);
        Assert.Equal((ClockState.Met, new DateOnly(2026, 12, 30)), (one.Clocks.Single(c => c.Rule == AidClocks.ReportStage.Key).State, Running(one, AidClocks.Report).DueDay));
    }

    [Fact]
    public void Who_has_no_account_is_silent_only_after_the_notice_is_in_his_hands_and_until_then_the_office_is_late()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(account: false);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.AskSupplement);
        Assert.Equal((ClockState.Running, new DateOnly(2026, 11, 30)), (Running(one, AidClocks.Review).State, Running(one, AidClocks.Review).DueDay));
        Assert.DoesNotContain(one.Clocks, c => c.Rule == AidClocks.Supplement.Key);
        Assert.Equal("法律援助中心送达补充材料通知书", one.NextInTime().Phrase);
        Assert.Equal(Colour.Red, one.BadgeAt(AidBench.City("2026-12-01"), AidBench.Settings).Colour);
        var officer = bench.With(AidPermissions.Examine);
        Assert.Contains("不能早于", Assert.Throws<RuleBroken>(() => one.Deliver([one.Undelivered[0].Id], new(2026, 11, 23), DeliveryWay.Hand, null, officer, AidBench.Settings)).Message);
        bench.At = AidBench.City("2026-11-27");
        one.Deliver([one.Undelivered[0].Id], new(2026, 11, 26), DeliveryWay.Post, "邮件号1002", bench.With(AidPermissions.Examine), AidBench.Settings);
        // fifteen days after the 26th: Friday 11 December
        Assert.Equal((ClockState.Paused, new DateOnly(2026, 12, 11), 0), (Running(one, AidClocks.Review).State, Running(one, AidClocks.Supplement).DueDay, one.Undelivered.Count));
    }

    [Fact]
    public void Of_many_all_without_an_account_must_have_it_or_those_who_speak_for_them()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var all = bench.Apply();
        bench.Join(all, 11);
        bench.Do(all, AidAct.AskSupplement);
        Assert.Equal(11, all.Undelivered.Count); // the first one has an account
        all.Deliver([.. all.Undelivered.Skip(1).Select(d => d.Id)], new(2026, 11, 23), DeliveryWay.Hand, null, bench.With(AidPermissions.Examine), AidBench.Settings);
        Assert.DoesNotContain(all.Clocks, c => c.Rule == AidClocks.Supplement.Key);
        bench.Do(all, AidAct.Deliver);
        Assert.Equal(new(2026, 12, 8), Running(all, AidClocks.Supplement).DueDay);
        var spoken = bench.Apply();
        bench.Join(spoken, 11);
        bench.Do(spoken, AidAct.Appoint);
        bench.Do(spoken, AidAct.AskSupplement);
        Assert.Equal(spoken.Representatives.Select(p => p.Id), spoken.Undelivered.Select(d => d.Person));
    }

    [Fact]
    public void Who_leaves_before_being_told_keeps_nobody_waiting()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var two = bench.Apply();
        bench.Join(two, 1);
        bench.Do(two, AidAct.AskSupplement);
        two.Leave(Assert.Single(two.Undelivered).Person, AidLeaving.Withdrew, "回老家了", bench.With(AidPermissions.Examine));
        two.BeginSupplement(new(2026, 11, 23), bench.With(AidPermissions.Examine), AidBench.Settings);
        two.BeginSupplement(new(2026, 11, 24), bench.With(AidPermissions.Examine), AidBench.Settings); // only once
        Assert.Equal(new(2026, 12, 8), Assert.Single(two.Clocks, c => c.Rule == AidClocks.Supplement.Key).DueDay);
    }

    [Fact]
    public void A_refusal_and_a_termination_must_reach_whoever_has_no_account_and_an_objection_shows_that_it_did()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(account: false);
        bench.Do(one, AidAct.Propose);
        bench.Do(one, AidAct.Refuse);
        Assert.Equal(DeliveredPaper.Refusal, Assert.Single(one.Undelivered).Paper);
        bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
        Assert.Empty(one.Undelivered);
        bench.Do(one, AidAct.Uphold);
        Assert.Equal(DeliveredPaper.Objection, Assert.Single(one.Undelivered).Paper);
        var notified = bench.Notice();
        bench.Lead(notified, AidStage.Handling);
        bench.Do(notified, AidAct.Terminate);
        Assert.Equal(DeliveredPaper.Termination, Assert.Single(notified.Undelivered).Paper);
        Assert.Empty(bench.At_(AidStage.Terminated).Undelivered);
    }

    [Fact]
    public void An_overruled_termination_starts_what_was_open_when_it_came()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        string[] After(AidStage from, AidCase? of = null)
        {
            var one = of ?? bench.At_(from);
            bench.Do(one, AidAct.Terminate);
            bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
            bench.Do(one, AidAct.Overrule);
            Assert.Equal(one.Handler is null ? AidStage.Granted : AidStage.Handling, one.Stage);
            return [.. one.Clocks.Where(c => c.Runs).Select(c => c.Rule["legalaid.".Length..]).Order()];
        }
        Assert.Equal(["assign", "complete"], After(AidStage.Granted)); // aid was given first, the papers are owed
        Assert.Equal(["complete", "contact", "report", "visit-middle"], After(AidStage.Assigned));
        var spoken = bench.At_(AidStage.Handling);
        bench.Do(spoken, AidAct.Contact);
        bench.Do(spoken, AidAct.Complete);
        bench.Do(spoken, AidAct.AskReplacement);
        Assert.Equal(["replace", "report", "visit-middle"], After(AidStage.Handling, spoken));
        Assert.Equal(["assign", "notice"], After(AidStage.Granted, bench.Notice()));
        var told = bench.Notice();
        bench.Lead(told, AidStage.Handling);
        bench.Do(told, AidAct.TellOrgan);
        Assert.Equal(["contact", "report", "visit-middle"], After(AidStage.Handling, told));
    }

    [Fact]
    public void Whoever_gets_a_case_nobody_had_after_an_overruled_termination_contacts_and_reports()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Notice();
        bench.Do(one, AidAct.Terminate);
        bench.Do(one, AidAct.Object, bench.With(AidPermissions.JudgeObjections));
        bench.Do(one, AidAct.Overrule);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Assign, bench.With(AidPermissions.Examine));
        bench.Do(one, AidAct.Take);
        Assert.Equal((new DateOnly(2026, 11, 30), new DateOnly(2026, 12, 24)), (Running(one, AidClocks.Contact).DueDay, Running(one, AidClocks.Report).DueDay));
        Assert.DoesNotContain(one.Clocks, c => c.Runs && c.Rule == AidClocks.Assign.Key);
    }

    [Fact]
    public void Death_of_the_only_one_ends_an_application_and_aid_alike_and_death_of_one_among_many_does_not()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        foreach (var (from, to) in new[] { (AidStage.Review, AidStage.Withdrawn), (AidStage.Supplement, AidStage.Withdrawn), (AidStage.Proposed, AidStage.Withdrawn), (AidStage.Granted, AidStage.Terminated), (AidStage.Assigned, AidStage.Terminated), (AidStage.Handling, AidStage.Terminated) })
        {
            var one = bench.At_(from);
            bench.Do(one, AidAct.EndByDeath);
            Assert.Equal((to, false, 0, true), (one.Stage, one.Clocks.Any(c => c.State is ClockState.Running or ClockState.Paused), one.Undelivered.Count, one.ClosedAt is not null));
            Assert.All(one.Participants.Where(p => p.Role == AidFlow.ApplicantRole), p => Assert.NotNull(p.Until));
        }
        var many = bench.At_(AidStage.Handling, group: true);
        Assert.Contains("其他人接着办", Assert.Throws<RuleBroken>(() => bench.Do(many, AidAct.EndByDeath)).Message);
        foreach (var person in many.Present.Skip(1).ToList()) many.Leave(person.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine));
        Assert.Contains("申请人去世", Assert.Throws<RuleBroken>(() => many.Leave(many.Applicant.Id, AidLeaving.Died, "死亡证明", bench.With(AidPermissions.Examine))).Message);
        bench.Do(many, AidAct.EndByDeath, bench.With(AidPermissions.Examine));
        Assert.Equal((AidStage.Terminated, TerminationGround.Died, "周秀英等12人"), (many.Stage, many.Ended, many.Applicants));
    }
}
