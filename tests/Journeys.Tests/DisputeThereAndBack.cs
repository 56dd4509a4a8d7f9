using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Organizations;

namespace Fashu.Journeys.Tests;

/// <summary>A worker files at a poster, the mediator proposes legal aid, the worker agrees on the phone, a lawyer is assigned and hands the dispute back to the mediator, and what they agree on stands in the case of legal aid.</summary>
public class DisputeThereAndBack(Chrome chrome) : Journey(chrome)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_worker_types_once(Database database)
    {
        var today = DateTime.UtcNow.CityDay().ToString("yyyy-MM-dd", null);
        await using var app = await FashuApp.Start(database, demo: true, live: true);
        var worker = await Visit(app, script: false);
        var id = await worker.FileAtPoster("白小满", "10000000104", "在岚江的工地干了四个月木工，老板一直拖着工钱不给。", "岚江宏垒建筑劳务");
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

        await app.With<AgreeOrally>(async s => await s.Handle(id, new()
        {
            Content = "单位当场付清工钱4500元，双方没有其他争议。",
            BothThinkPaperUnnecessary = true,
            PerformedAtOnce = true,
            RightsTold = true,
            Terms = [new() { Who = Side.Respondent, What = "付清工钱", Fen = 450_000, By = DateOnly.Parse(today), How = "现金" }],
        }, await Staff("mediator"), default));
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
    }
}
