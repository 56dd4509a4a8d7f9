using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>Who looks after the work of others: the quality officer's calls and the drawn files, the level above where nobody examines, the bureau that judges an objection.</summary>
public class AidAfterTheHandling(Chrome chrome) : Journey(chrome)
{
    [Fact]
    public async Task A_call_hears_a_complaint_and_a_drawn_file_is_judged_by_who_had_no_hand_in_it()
    {
        var clock = new Hands();
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, live: true, services: clock.Wind, more: new() { ["DemoMatters"] = "400" });
        clock.Forward(TimeSpan.FromDays(32)); // the files and matters closed in these weeks are drawn
        await app.Settle();
        var officer = await Visit(app);
        await officer.SignInAsStaff("quality");
        await officer.Open("/work/calls");
        await officer.Look("quality-01-calls");
        var call = await app.With<AppDb, QualityCall>(db => db.QualityCalls.AsNoTracking().Where(c => c.EndedAt == null && c.Place.StartsWith(Fashu.Divisions.DivisionSamplePlaces.TourCounty)).OrderBy(c => c.Id).FirstAsync());
        await officer.Open($"/work/calls/{call.Id}");
        await officer.Sees("没有确认是本人以前");
        await officer.Choose("Form.Result", "Said");
        await officer.Press("登记");
        await officer.Sees("请选择是否满意");
        await officer.Choose("Form.Score", "Unsatisfied");
        await officer.Type("Form.Words", "打了四次电话没有人接。");
        await officer.Look("quality-02-call");
        await officer.Press("登记", "/work/calls");
        await officer.Open($"/work/calls/{call.Id}");
        await officer.Sees("打了四次电话没有人接");
        await officer.Sees("已经转整改");
        var wrong = Assert.Single(await app.With<AppDb, List<Rectification>>(db => db.Rectifications.AsNoTracking().Where(r => r.About == call.MatterId && r.ClosedAt == null).ToListAsync()));
        await officer.Open("/work/quality");
        await officer.Look("quality-03-figures");

        // the bureau names who puts it right; only a second visit ends it
        var county = await Visit(app, width: 1440);
        await county.SignInAsStaff("county");
        await county.Open($"/work/rectifications/{wrong.Id}");
        await county.Sees("打了四次电话没有人接");
        var responsible = await county.Page.Locator("select[name='AssignForm.Officer'] option:not([value=''])").First.GetAttributeAsync("value");
        await county.Select("AssignForm.Officer", responsible!);
        await county.Press("指派");
        await county.Sees("改派");
        var doing = await Visit(app);
        await doing.SignInAsStaff(await Login(app, Guid.Parse(responsible!)));
        await doing.Open($"/work/rectifications/{wrong.Id}");
        await doing.Type("Measures.Measures", "当天回了电话，说明了进展，办公室的电话改为值班的人接。");
        await doing.Press("登记，转督导回访");
        await doing.Sees("当天回了电话");
        await doing.SeesNot("登记回访"); // he does not judge himself
        await county.Open($"/work/rectifications/{wrong.Id}");
        await county.Choose("Revisit.Result", "Satisfied");
        await county.Type("Revisit.Said", "当事人说第二天就有人打来了，现在满意。");
        await county.Look("quality-04-second-visit");
        await county.Press("登记回访");
        await county.Sees("当事人说第二天就有人打来了");
        Assert.True(await app.With<AppDb, bool>(db => db.Rectifications.AnyAsync(r => r.Id == wrong.Id && r.ClosedAt != null && r.SatisfiedAfter == true)));

        // last month's files were drawn; whoever was chosen had no hand in the case
        var desk = await Visit(app, width: 1440);
        await desk.SignInAsStaff("aidhead");
        await desk.Open("/work/aid/quality");
        await desk.Look("quality-05-desk");
        var asked = await app.With<AppDb, List<FileReview>>(db => db.FileReviews.AsNoTracking().Where(r => r.Purpose == ReviewPurpose.Sample).OrderBy(r => r.Id).ToListAsync());
        var review = asked.First(r => r.Reviewer is not null);
        foreach (var drawn in asked.Where(r => r.Reviewer is not null))
            Assert.False(await app.With<AppDb, bool>(db => db.Steps.AnyAsync(s => s.MatterId == drawn.CaseId && s.ById == drawn.Reviewer)), $"{drawn.ReviewerName} had a hand in it");

        // he judges it item by item, and the lawyer answers
        var judge = await Visit(app, width: 1440);
        await judge.SignInAsStaff(await Login(app, review.Reviewer!.Value));
        await judge.Open($"/work/aid/quality/{review.CaseId}");
        var items = await judge.Page.Locator("fieldset:has(input[name$='.Points']) legend").AllInnerTextsAsync();
        Assert.NotEmpty(items);
        for (var at = 0; at < items.Count; at++) await judge.Type($"Form.Marks[{at}].Points", System.Text.RegularExpressions.Regex.Match(items[at], @"（(\d+)分）").Groups[1].Value);
        await judge.Type("Form.Marks[0].Points", "0");
        await judge.Press("完成评查");
        await judge.Sees("扣了分，请写明理由");
        await judge.Type("Form.Marks[0].Reason", "卷里看不到这一项。");
        await judge.Press("完成评查", $"/work/aid/{review.CaseId}");
        await judge.Open($"/work/aid/quality/{review.CaseId}");
        await judge.Sees("卷里看不到这一项");
        await judge.Look("quality-06-judged");
        var lawyer = await Visit(app);
        await lawyer.SignInAsStaff(await Login(app, review.Lawyer!.Value));
        await lawyer.Open($"/work/aid/quality/{review.CaseId}");
        await lawyer.Sees("卷里看不到这一项");
        await lawyer.Type("Reply.Answer", "材料在另一册，已经补进卷宗。");
        await lawyer.Press("回应评查", $"/work/aid/{review.CaseId}");
        await lawyer.Open($"/work/aid/quality/{review.CaseId}");
        await lawyer.Sees("已经补进卷宗");
        await lawyer.Look("quality-07-answered");
    }

    private static Task<string> Login(FashuApp app, Guid staff) => app.With<AppDb, string>(db => db.Set<Fashu.Organizations.StaffAccount>().Where(s => s.Id == staff).Select(s => s.Login).SingleAsync());

    [Fact]
    public async Task An_application_nobody_examines_turns_red_and_the_bureau_answers()
    {
        var clock = new Hands();
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, live: true, services: clock.Wind);
        var lawyer = await Visit(app, width: 1440);
        await lawyer.SignInAsStaff("lawyer");
        await lawyer.Open("/work/aid/file");
        await lawyer.Select("Form.Speaker", "Self");
        await lawyer.Type("Form.Name", "方春来");
        await lawyer.Type("Form.ForPhone", "10000001921");
        await lawyer.Select("Form.Channel", "电话");
        await lawyer.Select("Form.Place", Fashu.Divisions.DivisionSamplePlaces.TourCounty);
        await lawyer.Select("trouble", "Wages");
        await lawyer.Select("lawyer", "false");
        await lawyer.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync(new() { Force = true });
        await lawyer.Type("Form.Facts", "送了五个月的桶装水，站长说账没算清，工钱没有发。");
        await lawyer.Type("Form.Wanted", "把工钱付清。");
        await lawyer.Type("Form.OtherName", "岚江清泉水站");
        await lawyer.Choose("Form.OtherIsFirm", "true");
        await lawyer.Press("读给当事人听过，提交", "/work/aid/filed/*");
        var id = lawyer.Id;
        Assert.Equal(Colour.Blue, (await app.Row(id)).Colour);

        // seven calendar days, and where the last is a holiday the next working day
        clock.Forward(TimeSpan.FromDays(17));
        await app.Settle();
        await app.Settle();
        Assert.Equal((Colour.Red, "受阻待督办"), ((await app.Row(id)).Colour, (await app.Row(id)).Word));
        var county = await Visit(app, width: 1440);
        await county.SignInAsStaff("county");
        await county.Open($"/work/aid/{id}");
        await county.Sees("受阻，请上级答复");
        await county.Type("Reply.Text", "已要求中心今天审查，并另派一人值班。");
        await county.Look("red-aid-01-answer");
        await county.Press("答复");
        await county.Sees("已答复");

        // a refusal the applicant does not accept: the department that set up the centre judges it
        var objected = await app.With<AppDb, Guid>(db => db.AidCases.AsNoTracking().Where(c => c.Stage == AidStage.RefusalObjected && c.Place.StartsWith(Fashu.Divisions.DivisionSamplePlaces.TourCounty)).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        await county.Open($"/work/aid/{objected}/objection");
        await county.Choose("Form.Uphold", "false");
        await county.Press("作出审查决定");
        await county.Sees("请填写");
        await county.Type("Form.Reason", "申请人是农民工讨薪，依法不审查经济困难，应当给予援助。");
        await county.Look("red-aid-02-objection");
        await county.Press("作出审查决定", $"/work/aid/{objected}");
        Assert.Equal(AidStage.Granted, await app.With<AppDb, AidStage>(db => db.AidCases.Where(c => c.Id == objected).Select(c => c.Stage).SingleAsync()));
    }
}
