using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Every row of the scope decision (Legal Aid Law 24, 25, 28, 29, 31–34, 42) with a person it decides.</summary>
public class ScreeningTests
{
    private static readonly IncomeLine line = new(150_000, "本省标准");
    private static readonly AidTables tables = Tables(line);

    [Theory]
    [InlineData(Trouble.StateCompensation, "第31条第1项")]
    [InlineData(Trouble.SocialBenefit, "第31条第2项")]
    [InlineData(Trouble.Pension, "第31条第3项")]
    [InlineData(Trouble.Support, "第31条第4项")]
    [InlineData(Trouble.Wages, "第31条第5项")]
    [InlineData(Trouble.LabourRelation, "第31条第5项")]
    [InlineData(Trouble.Capacity, "第31条第6项")]
    [InlineData(Trouble.WorkInjury, "第31条第7项")]
    [InlineData(Trouble.TrafficInjury, "第31条第7项")]
    [InlineData(Trouble.FoodDrugInjury, "第31条第7项")]
    [InlineData(Trouble.MedicalInjury, "第31条第7项")]
    [InlineData(Trouble.Pollution, "第31条第8项")]
    [InlineData(Trouble.CrimeVictim, "第29条")]
    public void What_the_law_lists_depends_on_hardship(Trouble trouble, string article)
    {
        Assert.Equal(Question.HasLawyer, Of(new() { Trouble = trouble }).Next);
        Assert.Equal(Verdict.No, Of(new() { Trouble = trouble, HasLawyer = true }).Verdict);
        Circumstances known = new() { Trouble = trouble, HasLawyer = false, Statuses = [] };
        Assert.Equal(Question.Income, Of(known).Next);
        Assert.Contains(Of(known).Findings, f => f.IsMet && f.Article == "法律援助法" + article);
        Assert.Equal(Verdict.Yes, Of(known with { Income = Income.Below }).Verdict);
        Assert.Equal(Verdict.No, Of(known with { Income = Income.Above }).Verdict);
        Assert.Equal(Verdict.AskPerson, Of(known with { Income = Income.Unclear }).Verdict);
    }

    [Theory]
    [InlineData(Trouble.Hero, "第32条第1项")]
    [InlineData(Trouble.Rescue, "第32条第2项")]
    [InlineData(Trouble.Acquittal, "第32条第3项")]
    [InlineData(Trouble.Violence, "第32条第4项")]
    public void Article_32_decides_at_once_and_asks_nothing_more(Trouble trouble, string article)
    {
        var result = Of(new() { Trouble = trouble });
        Assert.Equal((null, Verdict.Yes), (result.Next, result.Verdict));
        Assert.Equal("法律援助法" + article, Assert.Single(result.Findings).Article);
    }

    [Theory]
    [InlineData(Status.MigrantWorker, Trouble.Wages, null, "第42条第3项")]
    [InlineData(Status.MigrantWorker, Trouble.WorkInjury, null, "第42条第3项")]
    [InlineData(Status.Assisted, Trouble.Support, null, "第42条第2项")]
    [InlineData(Status.Minor, Trouble.TrafficInjury, true, "第42条第1项")]
    [InlineData(Status.Elder, Trouble.Support, true, "第42条第1项")]
    [InlineData(Status.Disabled, Trouble.SocialBenefit, true, "第42条第1项")]
    public void Article_42_waives_the_check_of_hardship(Status status, Trouble trouble, bool? withoutIncome, string article)
    {
        Circumstances known = new() { Trouble = trouble, HasLawyer = false, Statuses = [status] };
        if (withoutIncome is not null) Assert.Equal(Question.NoFixedIncome, Of(known).Next);
        var result = Of(known with { NoFixedIncome = withoutIncome });
        Assert.Equal(Verdict.Yes, result.Verdict);
        Assert.Equal("法律援助法" + article, result.Findings.Last().Article);
    }

    [Theory]
    [InlineData(Status.MigrantWorker, Trouble.TrafficInjury)]
    [InlineData(Status.MigrantWorker, Trouble.LabourRelation)]
    public void Who_is_not_in_article_42_is_asked_about_income(Status status, Trouble trouble) =>
        Assert.Equal(Question.Income, Of(new() { Trouble = trouble, HasLawyer = false, Statuses = [status] }).Next);

    [Fact]
    public void An_elder_with_a_pension_is_asked_about_income() =>
        Assert.Equal(Question.Income, Of(new() { Trouble = Trouble.Support, HasLawyer = false, Statuses = [Status.Elder], NoFixedIncome = false }).Next);

    [Fact]
    public void One_waiver_is_enough_and_a_second_status_asks_nothing_more()
    {
        var result = Of(new() { Trouble = Trouble.Wages, HasLawyer = false, Statuses = [Status.Elder, Status.MigrantWorker] });
        Assert.Equal(Verdict.Yes, result.Verdict);
        Assert.Equal("法律援助法第42条第3项", result.Findings.Last().Article);
    }

    [Theory]
    [InlineData(MustHaveCounsel.Minor)]
    [InlineData(MustHaveCounsel.Impaired)]
    [InlineData(MustHaveCounsel.Incapable)]
    [InlineData(MustHaveCounsel.LifeOrDeath)]
    [InlineData(MustHaveCounsel.Absent)]
    public void Who_must_have_counsel_is_notified_by_the_authority_without_any_test(MustHaveCounsel why)
    {
        var result = Of(new() { Trouble = Trouble.Accused, HasLawyer = false, Counsel = [why] });
        Assert.Equal((null, Verdict.ByNotice), (result.Next, result.Verdict));
        Assert.Equal("法律援助法第25条第1款", result.Findings.Last().Article);
    }

    [Fact]
    public void In_death_review_the_person_has_to_apply()
    {
        var result = Of(new() { Trouble = Trouble.Accused, HasLawyer = false, Counsel = [MustHaveCounsel.DeathReview] });
        Assert.Equal(Verdict.ByNotice, result.Verdict);
        Assert.Contains("由本人提出申请", result.Findings.Last().Words);
    }

    [Fact]
    public void Other_accused_persons_apply_where_nobody_defends_them()
    {
        Circumstances known = new() { Trouble = Trouble.Accused };
        Assert.Equal(Question.HasLawyer, Of(known).Next);
        Assert.Equal(Verdict.No, Of(known with { HasLawyer = true }).Verdict);
        Assert.Equal(Question.Counsel, Of(known with { HasLawyer = false }).Next);
        known = known with { HasLawyer = false, Counsel = [], Statuses = [] };
        Assert.Equal(Verdict.Yes, Of(known with { Income = Income.Below }).Verdict);
        // “or another reason” (24) is for a person to weigh
        Assert.Equal(Verdict.AskPerson, Of(known with { Income = Income.Above }).Verdict);
    }

    [Theory]
    [InlineData(MustHaveCounsel.Minor, Verdict.ByNotice)]
    [InlineData(null, Verdict.Yes)]
    public void Whoever_has_no_defender_is_helped_by_the_duty_lawyer_without_any_test(MustHaveCounsel? counsel, Verdict then)
    {
        Circumstances known = new() { Trouble = Trouble.Accused, HasLawyer = false, Counsel = counsel is { } why ? [why] : [], Statuses = [], Income = Income.Below };
        var help = Of(known).Findings.Single(f => f.Article == "法律援助法第30条");
        Assert.Equal((true, null), (help.IsMet, help.Verdict));
        Assert.Equal(then, Of(known).Verdict);
        Assert.DoesNotContain(Of(known with { HasLawyer = true }).Findings, f => f.Article == "法律援助法第30条");
        Assert.DoesNotContain(Of(new() { Trouble = Trouble.Wages, HasLawyer = false, Statuses = [], Income = Income.Below }).Findings, f => f.Article == "法律援助法第30条");
    }

    [Fact]
    public void Who_asks_for_reconsideration_is_aided_in_hardship()
    {
        Circumstances known = new() { Trouble = Trouble.Reconsideration, HasLawyer = false, Statuses = [] };
        Assert.Equal(Question.Income, Of(known).Next);
        Assert.Contains(Of(known).Findings, f => f.IsMet && f.Article == "行政复议法第18条");
        Assert.Equal(Verdict.Yes, Of(known with { Income = Income.Below }).Verdict);
        Assert.Equal(Verdict.No, Of(known with { Income = Income.Above }).Verdict);
        // whether its matter is within the scope is for a person to see
        Assert.Contains("行政复议法第18条", new AidBench(AidBench.City("2026-11-23")).Apply(known).Flags);
    }

    [Fact]
    public void Kin_of_heroes_are_asked_about_income_like_others_but_for_the_heros_name()
    {
        Assert.Equal(Question.Income, Of(new() { Trouble = Trouble.Wages, HasLawyer = false, Statuses = [Status.HeroKin] }).Next);
        Assert.Equal(Verdict.Yes, Of(new() { Trouble = Trouble.Hero, Statuses = [Status.HeroKin] }).Verdict);
    }

    [Fact]
    public void Compulsory_treatment_is_notified_by_the_court()
    {
        Assert.Equal(Verdict.ByNotice, Of(new() { Trouble = Trouble.Treatment, HasLawyer = false }).Verdict);
        Assert.Equal(Verdict.No, Of(new() { Trouble = Trouble.Treatment, HasLawyer = true }).Verdict);
    }

    [Fact]
    public void A_petition_is_aided_once_the_case_is_opened_again()
    {
        Assert.Equal(Verdict.AskPerson, Of(new() { Trouble = Trouble.Retrial, Reopened = false }).Verdict);
        Circumstances known = new() { Trouble = Trouble.Retrial, Reopened = true, HasLawyer = false, Statuses = [] };
        Assert.Equal(Question.Income, Of(known).Next);
        Assert.Equal(Verdict.Yes, Of(known with { Income = Income.Below }).Verdict);
    }

    [Fact]
    public void What_nobody_listed_goes_to_a_person_unless_the_city_lists_it()
    {
        Assert.Equal(Verdict.AskPerson, Of(new() { Trouble = Trouble.Other }).Verdict);
        var local = tables with { LocalMatters = ["农村土地承包纠纷"] };
        Assert.Equal(Question.LocalMatter, Screening.Of(new() { Trouble = Trouble.Other }, local).Next);
        Assert.Equal(Verdict.AskPerson, Screening.Of(new() { Trouble = Trouble.Other, LocalMatter = "" }, local).Verdict);
        Assert.Equal(Verdict.Yes, Screening.Of(new() { Trouble = Trouble.Other, LocalMatter = "农村土地承包纠纷", HasLawyer = false, Statuses = [], Income = Income.Below }, local).Verdict);
    }

    [Fact]
    public void Without_a_hardship_line_nobody_is_refused()
    {
        var result = Screening.Of(new() { Trouble = Trouble.Support, HasLawyer = false, Statuses = [] }, Tables(null));
        Assert.Equal((null, Verdict.AskPerson), (result.Next, result.Verdict));
    }

    [Fact]
    public void Whatever_is_answered_the_questions_end_and_every_reason_names_its_article()
    {
        var asked = new HashSet<Question>();
        foreach (var trouble in Enum.GetValues<Trouble>())
            foreach (var local in (string[][])[[], ["农村土地承包纠纷"]])
                foreach (var standard in (IncomeLine?[])[line, null])
                    Walk(new() { Trouble = trouble }, Tables(standard) with { LocalMatters = local }, 0);
        Assert.Equal(Enum.GetValues<Question>().Except([Question.Trouble]).Order(), asked.Order());

        void Walk(Circumstances known, AidTables by, int depth)
        {
            Assert.True(depth < 8);
            var result = Screening.Of(known, by);
            Assert.True(result.Next is null ^ result.Verdict is null);
            Assert.Equal(AidRule.All.Count, result.Trace.Count);
            Assert.All(result.Findings, f => Assert.Contains("第", f.Article));
            if (result.Next is not { } next) return;
            asked.Add(next);
            foreach (var answered in Answers(known, next)) Walk(answered, by, depth + 1);
        }
    }

    [Fact]
    public void Answers_come_back_from_the_address_as_they_were()
    {
        var local = tables with { LocalMatters = ["农村土地承包纠纷"] };
        Circumstances[] all =
        [
            new(), new() { Trouble = Trouble.Wages, Statuses = [Status.MigrantWorker, Status.Elder], NoFixedIncome = true, Income = Income.Unclear },
            new() { Trouble = Trouble.Accused, Counsel = [MustHaveCounsel.Minor], HasLawyer = false }, new() { Trouble = Trouble.Other, LocalMatter = "农村土地承包纠纷", Statuses = [] },
            new() { Trouble = Trouble.Retrial, Reopened = true, NoFixedIncome = false },
        ];
        foreach (var known in all)
        {
            var said = CheckAddress.Write(known).ToLookup(s => s.Name, s => (string?)s.Value);
            Assert.Equal(CheckAddress.Write(known), CheckAddress.Write(CheckAddress.Read(name => said[name], local)));
        }
    }

    [Theory]
    [InlineData("trouble", "Piracy")]
    [InlineData("trouble", "99")]
    [InlineData("status", "<script>")]
    [InlineData("fixed", "maybe")]
    [InlineData("local", "别人家的事")]
    public void What_cannot_be_an_answer_is_none(string name, string value) =>
        Assert.Empty(CheckAddress.Write(CheckAddress.Read(n => n == name ? [value] : [], tables)));

    private static IEnumerable<Circumstances> Answers(Circumstances known, Question question) => question switch
    {
        Question.LocalMatter => [known with { LocalMatter = "" }, known with { LocalMatter = "农村土地承包纠纷" }],
        Question.Counsel => [known with { Counsel = [] }, known with { Counsel = [MustHaveCounsel.Absent] }],
        Question.HasLawyer => [known with { HasLawyer = true }, known with { HasLawyer = false }],
        Question.Reopened => [known with { Reopened = true }, known with { Reopened = false }],
        Question.Statuses => [known with { Statuses = [] }, .. Enum.GetValues<Status>().Select(s => known with { Statuses = [s] }), known with { Statuses = Enum.GetValues<Status>() }],
        Question.NoFixedIncome => [known with { NoFixedIncome = true }, known with { NoFixedIncome = false }],
        _ => Enum.GetValues<Income>().Select(i => known with { Income = i }),
    };

    private static Screening Of(Circumstances known) => Screening.Of(known, tables);

    private static AidTables Tables(IncomeLine? income) => new(new(2026, 11, 21), AidScope.Lines.Normal, AidScope.Waivers.Normal, income, []);
}
