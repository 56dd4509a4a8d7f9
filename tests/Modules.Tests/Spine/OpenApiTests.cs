using System.Text.Json.Nodes;
using Fashu.Harness;

namespace Fashu.Modules.Tests.Spine;

/// <summary>The description of the API tells each call's own fields.</summary>
public class OpenApiTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Theory]
    [InlineData("/api/v1/mediation/applications", "facts", "otherName", "wanted")]
    [InlineData("/api/v1/matters/{id}/supervisions", "question")]
    [InlineData("/api/v1/administration/settings", "key", "from", "values")]
    public async Task A_call_has_the_fields_of_its_own_form(string address, params string[] fields)
    {
        var document = await Document();
        var schema = document["paths"]![address]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
        if ((string?)schema["$ref"] is { } named) schema = document["components"]!["schemas"]![named.Split('/')[^1]]!;
        foreach (var field in fields) Assert.NotNull(schema["properties"]![field]);
    }

    [Fact]
    public async Task Schemas_bear_whole_names()
    {
        var names = (await Document())["components"]!["schemas"]!.AsObject().Select(s => s.Key).ToList();
        Assert.Contains("Mediation.FileApplication.Form", names);
        Assert.DoesNotContain(names, n => n is "Form" or "Row" || n.StartsWith("AnonymousType", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readable_page_lists_them()
    {
        using var client = (await city.On(Database.Sqlite)).CreateClient();
        var page = await client.GetStringAsync("/api");
        Assert.Contains("<code>otherName</code>", page);
        Assert.Contains("terms[].fen", page);
    }

    private async Task<JsonNode> Document()
    {
        using var client = (await city.On(Database.Sqlite)).CreateClient();
        return JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json"))!;
    }
}
