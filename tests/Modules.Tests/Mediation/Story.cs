using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Mediation;

/// <summary>People of the sample city acting on one program: citizens through pages, officers through slices.</summary>
internal sealed class Story(FashuApp app)
{
    public const string Poster = "QXTKQ2", Grid = "330191101201002", Village = "330191101201";

    private static int phones;

    public FashuApp App => app;
    public DateTime Now => app.Clock.Now();

    /// <summary>A number nobody used before.</summary>
    public static string NewPhone() => $"1007{Interlocked.Increment(ref phones):0000000}";

    public async Task<Actor> Staff(string login)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<IStaffAccess>().Of(OrganizationSamples.StaffId(login), default);
        return new(access!.Id, access.Name, ActorKind.Staff, Now) { Grants = access.Grants, Post = access.PostTitle, Verified = true };
    }

    /// <summary>An officer with a session.</summary>
    public async Task<Caller> Officer(string login)
    {
        var access = (await app.Services.GetRequiredService<IStaffAccess>().Of(OrganizationSamples.StaffId(login), default))!;
        return new Caller(app).SignedIn(access.Id, ActorKind.Staff, access.Name, access.Stamp);
    }

    public async Task<Actor> Person(string phone)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        var id = (await people.FindByPhone(phone, default))!.Value;
        return new(id, (await people.Find(id, default))!.Name ?? "", ActorKind.Citizen, Now);
    }

    public Task Do<TSlice>(Func<TSlice, Task> act) where TSlice : notnull => app.With(act);

    public Task<MediationCase> Case(Guid id) => app.With<AppDb, MediationCase>(async db => (await db.Load<MediationCase>(id, default))!);

    public Task<T> Db<T>(Func<AppDb, Task<T>> ask) => app.With(ask);

    /// <summary>Signs a citizen in with the code that the demo shows.</summary>
    public async Task<Caller> SignIn(Caller caller, string phone, string returnUrl = "/my")
    {
        var page = "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl);
        var asked = await caller.Fill(page, "phone", ("Form.Phone", phone));
        var code = Regex.Match((await caller.Get(asked.Location!)).Text, @"验证码是 ?(\d{6})").Groups[1].Value;
        var entered = await caller.Fill(asked.Location!, "code", ("Form.Code", code));
        Assert.Equal((303, returnUrl), (entered.Code, entered.Location));
        return caller;
    }

    /// <summary>The four questions, up to the page of all answers.</summary>
    public async Task<Caller> Answered(Caller? caller = null, string danger = "false", string facts = "楼上漏水，泡坏了天花板。", string other = "䶮小明", string otherPhone = "", string wanted = "修好并赔偿。")
    {
        caller ??= new(app);
        Assert.Equal("/file/what", (await caller.Fill($"/d/{Poster}", "start", ("Form.Here", "true"), ("Form.Danger", danger))).Location);
        Assert.Equal("/file/who", (await caller.Fill("/file/what", "what", ("Form.Facts", facts))).Location);
        Assert.Equal("/file/want", (await caller.Fill("/file/who", "who", ("Form.Kind", "Person"), ("Form.Name", other), ("Form.Phone", otherPhone))).Location);
        Assert.Equal("/file/confirm", (await caller.Fill("/file/want", "want", ("Form.Wanted", wanted))).Location);
        return caller;
    }

    public async Task<Guid> Submit(Caller caller, string name = "周秀英")
    {
        var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", name));
        Assert.StartsWith("/mediation/", sent.Location);
        return Guid.Parse(sent.Location!.Split('/', '?')[2]);
    }

    /// <summary>Filed by a citizen through the pages.</summary>
    public async Task<(Caller Applicant, Guid Id)> Filed(string otherPhone, string danger = "false", string facts = "楼上漏水，泡坏了天花板。")
    {
        var caller = await SignIn(await Answered(danger: danger, facts: facts, otherPhone: otherPhone), NewPhone(), "/file/confirm");
        return (caller, await Submit(caller));
    }

    public async Task Accept(Guid id)
    {
        await app.Settle();
        await Do<AcceptCase>(async slice => await slice.Handle(id, await Staff("mediator"), default));
        await app.Settle();
    }

    public async Task<string> Invite(Guid id)
    {
        string path = "";
        await Do<InviteRespondent>(async slice => path = (await slice.Handle(id, await Staff("mediator"), default)).Path);
        return path;
    }
}
