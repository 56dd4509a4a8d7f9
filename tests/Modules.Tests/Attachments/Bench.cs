using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Attachments;

/// <summary>A matter with both sides and its mediator, each with a session.</summary>
internal sealed class Bench
{
    private readonly Story story;

    private Bench(Story story) => this.story = story;

    public FashuApp App => story.App;
    public Guid Matter { get; private set; }
    public Caller Applicant { get; private set; } = null!;
    public Caller Respondent { get; private set; } = null!;
    public Caller Stranger { get; private set; } = null!;
    public Caller Mediator { get; private set; } = null!;

    public static async Task<Bench> Open(FashuApp app)
    {
        var bench = new Bench(new(app));
        var phone = Story.NewPhone();
        (bench.Applicant, bench.Matter) = await bench.story.Filed(phone);
        await bench.story.Accept(bench.Matter);
        var path = await bench.story.Invite(bench.Matter);
        bench.Respondent = await bench.story.SignIn(new Caller(app), phone, path);
        Assert.Equal($"/mediation/{bench.Matter}/answer", (await bench.Respondent.Fill(path, "open")).Location);
        Assert.Equal(303, (await bench.Respondent.Fill($"/mediation/{bench.Matter}/answer", "answer", ("Form.RightsRead", "true"), ("Form.Answer", "Consent"))).Code);
        bench.Stranger = await bench.story.SignIn(new Caller(app), Story.NewPhone());
        bench.Mediator = await bench.Officer("mediator");
        return bench;
    }

    public Task<Caller> Officer(string login) => story.Officer(login);

    public async Task<Answer> Upload(Caller caller, string name, byte[] content, bool shown = true, string kind = FileKinds.Evidence, string? key = "")
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" }, { new StringContent(shown ? "true" : "false"), "visibleToOthers" } };
        form.Add(new ByteArrayContent(content), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/attachments/matters/{Matter}") { Content = form };
        if (key is not null) request.Headers.Add("Idempotency-Key", key.Length == 0 ? Guid.NewGuid().ToString() : key);
        var sent = await caller.Client.SendAsync(request);
        return new(sent.StatusCode, null, await sent.Content.ReadAsStringAsync(), sent);
    }

    public async Task<Guid> Give(Caller caller, bool shown, string name = "a.png", byte[]? content = null, string kind = FileKinds.Evidence)
    {
        var given = await Upload(caller, name, content ?? FileSamples.Png, shown, kind);
        Assert.True(given.Code == 200, given.Text);
        return (Guid)given.Json["id"]!;
    }
}
