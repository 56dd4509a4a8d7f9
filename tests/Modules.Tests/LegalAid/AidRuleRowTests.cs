using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>What the law says beside the check of scope and hardship: repeats, the sharing query, notices, terms of other bodies, recusal, deceit and what is open after an objection.</summary>
public sealed class AidRuleRowTests
{
    private static readonly AidBench monday = new(AidBench.City("2026-11-23"));

    private static Screening Judged(AidCase one) => Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings));

    private static AidCase NoticeOf(CriminalStage stage, params MustHaveCounsel[] grounds) => AidCase.Notified(Guid.CreateVersion7(), AidBench.County, monday.Centre,
        AidPerson.Of(Guid.CreateVersion7(), "陆小川", null, null, null, null, AidSpeaker.Self, null, null, null),
        new(NoticeOrgan.Court, "青溪县人民法院", "（2026）桐0191刑初7号", stage, grounds, "盗窃罪", null, monday.At), "通知", monday.With(AidPermissions.Examine), AidBench.Settings);

    [Theory]
    [InlineData(nameof(CriminalStage.FirstInstance), MustHaveCounsel.Minor, true, "第25条第1款")]
    [InlineData(nameof(CriminalStage.Investigation), MustHaveCounsel.Impaired, true, "第25条第1款")]
    [InlineData(nameof(CriminalStage.SecondInstance), MustHaveCounsel.LifeOrDeath, true, "第25条第1款")]
    [InlineData(nameof(CriminalStage.DeathReview), null, true, "第25条第1款第5项")]
    [InlineData(nameof(CriminalStage.Treatment), null, true, "第28条")]
    [InlineData(nameof(CriminalStage.FirstInstance), null, false, "第25条第2款")]
    public void An_organ_must_give_notice_or_may(string stage, MustHaveCounsel? ground, bool must, string article)
    {
        var duty = NoticeOf(Enum.Parse<CriminalStage>(stage), ground is { } why ? [why] : []).NoticeDuty!.Value;
        Assert.Equal((must, "法律援助法" + article), (duty.Must, duty.Article));
        Assert.StartsWith(must ? "应当通知" : "可以通知", duty.Words);
    }

    [Fact]
    public void An_application_is_no_notice() => Assert.Null(monday.Apply().NoticeDuty);

    [Theory]
    [InlineData(nameof(TerminationGround.Deception), true)]
    [InlineData(nameof(TerminationGround.FalseEvidence), true)]
    [InlineData(nameof(TerminationGround.Misuse), false)]
    [InlineData(nameof(TerminationGround.MeansChanged), false)]
    [InlineData(nameof(TerminationGround.CaseEnded), false)]
    [InlineData(nameof(TerminationGround.OwnLawyer), false)]
    [InlineData(nameof(TerminationGround.OnRequest), false)]
    [InlineData(nameof(TerminationGround.Other), false)]
    public void Aid_ends_on_each_of_the_eight_grounds_and_a_false_pledge_is_kept(string why, bool broken)
    {
        var ground = Enum.Parse<TerminationGround>(why);
        var one = new AidBench(AidBench.City("2026-11-23")).At_(AidStage.Handling);
        one.Terminate(ground, "查实", monday.With(AidPermissions.Decide));
        Assert.Equal((AidStage.Terminated, ground, broken), (one.Stage, one.Ended, one.PledgeBrokenAt is not null));
    }

    [Fact]
    public void The_law_knows_eight_grounds() => Assert.Equal(8, Enum.GetValues<TerminationGround>().Count(g => g != TerminationGround.Died)); // death is one of the other cases of the eighth

    [Fact]
    public void What_the_query_confirms_needs_no_second_look_and_what_it_contradicts_does()
    {
        var known = new Circumstances { Trouble = Trouble.Support, HasLawyer = false, Statuses = [], Income = Income.Below };
        var tables = AidTables.On(new(2026, 11, 23), AidBench.Settings) with { Line = new(120_000, "省标准") };
        var by = monday.With(AidPermissions.Examine);
        var one = monday.Apply(known);
        var screening = Screening.Of(known, tables);
        one.RecordMeans(MeansFound.Nothing, "民政低保系统", false, screening, by);
        Assert.Contains("可以用信息共享核查", one.Flags);
        one.RecordMeans(MeansFound.Contradicted, "不动产登记：三套房", false, screening, by);
        Assert.Contains("不动产登记：三套房", one.Flags);
        Assert.Null(one.PledgeBrokenAt);
        one.RecordMeans(MeansFound.Contradicted, "不动产登记：三套房", true, screening, by);
        Assert.Equal(monday.At, one.PledgeBrokenAt);
        one.RecordMeans(MeansFound.Confirmed, "更正：同名的人", false, screening, by);
        Assert.Equal((null, null, by.Name, monday.At), (one.Flags, one.PledgeBrokenAt, one.MeansFoundBy, one.MeansFoundAt));
        Assert.Throws<RuleBroken>(() => one.RecordMeans(MeansFound.Confirmed, "一致", true, screening, by));
    }

    [Fact]
    public void A_matter_decided_before_is_flagged()
    {
        var one = monday.Apply();
        one.FindRepeat("（2026）青溪法援民字第3号", Judged(one));
        Assert.Contains("（2026）青溪法援民字第3号", one.Flags);
        monday.Do(one, AidAct.Correct);
        Assert.Contains("（2026）青溪法援民字第3号", one.Flags);
    }

    [Theory]
    [InlineData(nameof(OtherTerm.Notify), "2026-09-30 10:00", "2026-10-08 24:00", "法律援助法第36条")] // the third day, 3 October, lies in the holiday
    [InlineData(nameof(OtherTerm.Forward), "2026-09-30 10:00", "2026-10-01 10:00", "法律援助法第39条第1款")] // hours move over nothing
    [InlineData(nameof(OtherTerm.DutyForward), "2026-11-21 18:30", "2026-11-22 18:30", "法律援助法第39条第2款")]
    [InlineData(nameof(OtherTerm.Family), "2026-11-18 09:00", "2026-11-23 24:00", "杭州市法律援助条例第26条（地方规定）；天数由本市设定")] // the third day is a Saturday
    [InlineData(nameof(OtherTerm.Meeting), "2026-11-20 16:00", "2026-11-22 16:00", "刑事诉讼法第39条第2款")]
    public void Terms_of_other_bodies_are_counted_and_make_nobody_late(string what, string from, string due, string article)
    {
        var term = Enum.Parse<OtherTerm>(what);
        var bench = new AidBench(AidBench.City("2026-12-15"));
        var one = bench.Apply();
        one.Track(term, At(from), null, bench.With(AidPermissions.Examine), AidBench.Settings);
        var clock = one.Clocks.Single(c => c.Rule == AidClocks.Of(term).Key);
        Assert.Equal((At(due), article, ClockState.Running), (clock.DueAt, clock.Article, clock.State));
        Assert.Equal(Colour.Blue, one.BadgeAt(bench.At, AidBench.Settings).Colour); // long over, and none of ours
        bench.Do(one, AidAct.Propose);
        bench.Do(one, AidAct.Grant);
        Assert.Equal(ClockState.Running, clock.State); // a decision of ours keeps no promise of theirs
    }

    [Fact]
    public void A_term_that_was_kept_is_met_and_one_that_was_not_says_so()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var by = bench.With(AidPermissions.Examine);
        var one = bench.Apply();
        one.Track(OtherTerm.Forward, At("2026-11-20 10:00"), At("2026-11-21 09:59"), by, AidBench.Settings);
        Assert.Equal(ClockState.Met, one.Clocks.Last().State);
        one.Track(OtherTerm.Meeting, At("2026-11-18 10:00"), At("2026-11-20 10:00"), by, AidBench.Settings);
        Assert.Equal(ClockState.Stopped, one.Clocks.Last().State);
        Assert.Contains("迟了", one.Clocks.Last().Reason);
        Assert.Equal("From", Assert.Throws<RuleBroken>(() => one.Track(OtherTerm.Notify, At("2026-11-24 10:00"), null, by, AidBench.Settings)).Field);
        Assert.Equal("Done", Assert.Throws<RuleBroken>(() => one.Track(OtherTerm.Notify, At("2026-11-20 10:00"), At("2026-11-19 10:00"), by, AidBench.Settings)).Field);
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-10")] // 8, 9 and Saturday 10 October
    [InlineData("2026-11-20", "2026-11-25")]
    public void A_wish_that_an_officer_stand_aside_is_answered_in_three_working_days(string asked, string due)
    {
        var bench = new AidBench(AidBench.City(asked));
        var one = bench.Apply();
        bench.Do(one, AidAct.AskRecusal);
        Assert.Equal(DateOnly.Parse(due), one.Clocks.Single(c => c.Rule == AidClocks.Recuse.Key).DueDay);
        Assert.Equal(ClockState.Running, one.Clocks.Single(c => c.Rule == AidClocks.Review.Key).State);
    }

    [Fact]
    public void Refused_it_is_looked_at_once_more_and_no_third_time()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        var head = bench.With(AidPermissions.Decide);
        one.AskRecusal(AidBench.Window, "是对方的亲戚", bench.Applicant, AidBench.Settings);
        Assert.Throws<RuleBroken>(() => one.AskRecusal(AidBench.Window, "再说一遍", bench.Applicant, AidBench.Settings));
        one.DecideRecusal(false, null, "没有亲属关系", head);
        one.AskRecusal(AidBench.Window, "有户口簿", bench.Applicant, AidBench.Settings);
        Assert.True(one.OpenRecusal!.Again);
        one.DecideRecusal(false, null, "不是近亲属", head);
        Assert.Contains("复核", Assert.Throws<RuleBroken>(() => one.AskRecusal(AidBench.Window, "还是要", bench.Applicant, AidBench.Settings)).Message);
    }

    [Fact]
    public void Who_stands_aside_acts_no_more_whatever_his_name_and_nobody_judges_himself()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        var officer = bench.With(AidPermissions.Examine) with { Id = AidBench.Window.Id!.Value, Name = "何窗口" };
        Assert.True(one.IsOpenTo(AidAct.Propose, officer));
        one.AskRecusal(AidBench.Window, "是对方的亲戚", bench.Applicant, AidBench.Settings);
        Assert.Throws<RuleBroken>(() => one.DecideRecusal(false, null, "不用回避", bench.With(AidPermissions.Decide) with { Id = officer.Id }));
        one.DecideRecusal(true, null, "确有亲属关系", bench.With(AidPermissions.Decide));
        Assert.False(one.IsOpenTo(AidAct.Propose, officer with { Name = "何改名" }));
        Assert.True(one.IsOpenTo(AidAct.Propose, bench.With(AidPermissions.Examine) with { Name = "何窗口" })); // another of the same name
        Assert.Contains("已经决定", Assert.Throws<RuleBroken>(() => one.AskRecusal(AidBench.Window, "再说一遍", bench.Applicant, AidBench.Settings)).Message);
    }

    [Fact]
    public void Where_the_head_is_to_stand_aside_the_department_alone_answers()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        var (head, deputy, bureau) = (AidBench.Officer("主任", head: true), bench.With(AidPermissions.Decide), bench.With(AidPermissions.JudgeObjections));
        one.AskRecusal(head, "是对方的亲戚", bench.Applicant, AidBench.Settings);
        Assert.False(one.IsOpenTo(AidAct.DecideRecusal, deputy));
        Assert.Throws<RuleBroken>(() => one.DecideRecusal(false, null, "不用回避", deputy));
        one.DecideRecusal(true, null, "确有亲属关系", bureau);
        Assert.False(one.IsOpenTo(AidAct.DecideRecusal, deputy with { Id = head.Id!.Value }));
        Assert.True(one.IsOpenTo(AidAct.DecideRecusal, deputy));
        // nor does a head answer what he asks himself
        var other = bench.Apply();
        other.AskRecusal(AidBench.Window, "是对方的亲戚", deputy with { Grants = [.. deputy.Grants, .. bench.With(AidPermissions.Examine).Grants] }, AidBench.Settings);
        Assert.True(other.OpenRecusal!.OfHead);
        Assert.False(other.IsOpenTo(AidAct.DecideRecusal, deputy));
        Assert.True(other.IsOpenTo(AidAct.DecideRecusal, bureau));
    }

    [Fact]
    public void A_recusal_waits_for_nobody_once_the_case_is_closed_or_elsewhere_and_comes_back_with_it()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply();
        bench.Do(one, AidAct.Propose);
        bench.Do(one, AidAct.AskRecusal);
        bench.Do(one, AidAct.Refuse);
        Assert.Null(one.OpenRecusal);
        bench.Do(one, AidAct.Object);
        bench.At = AidBench.City("2026-11-24");
        bench.Do(one, AidAct.Overrule);
        Assert.Equal((AidStage.Granted, new DateOnly(2026, 11, 27)), (one.Stage, one.Clocks.Single(c => c.Rule == AidClocks.Recuse.Key && c.Runs).DueDay));
        Assert.False(one.OpenRecusal!.Again);
        bench.Do(one, AidAct.DecideRecusal);
        var moved = bench.Apply();
        bench.Do(moved, AidAct.AskRecusal);
        bench.Do(moved, AidAct.Transfer);
        Assert.Equal((null, true, ClockState.Met), (moved.OpenRecusal, moved.Recusals.Single().Granted, moved.Clocks.Single(c => c.Rule == AidClocks.Recuse.Key).State));
    }

    [Fact]
    public void Whom_the_applicant_could_not_name_the_answer_names_and_a_head_is_passed_on()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var (one, head) = (bench.Apply(), bench.With(AidPermissions.Decide));
        one.AskRecusal(AidBench.Unnamed, "窗口戴眼镜的，是对方的妹妹", bench.Applicant, AidBench.Settings);
        Assert.Equal("Officer", Assert.Throws<RuleBroken>(() => one.DecideRecusal(true, null, "确有", head)).Field);
        one.DecideRecusal(true, AidBench.Window, "确有亲属关系", head);
        Assert.Equal((AidBench.Window.Id, "何窗口", "审查这件事的工作人员"), (one.Recusals[0].OfficerId, one.Recusals[0].Officer, one.Recusals[0].Asked));
        Assert.False(one.IsOpenTo(AidAct.Propose, bench.With(AidPermissions.Examine) with { Id = AidBench.Window.Id!.Value }));
        // whoever examines now is somebody else: that is asked anew
        one.AskRecusal(AidBench.Unnamed, "也是亲戚", bench.Applicant, AidBench.Settings);
        Assert.False(one.OpenRecusal!.Again);
        one.DecideRecusal(true, AidBench.Officer("主任", head: true), "就是我", head);
        Assert.Equal((null, true, ClockState.Running), (one.OpenRecusal!.Granted, one.OpenRecusal.OfHead, one.Clocks.Last(c => c.Rule == AidClocks.Recuse.Key).State));
        one.DecideRecusal(false, null, "没有亲属关系", bench.With(AidPermissions.JudgeObjections));
        Assert.Null(one.OpenRecusal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300_000, true)]
    [InlineData(300_001, false)]
    [InlineData(-1, false)]
    public void A_fine_is_three_thousand_at_most(long fen, bool lawful)
    {
        var bench = new AidBench(AidBench.City("2026-11-23")) { EndsBy = TerminationGround.Deception };
        var one = bench.At_(AidStage.Terminated);
        void Propose() => one.ProposePenalty(80_000, fen, bench.With(AidPermissions.Decide));
        if (!lawful) Assert.Equal("Fine", Assert.Throws<RuleBroken>(Propose).Field);
        else
        {
            Propose();
            Assert.True(one.AwaitsPenalty);
            one.RecordPenalty("青司罚〔2026〕1号", 80_000, fen, "查实", bench.With(AidPermissions.JudgeObjections));
            Assert.Equal((false, fen, "青司罚〔2026〕1号"), (one.AwaitsPenalty, one.FineFen!.Value, one.PenaltyNumber));
        }
    }

    [Fact]
    public void Nothing_is_proposed_where_nobody_deceived() =>
        Assert.Throws<RuleBroken>(() => monday.At_(AidStage.Terminated).ProposePenalty(80_000, 0, monday.With(AidPermissions.Decide)));

    [Theory]
    [InlineData("2026-08-03", "2026-10-08", "2027-02-03")] // the sixtieth day lies in the holiday
    [InlineData("2026-08-31", "2026-10-30", "2027-03-01")] // the end of February is a Sunday
    [InlineData("2026-11-23", "2027-01-22", "2027-05-24")] // 23 May 2027 is a Sunday
    public void After_an_upheld_decision_the_last_days_are_named(string upheld, string reconsider, string sue)
    {
        var bench = new AidBench(AidBench.City(upheld));
        var one = bench.At_(AidStage.RefusalObjected);
        Assert.Empty(AidRemedies.AfterObjection(one, AidBench.Settings.Calendar));
        bench.Do(one, AidAct.Uphold);
        Assert.Equal([DateOnly.Parse(reconsider), DateOnly.Parse(sue)], AidRemedies.AfterObjection(one, AidBench.Settings.Calendar).Select(r => r.Due.Day));
        Assert.Contains(DateOnly.Parse(reconsider).Formal(), Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.Object)).Message);
    }

    [Fact]
    public void No_day_bars_an_objection_unless_the_place_sets_one()
    {
        var bench = new AidBench(AidBench.City("2026-01-05"));
        var one = bench.At_(AidStage.Refused);
        Assert.Null(AidRemedies.Objection(one, AidBench.Settings));
        bench.At = AidBench.City("2026-12-01");
        bench.Do(one, AidAct.Object);
        Assert.Equal(AidStage.RefusalObjected, one.Stage);
    }

    [Theory]
    [InlineData(Trouble.Accused, "办案的公安、检察院、法院")]
    [InlineData(Trouble.Retrial, "决定再审的法院")]
    [InlineData(Trouble.Reconsideration, "行政复议机关")]
    [InlineData(Trouble.Wages, "仲裁委员会")]
    [InlineData(Trouble.Support, "事情发生的县")]
    public void Where_to_apply_follows_the_matter(Trouble trouble, string where) => Assert.Contains(where, AidJurisdiction.Where(trouble));

    private static DateTime At(string cityTime) => cityTime.EndsWith("24:00", StringComparison.Ordinal) ? AidBench.City(cityTime[..10], "00:00").AddDays(1) : AidBench.City(cityTime[..10], cityTime[11..]);
}
