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
        Assert.Single(await app.With<AppDb, List<Rectification>>(db => db.Rectifications.AsNoTracking().Where(r => r.About == call.MatterId && r.ClosedAt == null).ToListAsync()));
        await officer.Open("/work/quality");
        await officer.Look("quality-03-figures");

        // last month's files were drawn; whoever was chosen had no hand in the case
        var desk = await Visit(app, width: 1440);
        await desk.SignInAsStaff("aidhead");
        await desk.Open("/work/aid/quality");
        await desk.Look("quality-04-desk");
        var asked = await app.With<AppDb, List<FileReview>>(db => db.FileReviews.AsNoTracking().Where(r => r.Purpose == ReviewPurpose.Sample).ToListAsync());
        Assert.NotEmpty(asked);
        foreach (var review in asked.Where(r => r.Reviewer is not null))
            Assert.False(await app.With<AppDb, bool>(db => db.Steps.AnyAsync(s => s.MatterId == review.CaseId && s.ById == review.Reviewer)), $"{review.ReviewerName} had a hand in it");
    }

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
