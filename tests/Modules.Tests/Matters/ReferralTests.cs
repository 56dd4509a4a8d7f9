using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>From mediation to legal aid and from legal aid to mediation: what was typed goes along, the person's word decides, the result comes back.</summary>
public sealed class ReferralTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Facts = "在岚江的工地干了四个月，工钱没给。";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_party_agrees_on_the_own_page_and_the_centre_has_what_was_typed(Database database)
    {
        var one = await Dispute(database);
        var (story, id) = (one.Story, one.Id);
        var file = await story.App.With<IServiceProvider, Guid>(async services =>
        {
            using var picture = new MemoryStream(Pixel);
            var card = await services.GetRequiredService<IAttachments>().Add(id, FileKinds.Evidence, "考勤.png", picture, Actor.System(story.Now), default, (await services.GetRequiredService<AppDb>().Load<MediationCase>(id, default))!.Applicant.Id);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return card.Id;
        });
        var mediator = await story.Officer("mediator");
        var offer = $"/work/m/{id}/refer/legalaid?who={one.Case.Applicant.Id}";
        Assert.Contains("青溪县法律援助中心", (await mediator.Get(offer)).Text);
        Assert.Contains("请写明为什么建议转", (await mediator.Fill(offer, "refer", ("Form.Way", "OwnPage"))).Text);
        var sent = await mediator.Fill(offer, "refer", ("Form.Why", "欠薪的事可以请律师。"), ("Form.Claim~yuan", "32000"), ("Form.Way", "OwnPage"), ("Form.Files[0].Id", file.ToString()), ("Form.Files[0].Take", "true"));
        Assert.StartsWith($"/work/m/{id}/referrals/", sent.Location);
        await story.App.Settle();
        var own = sent.Location!.Replace("/work", "", StringComparison.Ordinal);
        Assert.Contains("等本人答复", (await mediator.Get($"/work/mediation/{id}")).Text);
        Assert.Contains("建议转到法律援助", (await one.Mine.Get($"/mediation/{id}")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == one.Applicant && n.Link == own)));
        var asked = (await one.Mine.Get(own)).Text;
        foreach (var said in new[] { "欠薪的事可以请律师。", Facts, "32,000", "对方不会知道" }) Assert.Contains(said, asked);
        var agreed = await one.Mine.Fill(own, "answer", ("Answer.Agree", "true"));
        var aid = Guid.Parse(agreed.Location!.Split('/')[2]);
        await story.App.Settle();

        var aided = await story.Case(aid);
        Assert.Equal((Facts, "付清工钱。", "岚江宏垒公司", 3_200_000L, "转办", AidBench.County, one.Applicant), (aided.Facts, aided.Wanted, aided.OtherName, aided.ClaimFen, aided.Channel, aided.Place, aided.Applicant.PersonId));
        Assert.Equal(OrganizationSamples.LegalAidCentreId(AidBench.County), aided.Office);
        var carried = Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(aid, default)));
        Assert.Equal(("考勤.png", aided.Applicant.Id, false), (carried.Name, carried.Party, carried.VisibleToOthers));
        Assert.Contains("从人民调解转来", (await (await story.Officer("aid")).Get($"/work/aid/{aid}")).Text);
        Assert.Contains("还有几个问题要问您", (await one.Mine.Get($"/aid/{aid}")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == OrganizationSamples.StaffId("mediator") && n.Title.StartsWith("本人同意转办"))));

        // the other side of the mediation learns nothing of it, from no page, list or address
        foreach (var page in new[] { $"/mediation/{id}", "/my", "/messages", own, $"/api/v1/matters/{id}/referrals", $"/api/v1/mediation/cases/{id}" })
            foreach (var word in new[] { "法律援助中心", "转到法律援助（", "已转到", aid.ToString() })
                Assert.DoesNotContain(word, (await one.Other.Get(page)).Text);
        Assert.Equal(404, (await one.Other.Get(own)).Code);
        Assert.Equal("[]", (await one.Other.Get($"/api/v1/matters/{id}/referrals")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Only_what_is_missing_is_asked_and_nothing_is_proposed_before(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var officer = await one.Story.Officer("aid");
        Assert.Contains("自查的问题还没有回答", (await officer.Fill($"/work/aid/{aid}/propose", "propose", ("Form.Grant", "true"), ("Form.Opinion", "可以"))).Text);
        Assert.Contains("您遇到了什么事？", (await one.Mine.Get($"/aid/{aid}/questions")).Text);
        var last = $"/aid/{aid}/questions?trouble=Wages&lawyer=false&status=MigrantWorker";
        Assert.Equal($"/aid/{aid}?done=answered", (await one.Mine.Fill(last, "questions")).Location);
        var aided = await one.Story.Case(aid);
        Assert.Equal((false, "农民工讨薪、工伤", Trouble.Wages), (aided.Unasked, aided.Green, aided.Known.Trouble));
        Assert.StartsWith("被拖欠工资", aided.Title);
        Assert.Contains("现在不能办", (await one.Mine.Get($"/aid/{aid}/questions")).Text);
        Assert.Equal(409, (await one.Mine.Post($"/api/v1/legal-aid/cases/{aid}/questions", new { known = new { trouble = "Other", hasLawyer = false, localMatter = "" } })).Code);
        Assert.Equal($"/work/aid/{aid}", (await officer.Fill($"/work/aid/{aid}/propose", "propose", ("Form.Grant", "true"), ("Form.Opinion", "可以"))).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_asks_what_was_not_asked(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var officer = await one.Story.Officer("aid");
        var page = $"/work/aid/{aid}/questions";
        Assert.Contains("还要问：", (await officer.Fill(page, "questions", ("trouble", "Wages"))).Text);
        Assert.Equal($"/work/aid/{aid}", (await officer.Fill(page, "questions", ("trouble", "Wages"), ("lawyer", "false"), ("status", "MigrantWorker"))).Location);
        Assert.Equal(Verdict.Yes, (await one.Story.Case(aid)).Verdict);
        Assert.Contains("已经回答过", (await officer.Get(page)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_last_day_follows_from_an_event_also_where_a_referred_case_asks(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var last = $"/aid/{aid}/questions?trouble=Wages&lawyer=false&status=MigrantWorker";
        Assert.Contains("请填是哪一天", (await one.Mine.Fill(last, "questions", ("Form.LimitEvent", "WorkEnded"))).Text);
        Assert.Equal($"/aid/{aid}?done=answered", (await one.Mine.Fill(last, "questions", ("Form.LimitEvent", "WorkEnded"), ("Form.LimitEventOn", "2025-12-15"))).Location);
        var aided = await one.Story.Case(aid);
        Assert.Equal((LimitEvent.WorkEnded, new DateOnly(2025, 12, 15), new DateOnly(2026, 12, 15)), (aided.LimitEvent, aided.LimitEventOn, aided.LimitDay));

        var other = await Dispute(database);
        var second = await other.Referred();
        Assert.Equal($"/work/aid/{second}", (await (await other.Story.Officer("aid")).Fill($"/work/aid/{second}/questions", "questions", ("trouble", "Wages"), ("lawyer", "false"), ("status", "MigrantWorker"), ("Form.LimitEvent", "WorkEnded"), ("Form.LimitEventOn", "2025-01-10"))).Location);
        // it passed: no last day any more, and somebody looks
        Assert.Equal((new DateOnly(2025, 1, 10), (DateOnly?)null), ((await other.Story.Case(second)).LimitEventOn, (await other.Story.Case(second)).LimitDay));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_decision_of_legal_aid_comes_back_without_its_reasons(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        await one.Story.App.With<AppDb>(async db =>
        {
            var aided = (await db.Load<AidCase>(aid, default))!;
            var bench = new AidBench(one.Story.Now);
            aided.Answer(AidBench.Unpaid, false, null, false, Screening.Of(AidBench.Unpaid, AidTables.On(aided.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine));
            aided.Propose(false, RefusalGround.NotInHardship, "收入高", bench.With(AidPermissions.Examine));
            aided.Refuse(RefusalGround.NotInHardship, "家里收入高于标准。", bench.With(AidPermissions.Decide));
            await db.SaveChangesAsync();
        });
        await one.Story.App.Settle();
        var back = await one.Story.Db(db => db.Steps.SingleAsync(s => s.MatterId == one.Id && s.Act == nameof(ReferralAct.Return)));
        Assert.Equal(("法律援助：不予法律援助", true), (back.Reason, back.Internal));
        Assert.True(await one.Story.Db(db => db.Notices.AnyAsync(n => n.To == OrganizationSamples.StaffId("mediator") && n.Title.StartsWith("转办有结果"))));
        var page = (await (await one.Story.Officer("mediator")).Get($"/work/mediation/{one.Id}")).Text;
        Assert.Contains("已有结果", page);
        Assert.DoesNotContain("收入高于标准", page);
        Assert.DoesNotContain("不予法律援助", (await one.Other.Get($"/mediation/{one.Id}")).Text);
        // what ended may be asked for again
        Assert.Contains("同意，转过去", (await one.Mine.Get($"/m/{one.Id}/refer/legalaid")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_person_says_no_and_nothing_goes_on(Database database)
    {
        var one = await Dispute(database);
        var referral = await one.Offered();
        Assert.Contains("正在等周秀英答复", (await (await one.Story.Officer("head")).Post($"/api/v1/matters/{one.Id}/referrals", new { to = "legalaid", participant = one.Case.Applicant.Id, why = "再问", way = "OwnPage" })).Text);
        Assert.Equal($"/m/{one.Id}/referrals/{referral}", (await one.Mine.Fill($"/m/{one.Id}/referrals/{referral}", "answer", ("Answer.Agree", "false"))).Location);
        await one.Story.App.Settle();
        Assert.False(await one.Story.Db(db => db.AidCases.AnyAsync(c => c.Id == referral)));
        Assert.Contains("本人不同意", (await (await one.Story.Officer("mediator")).Get($"/work/m/{one.Id}/referrals/{referral}")).Text);
        Assert.Equal(409, (await one.Mine.Post($"/api/v1/matters/{one.Id}/referrals/{referral}/answer", new { agree = true })).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_waits_for_a_word_that_is_not_needed_any_more(Database database)
    {
        var one = await Dispute(database);
        var referral = await one.Offered();
        var mediator = await one.Story.Officer("mediator");
        Assert.Equal($"/work/m/{one.Id}/referrals/{referral}", (await mediator.Fill($"/work/m/{one.Id}/referrals/{referral}", "cancel", ("Cancel.Reason", "对方愿意付了"))).Location);
        Assert.Equal(409, (await one.Mine.Post($"/api/v1/matters/{one.Id}/referrals/{referral}/answer", new { agree = true })).Code);
        Assert.DoesNotContain("建议转到", (await one.Mine.Get($"/mediation/{one.Id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_proposal_is_declined_or_taken_back_also_after_the_matter_was_closed(Database database)
    {
        var (declined, cancelled) = (await Dispute(database), await Dispute(database));
        foreach (var one in new[] { declined, cancelled })
        {
            var (story, referral) = (one.Story, await one.Offered());
            var mediator = await story.Officer("mediator");
            Assert.Equal(204, (await one.Mine.Post($"/api/v1/mediation/cases/{one.Id}/withdraw", new { reason = "自己谈好了" })).Code);
            await story.App.Settle();
            var own = $"/m/{one.Id}/referrals/{referral}";
            Assert.Equal(409, (await one.Mine.Post($"/api/v1/matters/{one.Id}/referrals/{referral}/answer", new { agree = true })).Code); // it goes on no more
            Assert.DoesNotContain("同意，转过去", (await one.Mine.Get(own)).Text);
            Assert.Equal(404, (await one.Other.Post($"/api/v1/matters/{one.Id}/referrals/{referral}/answer", new { agree = false })).Code);
            if (one == declined) Assert.Equal(own, (await one.Mine.Fill(own, "answer", ("Answer.Agree", "false"))).Location);
            else
            {
                Assert.Null((await mediator.Fill($"/work{own}", "cancel", ("Cancel.Reason", ""))).Location);
                Assert.Equal($"/work{own}", (await mediator.Fill($"/work{own}", "cancel", ("Cancel.Reason", "纠纷已经撤回"))).Location);
                await story.App.Settle();
                Assert.Contains(await story.Db(db => db.Notices.Where(n => n.To == one.Applicant).ToListAsync()), n => n.Link == own && n.Text.Contains("纠纷已经撤回", StringComparison.Ordinal));
                Assert.Contains("为什么取消", (await one.Mine.Get(own)).Text);
            }
            var ended = await story.Db(db => db.Referrals.AsNoTracking().SingleAsync(r => r.Id == referral));
            Assert.Equal((one == declined ? ReferralState.Declined : ReferralState.Cancelled, true), (ended.State, ended.EndedAt is not null));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_writes_down_the_word_given_by_phone(Database database)
    {
        var one = await Dispute(database);
        var head = await one.Story.Officer("head");
        var form = new { id = Guid.CreateVersion7(), to = "legalaid", participant = one.Case.Applicant.Id, why = "可以请律师", way = "Phone", said = "" };
        Assert.Contains("请写明本人怎么说的", (await head.Post($"/api/v1/matters/{one.Id}/referrals", form)).Text);
        var said = form with { said = "同意，你们转吧" };
        var first = await head.Post($"/api/v1/matters/{one.Id}/referrals", said);
        var again = await head.Post($"/api/v1/matters/{one.Id}/referrals", said);
        Assert.Equal((200, first.Text), (again.Code, again.Text)); // sent twice is handed on once
        Assert.Equal(1, await one.Story.Db(db => db.AidCases.CountAsync(c => c.OtherName == one.Case.Respondent.Name && c.Persons.Any(p => p.PersonId == one.Applicant))));
        var word = await one.Story.Db(db => db.Steps.SingleAsync(s => s.MatterId == one.Id && s.Act == nameof(ReferralAct.Refer)));
        Assert.Contains("电话，", word.Reason);
        Assert.Contains("同意，你们转吧", word.Reason);
        Assert.Contains("个人信息保护法", word.Article);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Both_ends_act_at_once_and_there_is_one_case(Database database)
    {
        var one = await Dispute(database);
        var referral = await one.Offered();
        var (mediator, address) = (await one.Story.Officer("mediator"), $"/api/v1/matters/{one.Id}/referrals/{referral}/answer");
        var answers = await Task.WhenAll(one.Mine.Post(address, new { agree = true }), mediator.Post(address, new { agree = true, way = "Phone", said = "同意" }), one.Mine.Post(address, new { agree = true }));
        Assert.All(answers, a => Assert.True(a.Code is 200 or 409, $"{a.Code} {a.Text}"));
        Assert.Contains(answers, a => a.Code == 200);
        await one.Story.App.Settle();
        var kept = await one.Story.Db(db => db.Referrals.SingleAsync(r => r.Id == referral));
        Assert.Equal((ReferralState.Received, referral), (kept.State, kept.ToMatter));
        Assert.Equal(1, await one.Story.Db(db => db.AidCases.CountAsync(c => c.Persons.Any(p => p.PersonId == one.Applicant))));
        Assert.Equal(1, await one.Story.Db(db => db.Steps.CountAsync(s => s.MatterId == one.Id && s.Act == nameof(ReferralAct.Refer))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_proposals_at_once_are_one(Database database)
    {
        var one = await Dispute(database);
        var (mediator, head) = (await one.Story.Officer("mediator"), await one.Story.Officer("head"));
        var answers = await Task.WhenAll(new[] { mediator, head, mediator, head }.Select(c => c.Post($"/api/v1/matters/{one.Id}/referrals", new { to = "legalaid", participant = one.Case.Applicant.Id, why = "可以请律师", way = "OwnPage" })));
        Assert.All(answers, a => Assert.True(a.Code is 200 or 409, $"{a.Code} {a.Text}"));
        Assert.Equal(1, await one.Story.Db(db => db.Referrals.CountAsync(r => r.FromMatter == one.Id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_has_applied_already_is_not_examined_twice(Database database)
    {
        var one = await Dispute(database);
        var before = await one.Story.Apply(new(one.Applicant, "周秀英", ActorKind.Citizen, one.Story.Now), other: "岚江宏垒公司");
        Assert.Equal(before, await one.Referred());
        Assert.Contains("从人民调解转来", (await (await one.Story.Officer("aid")).Get($"/work/aid/{before}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_consent_taken_back_cuts_the_tie_and_leaves_both_matters(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var referral = await one.Story.Db(db => db.Referrals.Where(r => r.FromMatter == one.Id).Select(r => r.Id).SingleAsync());
        Assert.Equal($"/m/{aid}/referrals/{referral}", (await one.Mine.Fill($"/m/{aid}/referrals/{referral}", "revoke")).Location);
        await one.Story.App.With<AppDb>(async db =>
        {
            (await db.Load<AidCase>(aid, default))!.Withdraw("不要了", new(one.Applicant, "周秀英", ActorKind.Citizen, one.Story.Now));
            await db.SaveChangesAsync();
        });
        await one.Story.App.Settle();
        Assert.False(await one.Story.Db(db => db.Steps.AnyAsync(s => s.MatterId == one.Id && s.Act == nameof(ReferralAct.Return))));
        Assert.Equal(2, await one.Story.Db(db => db.Steps.CountAsync(s => (s.MatterId == one.Id || s.MatterId == aid) && s.Act == nameof(ReferralAct.Revoke))));
        var page = (await (await one.Story.Officer("mediator")).Get($"/work/m/{one.Id}/referrals/{referral}")).Text;
        Assert.Contains("本人撤回同意", page);
        Assert.DoesNotContain("已撤回", page); // where the other matter stands is no longer shown
        Assert.Null((await one.Story.App.With<AppDb, MediationCase>(async db => (await db.Load<MediationCase>(one.Id, default))!)).ClosedAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_but_the_person_and_who_has_it_in_hand_takes_the_consent_back(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var referral = await one.Story.Db(db => db.Referrals.Where(r => r.FromMatter == one.Id).Select(r => r.Id).SingleAsync());
        var (address, word) = ($"/api/v1/matters/{one.Id}/referrals/{referral}/revoke", new { way = "Phone", said = "不要了" });
        Assert.Equal(404, (await one.Other.Post(address, word)).Code);
        Assert.Equal(404, (await one.Other.Post($"/api/v1/matters/{aid}/referrals/{referral}/revoke", word)).Code);
        Assert.Equal(404, (await (await one.Story.Citizen("路人甲")).Caller.Post(address, word)).Code);
        foreach (var login in new[] { "county", "city", "lawyer", "quality" }) Assert.Contains((await (await one.Story.Officer(login)).Post(address, word)).Code, new[] { 403, 404, 409 });
        Assert.Equal(ReferralState.Received, await State());
        var mediator = await one.Story.Officer("mediator");
        Assert.Equal(409, (await mediator.Post(address, new { way = "Phone" })).Code); // the words belong to it
        Assert.Equal(204, (await mediator.Post(address, word)).Code);
        Assert.Equal(ReferralState.Revoked, await State());

        Task<ReferralState> State() => one.Story.Db(db => db.Referrals.Where(r => r.Id == referral).Select(r => r.State).SingleAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_phone_that_is_not_safe_here_is_not_safe_there(Database database)
    {
        var one = await Dispute(database);
        await one.Story.App.With<IServiceProvider>(async services =>
        {
            services.GetRequiredService<ISafeContact>().KeepSilent(one.Id, one.Case.Applicant.Id, "家里人会看手机", Actor.System(one.Story.Now));
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        var aid = await one.Referred();
        var there = (await one.Story.App.With<ISafeContact, IReadOnlyList<ContactCard>>(s => s.Of(aid, default))).Single(c => c.Name == "周秀英");
        Assert.Equal((true, "转来以前约定的"), (there.Silent, there.Why));
        var loud = await Dispute(database);
        var other = await loud.Referred();
        Assert.All(await one.Story.App.With<ISafeContact, IReadOnlyList<ContactCard>>(s => s.Of(other, default)), c => Assert.False(c.Silent));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lawyer_hands_the_dispute_to_mediation_and_the_agreement_comes_back(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var aid = await story.At(AidStage.Handling, citizen.Id);
        var clocks = aid.Clocks.Where(c => c.Runs).Select(c => (c.Rule, c.DueAt)).ToHashSet();
        var lawyer = await story.Officer("lawyer");
        var page = $"/work/m/{aid.Id}/refer/mediation";
        Assert.Contains("请选择事情发生在哪里", (await lawyer.Fill(page, "refer", ("Form.Why", "两边愿意谈"), ("Form.Way", "Phone"), ("Form.Said", "同意谈"))).Text);
        var sent = await lawyer.Fill(page, "refer", ("Form.Why", "两边愿意谈"), ("Form.Way", "Phone"), ("Form.Said", "同意谈"), ("Form.Place", Story.Village));
        Assert.StartsWith($"/work/m/{aid.Id}/referrals/", sent.Location);
        await story.App.Settle();
        var id = Guid.Parse(sent.Location!.Split('/')[^1]);
        var dispute = await story.App.With<AppDb, MediationCase>(async db => (await db.Load<MediationCase>(id, default))!);
        Assert.Equal((aid.Facts, $"付清工钱。\n请求金额：{3_200_000L.Yuan()}", "岚江建筑公司", PartyKind.Organization, citizen.Id, "转办", Story.Village), (dispute.Facts, dispute.Wanted.ReplaceLineEndings("\n"), dispute.Respondent.Name, dispute.Respondent.Kind, dispute.Applicant.PersonId, dispute.Channel, dispute.Place));
        Assert.Equal(OrganizationSamples.CommitteeId(Story.Village), dispute.Office);
        Assert.Equal((aid.HandlerName, Standing.Self), (dispute.Applicant.Helper, dispute.Applicant.Standing));
        Assert.Contains("没有委托书", dispute.Applicant.HelperBasis);
        // the lawyer has no seat in the committee, but sees where it stands
        Assert.Contains("已转到", (await lawyer.Get($"/work/aid/{aid.Id}")).Text);
        Assert.Equal(404, (await lawyer.Get($"/work/m/{id}/referrals/{id}")).Code);

        await story.App.With<AppDb>(async db =>
        {
            var of = (await db.Load<MediationCase>(id, default))!;
            var mediator = new Actor(of.Handler ?? OrganizationSamples.StaffId("head"), of.HandlerName ?? "主任", ActorKind.Staff, story.Now) { Grants = [new(MediationPermissions.Arrange.Key, Story.Village), new(MediationPermissions.Mediate.Key, Story.Village)] };
            of.Accept(mediator, AidBench.Settings);
            await db.SaveChangesAsync();
            of.Consent("电话同意", mediator);
            of.AgreeOrally("当场付两万。", [Term.Of(Side.Respondent, "付工钱", 2_000_000, story.Now.CityDay(), "现金")], new(true, true, false, 2_000_000, 10_000_000), mediator, AidBench.Settings);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        var back = await story.Case(aid.Id);
        Assert.Equal(clocks, back.Clocks.Where(c => c.Runs).Select(c => (c.Rule, c.DueAt)).ToHashSet());
        var entry = Assert.Single(back.Entries, e => e.Kind == AidEntryKind.Referral);
        Assert.Contains("达成调解协议", entry.Text);
        Assert.Contains("20,000", entry.Text);
        Assert.Contains("达成调解协议", (await mine.Get($"/aid/{aid.Id}")).Text);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == aid.Id && n.To == OrganizationSamples.StaffId("lawyer") && n.Title.StartsWith("转办有结果"))));
        // agreed is not paid: it is offered, the lawyer counts it
        Assert.Equal(0, back.RecoveredFen);
        var money = (await lawyer.Get($"/work/aid/{aid.Id}/money")).Text;
        Assert.Contains("人民调解约定给周秀英20,000", money);
        Assert.Equal($"/work/aid/{aid.Id}", (await lawyer.Fill($"/work/aid/{aid.Id}/money?person={aid.Applicant.Id}&agreed=2000000", "money")).Location);
        Assert.Equal(2_000_000, (await story.Case(aid.Id)).RecoveredFen);
        Assert.DoesNotContain("约定给周秀英", (await lawyer.Get($"/work/aid/{aid.Id}/money")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_mandate_goes_along_and_the_mediator_compares_it(Database database)
    {
        var story = new AidStory(await city.On(database));
        var aid = await story.At(AidStage.Handling, (await story.Citizen()).Actor.Id);
        var mandate = await story.App.With<IServiceProvider, Guid>(async services =>
        {
            using var picture = new MemoryStream(Pixel);
            var card = await services.GetRequiredService<IAttachments>().Add(aid.Id, FileKinds.Mandate, "委托书.png", picture, Actor.System(story.Now), default, aid.Applicant.Id);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return card.Id;
        });
        var form = new { id = Guid.CreateVersion7(), to = "mediation", participant = aid.Applicant.Id, why = "谈谈看", place = Story.Village, way = "InPerson", said = "同意", files = new[] { new { id = mandate, take = true } } };
        Assert.Equal(200, (await (await story.Officer("lawyer")).Post($"/api/v1/matters/{aid.Id}/referrals", form)).Code);
        Assert.Contains("委托书随材料转来", (await story.App.With<AppDb, MediationCase>(async db => (await db.Load<MediationCase>(form.id, default))!)).Applicant.HelperBasis);
        Assert.Equal(FileKinds.Mandate, Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(form.id, default))).Kind);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dispute_that_is_before_a_committee_goes_on_there(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        var back = await one.Mine.Post($"/api/v1/matters/{aid}/referrals", new { to = "mediation", participant = (await one.Story.Case(aid)).Applicant.Id, place = Story.Village, way = "OwnPage" });
        Assert.Equal(one.Id, Guid.Parse(back.Json["matter"]!.GetValue<string>()));
        Assert.Equal(1, await one.Story.Db(db => db.MediationCases.CountAsync(c => c.Stage != Stage.Guarded && c.Parties.Any(p => p.PersonId == one.Applicant))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_was_clear_in_refusing_is_not_asked_again(Database database)
    {
        var one = await Dispute(database);
        var aid = await one.Referred();
        await one.Story.App.With<AppDb>(async db =>
        {
            (await db.Load<MediationCase>(one.Id, default))!.Refuse("不谈", new(one.OtherId, "岚江宏垒公司", ActorKind.Citizen, one.Story.Now), AidBench.Settings);
            await db.SaveChangesAsync();
        });
        var person = (await one.Story.Case(aid)).Applicant.Id;
        var back = await one.Mine.Post($"/api/v1/matters/{aid}/referrals", new { to = "mediation", participant = person, place = Story.Village, way = "OwnPage" });
        Assert.Equal(409, back.Code);
        Assert.Contains("人民调解法第17条", back.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_place_without_a_centre_or_a_committee_says_so_and_firms_get_no_aid(Database database)
    {
        var app = await city.On(database);
        var load = new ReferralLoad { Name = "周秀英", Facts = Facts, Wanted = "付清", OtherName = "某公司", Place = "9901" };
        foreach (var (kind, said) in new[] { ("legalaid", "还没有登记法律援助机构"), ("mediation", "还没有登记人民调解委员会") })
        {
            var (office, refusal) = await app.With<IEnumerable<IReceivesReferrals>, (string?, string?)>(all => all.Single(r => r.Kind == kind).Look(load, default));
            Assert.Null(office);
            Assert.Contains(said, refusal);
        }
        var firm = await app.With<IEnumerable<IReceivesReferrals>, (string?, string? Refusal)>(all => all.Single(r => r.Kind == "legalaid").Look(load with { IsFirm = true, Place = AidBench.County }, default));
        Assert.Contains("单位不能申请", firm.Refusal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Only_those_in_charge_and_the_person_propose(Database database)
    {
        var one = await Dispute(database);
        object form = new { to = "legalaid", participant = one.Case.Applicant.Id, why = "可以请律师", way = "OwnPage" };
        foreach (var (login, code) in new[] { ("gridworker", 404), ("county", 409), ("aid", 404), ("lawyer", 404) })
            Assert.Equal((login, code), (login, (await (await one.Story.Officer(login)).Post($"/api/v1/matters/{one.Id}/referrals", form)).Code));
        Assert.Equal(409, (await one.Other.Post($"/api/v1/matters/{one.Id}/referrals", form)).Code); // not in another's name
        // not before an officer has decided about danger
        await one.Story.App.With<AppDb>(async db =>
        {
            var of = (await db.Load<MediationCase>(one.Guarded, default))!;
            Assert.Equal(Stage.Guarded, of.Stage);
        });
        Assert.Equal(409, (await (await one.Story.Officer("head")).Post($"/api/v1/matters/{one.Guarded}/referrals", form)).Code);
    }

    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A dispute in mediation, both sides with accounts of their own.</summary>
    private sealed record Scene(AidStory Story, MediationCase Case, Guid Applicant, Caller Mine, Guid OtherId, Caller Other, Guid Guarded)
    {
        public Guid Id => Case.Id;

        public async Task<Guid> Offered()
        {
            var id = Guid.CreateVersion7();
            var answer = await (await Story.Officer("mediator")).Post($"/api/v1/matters/{Id}/referrals", new { id, to = "legalaid", participant = Case.Applicant.Id, why = "可以请律师", way = "OwnPage" });
            Assert.True(answer.Code == 200, answer.Text);
            await Story.App.Settle();
            return id;
        }

        /// <summary>The applicant asks for it on the own page.</summary>
        public async Task<Guid> Referred()
        {
            var sent = await Mine.Fill($"/m/{Id}/refer/legalaid", "refer", ("Form.Claim~yuan", "32000"));
            Assert.True(sent.Location is not null, sent.Text);
            await Story.App.Settle();
            return Guid.Parse(sent.Location!.Split('/')[2]);
        }
    }

    private async Task<Scene> Dispute(Database database)
    {
        var story = new AidStory(await city.On(database));
        var ((applicant, mine), (other, others)) = (await story.Citizen(), await story.Citizen("岚江宏垒公司"));
        var mediator = new Actor(OrganizationSamples.StaffId("mediator"), "网格调解员", ActorKind.Staff, story.Now);
        MediationCase File(IReadOnlyList<string> signs) => MediationCase.File(Guid.CreateVersion7(), Story.Grid, Facts, "付清工钱。", Party.Of(Side.Applicant, PartyKind.Person, "周秀英", Story.NewPhone(), applicant.Id),
            Party.Of(Side.Respondent, PartyKind.Organization, signs.Count > 0 ? "岚江另一公司" : "岚江宏垒公司", Story.NewPhone(), signs.Count > 0 ? null : other.Id), signs, "扫码", Story.Poster, applicant, AidBench.Settings);
        var (one, guarded) = (File([]), File(["有人要打人"]));
        one.Sink(Level.Grid, OrganizationSamples.CommitteeId(Story.Village), "测试人调字", mediator.Id, mediator.Name, "网格调解员", Actor.System(story.Now));
        one.Accept(mediator, AidBench.Settings);
        one.Consent("电话同意", mediator);
        await story.App.With<AppDb>(async db =>
        {
            db.AddRange(one, guarded);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        return new(story, one, applicant.Id, mine, other.Id, others, guarded.Id);
    }
}
