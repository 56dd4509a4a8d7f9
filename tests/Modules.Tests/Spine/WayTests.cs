using Fashu.Harness;
using Fashu.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>How a request comes to the house: encrypted or not, through a proxy or not; and how the keys of cookies lie.</summary>
public class WayTests
{
    [Theory]
    [InlineData("https://fashu.example", true)]
    [InlineData("http://fashu.example", false)]
    [InlineData("https://localhost", false)]
    [InlineData("https://127.0.0.1", false)]
    public async Task An_encrypted_way_is_to_be_kept(string address, bool kept)
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new(address) });
        Assert.Equal(kept, (await client.GetAsync("/sign-in")).Headers.TryGetValues("Strict-Transport-Security", out var said));
        if (kept) Assert.Equal(["max-age=31536000"], said!);
    }

    [Theory]
    [InlineData("10.0.0.9", "203.0.113.7", true)]
    [InlineData("10.0.0.8", "10.0.0.9", false)]
    [InlineData(null, "10.0.0.9", false)]
    public async Task Only_a_named_proxy_is_believed(string? named, string recorded, bool secure)
    {
        await using var house = await House.Open(Database.Sqlite, new() { ["Proxies"] = named }, s => s.AddTransient<IStartupFilter, FromProxy>());
        (string, string)[] headers = [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")];
        Assert.Equal(200, (await house.Visitor().Post("/api/v1/people/codes", new { phone = "10000000001" }, headers)).Code);
        Assert.Equal(recorded, await house.Read(db => db.PhoneCodes.Select(c => c.Address).SingleAsync()));
        using var client = house.App.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("http://fashu.example") });
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(secure, (await client.GetAsync("/sign-in")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Keys_of_cookies_lie_sealed()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var protector = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        Assert.Equal("秘密", protector.Unprotect(protector.Protect("秘密")));
        var file = Assert.Single(Directory.GetFiles(Path.Combine(app.Folder, "city", "keys", "cookies"), "key-*.xml"));
        var text = await File.ReadAllTextAsync(file);
        Assert.Matches("<sealed[^>]*>v1\\.", text);
        Assert.DoesNotContain("<masterKey", text);
        Assert.Contains("Opener", text);
        // another start reads what lies there
        var manager = app.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager>();
        Assert.NotNull(Assert.Single(manager.GetAllKeys()).CreateEncryptor());
    }

    private sealed class FromProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) => { context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("10.0.0.9"); return then(context); });
            next(app);
        };
    }
}
