using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>A worker files at a poster, the mediator proposes legal aid, the worker agrees on the phone, a lawyer is assigned and hands the dispute back to the mediator, and what they agree on stands in the case of legal aid; both say how it was.</summary>
public class DisputeThereAndBack(Chrome chrome) : Journey(chrome)
{
    private const string OtherPhone = "10000000109";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_worker_types_once(Database database)
    {
        var today = DateTime.UtcNow.CityDay().ToString("yyyy-MM-dd", null);
        var phones = new Telephones();
        await using var app = await FashuApp.Start(database, demo: true, live: true, services: phones.Answer, more: new() { ["Site:Url"] = Telephones.Site });
        var worker = await Visit(app, script: false);
        var id = await worker.FileAtPoster("白小满", "10000000104", "在岚江的工地干了四个月木工，老板一直拖着工钱不给。", "岚江宏垒建筑劳务", OtherPhone);
        var mediator = await Visit(app, width: 1440);
        await mediator.SignInAsStaff("mediator");
        await mediator.TakeOn(id);

        var lines = await app.Case(id);
        await mediator.Open($"/work/m/{id}/refer/legalaid?who={lines.Applicant.Id}");
        await mediator.Type("Form.Why", "欠薪的数目不小，可以免费请律师帮您算、帮您谈。");
        await mediator.Type("Form.Claim~yuan", "32000");
        await mediator.Choose("Form.Way", "OwnPage");
        await mediator.Picture("01-refer");
        await mediator.Press("转到法律援助", $"/work/m/{id}/referrals/*");
        await mediator.Picture("02-referral");
        await mediator.Settle();

        await worker.Open($"/mediation/{id}");
        await worker.Sees("建议转到法律援助");
        await worker.Picture("03-own");
        await worker.Follow("看看，再决定", $"/m/{id}/referrals/*");
        await worker.Sees("32,000");
        await worker.Picture("04-answer");
        await worker.Press("同意，转过去", "/aid/*");
        var aid = Guid.Parse(worker.Path.Split('/')[2]);
        await worker.Settle();
        await worker.Picture("05-aid");
        await worker.Follow("回答问题", $"/aid/{aid}/questions");
        await worker.Choose("trouble", "Wages");
        await worker.Press("继续");
        await worker.Choose("lawyer", "false");
        await worker.Picture("06-question");
        await worker.Press("继续");
        await worker.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync();
        await worker.Press("继续");
        await worker.Sees("最后一步");
        await worker.Picture("07-last");
        await worker.Press("交给法律援助中心", $"/aid/{aid}*");
        await worker.Settle();

        // the officer, the head and the lawyer on the way that the journey of the wage walks on pages
        async Task<Actor> Staff(string login) => await app.With<IStaffAccess, Actor>(async s =>
        {
            var access = (await s.Of(OrganizationSamples.StaffId(login), default))!;
            return new(access.Id, access.Name, ActorKind.Staff, DateTime.UtcNow) { Grants = access.Grants, Post = access.PostTitle, Verified = true };
        });
        await app.With<ProposeDecision>(async s => await s.Handle(aid, new() { Grant = true, Opinion = "农民工讨薪，免予核查。" }, await Staff("aid"), default));
        await app.With<GrantAid>(async s => await s.Handle(aid, new(), await Staff("aidhead"), default));
        await app.With<AssignLawyer>(async s => await s.Handle(aid, new() { Lawyer = OrganizationSamples.StaffId("lawyer"), Reason = "按名册轮到" }, await Staff("aid"), default));
        await app.With<TakeCase>(async s => await s.Handle(aid, await Staff("lawyer"), default));
        await worker.Settle();
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("决定给予法律援助");

        var lawyer = await Visit(app);
        await lawyer.SignInAsStaff("lawyer");
        await lawyer.Open($"/work/m/{aid}/refer/mediation");
        await lawyer.Type("Form.Why", "单位愿意谈，先谈谈看。");
        await lawyer.SelectBy("Form.Place", "石桥村");
        await lawyer.Choose("Form.Way", "Phone");
        await lawyer.Type("Form.Said", "同意，谈得成最好。");
        await lawyer.Picture("08-back");
        await lawyer.Press("转到人民调解", $"/work/m/{aid}/referrals/*");
        await lawyer.Settle();
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("从法律援助转来");
        await mediator.Sees("联系人，没有委托书");
        await mediator.Picture("09-mediation");

        await mediator.Open($"/work/mediation/{id}/oral");
        await mediator.Type("Form.Content", "单位当场付清工钱4500元，双方没有其他争议。");
        await mediator.Type("Form.Terms[0].What", "付清工钱");
        await mediator.Type("Form.Terms[0].Fen~yuan", "4500");
        await mediator.Tick("Form.BothThinkPaperUnnecessary");
        await mediator.Tick("Form.PerformedAtOnce");
        await mediator.Press("记录口头协议，化解", $"/work/mediation/{id}");
        await worker.Settle();
        await lawyer.Open($"/work/aid/{aid}");
        await lawyer.Sees("达成调解协议");
        await lawyer.Picture("10-aid");
        await lawyer.Open($"/work/aid/{aid}/money");
        await lawyer.Follow("填进“已拿到”", $"/work/aid/{aid}/money");
        await lawyer.Picture("11-money");
        await lawyer.Press("保存", $"/work/aid/{aid}");
        await worker.Open($"/aid/{aid}");
        await worker.Sees("达成调解协议");
        await worker.Sees("4,500");
        await worker.Picture("12-result");

        // both are asked how it was: the worker on the own page, the other side, who has no account, by a link in a text message that works once
        await mediator.Open($"/work/mediation/{id}/finish");
        await mediator.Press("确认履行完毕", $"/work/mediation/{id}");
        await mediator.Settle();
        await phones.Deliver(app);
        var link = phones.LinkFor(OtherPhone);
        Assert.StartsWith("/rate/", link, StringComparison.Ordinal);
        var other = await Visit(app, script: false);
        await other.Open(link);
        await other.SeesNot("木工"); // the link tells nothing of the dispute to whoever reads the message
        await other.Picture("13-link");
        await other.Press("提交评价");
        await other.Sees("有1处需要改正");
        await other.Choose("Form.Score", "Fair");
        await other.Type("Form.Words", "算账的时候可以早点叫我们一起。");
        await other.Press("提交评价");
        await other.Sees("您的评价我们收到了");
        await other.Picture("14-thanks");
        await other.Open(link);
        await other.Sees("您的评价我们收到了");
        Assert.Equal(0, await other.Page.Locator("input[name='Form.Score']").CountAsync());
        await worker.Open($"/m/{id}/rate");
        await worker.Choose("Form.Score", "Satisfied");
        await worker.Press("提交评价");
        await worker.Sees("您的评价我们收到了");
        var ratings = await app.With<AppDb, List<Rating>>(db => db.Set<Rating>().AsNoTracking().Where(r => r.MatterId == id).ToListAsync());
        Assert.Equal([(Satisfaction.Fair, "短信链接"), (Satisfaction.Satisfied, "网页")], ratings.OrderBy(r => r.Way == "网页").Select(r => (r.Score, r.Way)));
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("算账的时候可以早点叫我们一起");
    }
}
