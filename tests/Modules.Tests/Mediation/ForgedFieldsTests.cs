using System.IO.Compression;
using Fashu.Harness;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>Values no page offers, sent all the same.</summary>
public sealed class ForgedFieldsTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Fact]
    public async Task A_case_goes_to_mediators_of_the_list_alone()
    {
        var story = new Story(await city.On(Database.Sqlite));
        var (_, id) = await story.Filed(Story.NewPhone());
        await story.Accept(id);
        var head = await story.Staff("head");
        var far = OrganizationSamples.StaffId("m330191106205-1");
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => story.Do<AssignMediator>(s => s.Handle(id, new() { Mediator = far, Reason = "换人" }, head, default)));
        Assert.Equal("请从名单中选择调解员。", refused.Message);
        var offered = Guid.Empty;
        await story.Do<AssignMediator>(async s => offered = (await s.Candidates(await story.Case(id), default)).Free[0].Staff);
        await story.Do<AssignMediator>(s => s.Handle(id, new() { Mediator = offered, Reason = "换人" }, head, default));
        Assert.Equal(offered, (await story.Case(id)).Handler);
    }

    [Fact]
    public async Task A_citizen_cannot_say_that_a_court_sent_the_matter()
    {
        var story = new Story(await city.On(Database.Sqlite));
        var caller = await story.SignIn(new Caller(story.App), Story.NewPhone());
        var sent = await caller.Post("/api/v1/mediation/applications", new { place = Story.Grid, facts = "漏水。", otherName = "龚大河", wanted = "修好。", name = "周秀英", channel = "法院委派" });
        Assert.Equal((201, "网络"), (sent.Code, (await story.Case((Guid)sent.Json["id"]!)).Channel));
    }

    [Fact]
    public async Task The_copy_of_the_own_data_tells_nothing_the_other_side_wrote_for_the_office()
    {
        var story = new Story(await city.On(Database.Sqlite));
        var phone = Story.NewPhone();
        var (applicant, id) = await story.Filed(phone);
        await story.Accept(id);
        var token = (await story.Invite(id))["/i/".Length..];
        var respondent = await story.SignIn(new Caller(story.App), phone);
        Assert.Equal(200, (await respondent.Post($"/api/v1/mediation/invitations/{token}/open", new { })).Code);
        Assert.Equal(204, (await applicant.Post($"/api/v1/mediation/cases/{id}/other-mediator", new { reason = "调解员和对方是同学" })).Code);
        Assert.Contains("调解员和对方是同学", await Copy(applicant));
        Assert.DoesNotContain("同学", await Copy(respondent));
    }

    private static async Task<string> Copy(Caller caller)
    {
        using var sent = await caller.Client.PostAsync("/api/v1/people/me/export", null);
        using var zip = new ZipArchive(await sent.Content.ReadAsStreamAsync());
        var text = "";
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text += await reader.ReadToEndAsync();
        }
        return text;
    }
}
