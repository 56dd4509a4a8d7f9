using Fashu.Harness;
using Fashu.Mediation;

namespace Fashu.Modules.Tests.Spine.Access;

/// <summary>A session serves the pages of this address alone, and what it shows stays in no store.</summary>
public class SessionTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Fact]
    public async Task A_page_of_another_address_cannot_use_the_session()
    {
        var (caller, id) = await new Story(await city.On(Database.Sqlite)).Filed(Story.NewPhone());
        var path = $"/api/v1/mediation/cases/{id}/rights";
        foreach (var (name, value) in ((string Name, string Value)[])[("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://other.example"), ("Origin", "null")])
            Assert.Equal(403, (await caller.Post(path, null, (name, value))).Code);
        Assert.Equal(401, (await caller.Post("/api/v1/people/tokens", new { title = "表格", days = 1 }, ("Sec-Fetch-Site", "cross-site"), ("Authorization", "Bearer fs_none"))).Code);
        Assert.Equal(204, (await caller.Post(path, null, ("Sec-Fetch-Site", "same-origin"), ("Origin", "http://localhost"))).Code);
    }

    [Fact]
    public async Task What_belongs_to_a_person_is_not_stored()
    {
        var (caller, id) = await new Story(await city.On(Database.Sqlite)).Filed(Story.NewPhone());
        foreach (var path in new[] { "/api/v1/people/me", $"/api/v1/mediation/cases/{id}", $"/mediation/{id}/papers/application", "/my" })
        {
            var answer = await caller.Get(path);
            Assert.True(answer.Code == 200 && answer.Raw.Headers.CacheControl?.NoStore == true, path);
        }
    }

    [Fact]
    public async Task A_way_back_with_control_characters_leads_home()
    {
        var answer = await new Caller(await city.On(Database.Sqlite)).Get("/elder?on=true&back=%2F%09%2Fother.example");
        Assert.Equal((302, "/"), (answer.Code, answer.Location));
    }
}
