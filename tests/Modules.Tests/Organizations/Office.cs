using System.Text;
using Fashu.Divisions;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>A new city as its first administrator fills it: divisions, two bodies of mediators, a justice office, their staff. One a database, shared by a class.</summary>
public sealed class Office : IAsyncDisposable
{
    public const string Password = "Qingxi-2026-hao", Village = "330191101201", Grid = "330191101201001";

    public const string Divisions = "代码,名称\n3301,桐湾市\n330191,青溪县\n330191101,云桥镇\n330191101201,石桥村\n330191101201001,第一网格\n330191101201002,第二网格\n330191102,溪口镇\n330191102201,上湾村\n";

    public const string Bodies = "名称,类别,区划代码,字号,任期第一天\n云桥司法所,司法所,330191101,,\n石桥村人民调解委员会,人民调解委员会,330191101201,青溪石桥人调字,2025-01-01\n上湾村人民调解委员会,人民调解委员会,330191102201,青溪上湾人调字,2025-01-01\n";

    public const string People = "登录名,姓名,手机号,岗位,机构,负责区划,任职日期\nlin,林小溪,,网格调解员,石桥村人民调解委员会,\"330191101201001，330191101201002\",2025-01-01\nguo,郭大山,,网格调解员,石桥村人民调解委员会,330191101201001,2025-01-01\n"
        + "head,何秋生,,调委会主任,石桥村人民调解委员会,,2025-01-01\nsuo,苏文,,司法所工作人员,云桥司法所,,2025-01-01\nsuo2,孙理,,司法所工作人员,云桥司法所,,2025-01-01\nfar,范远,,网格调解员,上湾村人民调解委员会,,2025-01-01\n";

    private readonly Dictionary<Database, FashuApp> apps = [];

    public async Task<FashuApp> On(Database database)
    {
        if (!apps.TryGetValue(database, out var app)) apps[database] = app = await Filled(database);
        return app;
    }

    public static async Task<FashuApp> Filled(Database database)
    {
        var app = await FashuApp.Start(database);
        await Appoint(app);
        await Import<ImportDivisions>(app, (s, f, by) => s.Handle(f, false, by, default), Divisions);
        await Import<ImportOrganizations>(app, (s, f, by) => s.Handle(f, false, by, default), Bodies);
        await Import<ImportStaff>(app, (s, f, by) => s.Handle(f, false, by, default), People);
        await app.With<AppDb>(async db =>
        {
            var hash = new Passwords().Hash(Password);
            foreach (var staff in await db.Staff.Where(s => s.PasswordHash == null).ToListAsync()) staff.SetPassword(hash, mustChange: false);
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<StaffDirectory>().Reload(default);
        return app;
    }

    /// <summary>The first administrator, by the printed link; the login is admin.</summary>
    public static async Task<Caller> Appoint(FashuApp app)
    {
        var (link, caller) = (await app.With<FirstAdministrator, string?>(f => f.EnsureLink(default)), new Caller(app));
        var done = await caller.Fill(link!, "first", ("Form.Office", "桐湾市司法局"), ("Form.Name", "桂一鸣"), ("Form.Login", "admin"), ("Form.Password", Password), ("Form.Again", Password));
        Assert.True((303, "/work/admin") == (done.Code, done.Location), done.Text);
        return caller;
    }

    internal static async Task<Guid> IdOf(FashuApp app, string login) => await app.With<AppDb, Guid>(db => db.Staff.Where(s => s.Login == login).Select(s => s.Id).SingleAsync());

    internal static async Task<Actor> Actor(FashuApp app, string login)
    {
        var access = (await app.Services.GetRequiredService<IStaffAccess>().Of(await IdOf(app, login), default))!;
        return new(access.Id, access.Name, ActorKind.Staff, app.Clock.Now()) { Grants = access.Grants, Post = access.PostTitle, Verified = true };
    }

    internal static async Task<Caller> SignIn(FashuApp app, string login, string password = Password)
    {
        var caller = new Caller(app);
        Assert.Equal("/work", (await caller.Fill("/work/sign-in", "staff-sign-in", ("Form.Login", login), ("Form.Password", password))).Location);
        return caller;
    }

    internal static async Task<ImportOutcome> Import<T>(FashuApp app, Func<T, Stream, Actor, Task<ImportOutcome>> run, string csv, string by = "admin") where T : notnull
    {
        var actor = await Actor(app, by);
        return await app.With<T, ImportOutcome>(slice => run(slice, new MemoryStream(Encoding.UTF8.GetBytes(csv)), actor));
    }

    /// <summary>Somebody new whose password is set, for tests that change the account.</summary>
    internal static async Task<Guid> Hire(FashuApp app, string login, string post = Posts.GridMediator, string body = "石桥村人民调解委员会", string? place = null)
    {
        var (by, organization) = (await Actor(app, "admin"), await app.With<AppDb, Guid>(db => db.Organizations.Where(o => o.Name == body).Select(o => o.Id).SingleAsync()));
        var id = await app.With<HireStaff, Guid>(s => s.Handle(new() { Name = "简明", Login = login, Post = post, Organization = organization, Divisions = place }, by, default));
        var link = await app.With<ResetPassword, string?>(s => s.Handle(id, by, default)) ?? "";
        Assert.Equal("/work/sign-in?done=password", (await new Caller(app).Fill(link, "set-password", ("Form.Password", Password), ("Form.Again", Password))).Location);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values) await app.DisposeAsync();
    }
}
