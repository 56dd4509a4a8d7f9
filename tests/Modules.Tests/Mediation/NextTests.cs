using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>In every stage somebody's turn is named, with what he has to do, in words for staff, lists and both sides.</summary>
public sealed class NextTests
{
    // 2026-11-23 10:00 in the city, a Monday
    private static readonly DateTime now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CaseBench bench = new(now);

    private static readonly Dictionary<string, Func<MediationCase>> situations = new()
    {
        ["Filed"] = () => bench.At_(Stage.Filed),
        ["Filed, nobody"] = () => bench.File(),
        ["Guarded"] = () => bench.At_(Stage.Guarded),
        ["Accepted"] = () => bench.At_(Stage.Accepted),
        ["Accepted, nobody"] = () => Left(bench.At_(Stage.Accepted)),
        ["Accepted, invited"] = () => Done(bench.At_(Stage.Accepted), Act.Invite),
        ["Mediating"] = () => bench.At_(Stage.Mediating),
        ["Mediating, nobody"] = () => Left(bench.At_(Stage.Mediating)),
        ["Suspended"] = () => bench.At_(Stage.Suspended),
        ["Suspended, nobody"] = () => Left(bench.At_(Stage.Suspended)),
        ["Drafted"] = () => bench.At_(Stage.Drafted),
        ["Drafted, respondent signed"] = () => Signed(m => [m.Respondent.Id]),
        ["Drafted, applicant signed"] = () => Signed(m => [m.Applicant.Id]),
        ["Drafted, parties signed"] = () => Signed(m => [m.Applicant.Id, m.Respondent.Id]),
        ["Drafted, parties signed, nobody"] = () => Left(Signed(m => [m.Applicant.Id, m.Respondent.Id])),
        ["Drafted, mediator signed"] = () => Signed(m => [null]),
        ["Drafted, all signed"] = () => Signed(m => [m.Applicant.Id, m.Respondent.Id, null]),
        ["Effective, to perform"] = Owed,
        ["Effective, performed"] = () => bench.At_(Stage.Effective),
        ["Effective, performed, nobody"] = () => Left(bench.At_(Stage.Effective)),
        ["Terminated"] = () => bench.At_(Stage.Terminated),
        ["Terminated, nobody"] = () => Left(bench.At_(Stage.Terminated)),
        ["Performed"] = () => bench.At_(Stage.Performed),
        ["RoutesTold"] = () => bench.At_(Stage.RoutesTold),
        ["NotAccepted"] = () => bench.At_(Stage.NotAccepted),
        ["Withdrawn"] = () => bench.At_(Stage.Withdrawn),
        ["Archived"] = () => bench.At_(Stage.Archived),
    };

    // who may take the first step of what is to be done, by the table; the level above is not in it
    private static readonly Dictionary<Todo, Act> steps = new()
    {
        [Todo.Assign] = Act.Assign,
        [Todo.Accept] = Act.Accept,
        [Todo.DecideDanger] = Act.Release,
        [Todo.Invite] = Act.Invite,
        [Todo.Answer] = Act.Consent,
        [Todo.Mediate] = Act.Meet,
        [Todo.Resume] = Act.Resume,
        [Todo.Sign] = Act.Sign,
        [Todo.Seal] = Act.Seal,
        [Todo.Perform] = Act.Report,
        [Todo.Finish] = Act.Finish,
        [Todo.TellRoutes] = Act.TellRoutes,
        [Todo.Archive] = Act.Archive,
    };

    public static TheoryData<string> Situations => [.. situations.Keys];

    [Theory]
    [InlineData("Filed", "调解员顾明礼受理", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Filed, nobody", "调解委员会受理", "调解委员会", "调解委员会", "调解委员会")]
    [InlineData("Guarded", "工作人员决定怎么办", "工作人员", "工作人员", "工作人员")]
    [InlineData("Accepted", "调解员顾明礼邀请对方当事人", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Accepted, nobody", "调解委员会指派调解员", "调解委员会", "等调解委员会指派调解员", "等调解委员会指派调解员")]
    [InlineData("Accepted, invited", "对方当事人答复是否同意调解", "对方当事人", "等对方答复", "等您答复")]
    [InlineData("Mediating", "调解员顾明礼组织调解", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Mediating, nobody", "调解委员会指派调解员", "调解委员会", "等调解委员会指派调解员", "等调解委员会指派调解员")]
    [InlineData("Suspended", "调解员顾明礼恢复调解", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Suspended, nobody", "调解委员会指派调解员", "调解委员会", "等调解委员会指派调解员", "等调解委员会指派调解员")]
    [InlineData("Drafted", "申请人、被申请人签名", "申请人、被申请人签名", "等您签名", "等您签名")]
    [InlineData("Drafted, respondent signed", "申请人签名", "申请人签名", "等您签名", "等对方签名")]
    [InlineData("Drafted, applicant signed", "被申请人签名", "被申请人签名", "等对方签名", "等您签名")]
    [InlineData("Drafted, parties signed", "调解员签名", "调解员签名", "等调解员签名", "等调解员签名")]
    [InlineData("Drafted, parties signed, nobody", "调解委员会指派调解员", "调解委员会", "等调解委员会指派调解员", "等调解委员会指派调解员")]
    [InlineData("Drafted, mediator signed", "申请人、被申请人签名", "申请人、被申请人签名", "等您签名", "等您签名")]
    [InlineData("Drafted, all signed", "调委会用印", "调委会用印", "等调委会用印", "等调委会用印")]
    [InlineData("Effective, to perform", "双方当事人按约定履行", "双方当事人", "请按约定履行", "请按约定履行")]
    [InlineData("Effective, performed", "调解员顾明礼登记履行完毕", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Effective, performed, nobody", "调解委员会指派调解员", "调解委员会", "等调解委员会指派调解员", "等调解委员会指派调解员")]
    [InlineData("Terminated", "调解员顾明礼告知其他途径", "调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    [InlineData("Terminated, nobody", "调解委员会告知其他途径", "调解委员会", "调解委员会", "调解委员会")]
    [InlineData("Performed", "调委会立卷归档", "调委会", "等调委会归档", "等调委会归档")]
    [InlineData("RoutesTold", "调委会立卷归档", "调委会", "等调委会归档", "等调委会归档")]
    [InlineData("NotAccepted", "调委会立卷归档", "调委会", "等调委会归档", "等调委会归档")]
    [InlineData("Withdrawn", "调委会立卷归档", "调委会", "等调委会归档", "等调委会归档")]
    [InlineData("Archived", "", "", "", "")]
    public void Each_reader_has_his_words(string situation, string phrase, string brief, string applicant, string respondent)
    {
        var one = situations[situation]();
        var (next, badge) = (one.NextAt(now), one.BadgeAt(now, CaseBench.Settings));
        Assert.Equal((phrase, brief, applicant, respondent), (next.Phrase, next.Brief, next.To(Side.Applicant), next.To(Side.Respondent)));
        Assert.Equal((phrase, brief), (badge.Next, badge.NextActor));
    }

    [Fact]
    public void Late_it_is_up_to_the_level_above_until_that_has_answered()
    {
        var one = bench.At_(Stage.Filed);
        var late = one.BadgeAt(now, CaseBench.Settings).DueAt!.Value;
        var next = one.NextAt(late);
        Assert.Equal((Turn.Above, Todo.AnswerAbove, "上级督办单位答复督办", "上级督办单位", "上级正在督办"), (next.Turn, next.Todo, next.Phrase, next.Brief, next.To(Side.Applicant)));
        Assert.Equal(Todo.Accept, one.NextInTime().Todo);
        one.Back(late);
        Assert.Equal("调解员顾明礼受理", one.NextAt(late).Phrase);
    }

    [Fact]
    public void Every_stage_every_actor_and_everything_to_do_occurs()
    {
        var all = situations.Values.Select(s => s()).ToList();
        Assert.Equal(Enum.GetValues<Stage>().ToHashSet(), all.Select(m => m.Stage).ToHashSet());
        Assert.Equal(Enum.GetValues<Turn>().Where(t => t != Turn.Above).ToHashSet(), all.Select(m => m.NextAt(now).Turn).ToHashSet());
        Assert.Equal(Enum.GetValues<Todo>().Where(t => t != Todo.AnswerAbove).ToHashSet(), all.Select(m => m.NextAt(now).Todo).ToHashSet());
        Assert.Equal([Stage.Archived], all.Where(m => m.NextAt(now) == Next.Nothing).Select(m => m.Stage));
        Assert.All(all.Select(m => m.NextAt(now)), n => Assert.Equal(n.Turn == Turn.Nobody, n.Todo == Todo.Nothing));
    }

    [Theory, MemberData(nameof(Situations))]
    public void Whose_turn_it_is_may_take_the_step_by_the_table(string situation)
    {
        var one = situations[situation]();
        var next = one.NextAt(now);
        if (next == Next.Nothing) return;
        Assert.All(Actors(next), by => Assert.True(one.IsOpenTo(steps[next.Todo], by), $"{next} is not open to {by.Name}."));
    }

    [Theory, MemberData(nameof(Situations))]
    public void The_database_asks_for_the_seal_as_the_case_does(string situation)
    {
        var one = situations[situation]();
        Assert.Equal(one.NextInTime().Todo == Todo.Seal, MediationCase.LacksTheSeal.Compile()(one));
    }

    private static IEnumerable<Actor> Actors(Next next) => next.Turn switch
    {
        Turn.Mediator => [bench.Mediator],
        Turn.Applicant => [bench.Applicant],
        Turn.Respondent => [bench.Respondent],
        Turn.Parties => [bench.Applicant, bench.Respondent],
        Turn.Officers => [bench.With(MediationPermissions.Defuse)],
        Turn.Committee => [bench.With(next.Todo switch { Todo.Seal => MediationPermissions.ApproveSeal, Todo.Archive => MediationPermissions.KeepFile, _ => MediationPermissions.Arrange })],
        _ => throw new InvalidOperationException($"Nobody acts for {next.Turn}."),
    };

    private static MediationCase Done(MediationCase one, Act act)
    {
        bench.Do(one, act, bench.Mediator);
        return one;
    }

    private static MediationCase Left(MediationCase one)
    {
        one.HandOver(null, null, "接手人应当回避", bench.System);
        return one;
    }

    private static MediationCase Signed(Func<MediationCase, Guid?[]> by)
    {
        var one = bench.At_(Stage.Drafted);
        foreach (var party in by(one)) bench.Sign(one, party, bench.Mediator);
        return one;
    }

    private static MediationCase Owed()
    {
        var one = bench.At_(Stage.Drafted);
        bench.SignAll(one);
        bench.Do(one, Act.Seal, bench.With(MediationPermissions.ApproveSeal));
        return one;
    }
}
