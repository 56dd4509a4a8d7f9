using System.Net;
using System.Text.Json.Serialization;
using Fashu.Divisions;
using Fashu.People;
using Fashu.Web;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;

namespace Fashu.Host;

/// <summary>Puts the house together: kernel, look, modules.</summary>
internal static class House
{
    extension(WebApplicationBuilder builder)
    {
        public void AddFashu()
        {
            var (services, configuration) = (builder.Services, builder.Configuration);
            var demo = configuration.GetValue<bool>("Demo");
            // sample data never shares a folder with real data
            var data = Path.Combine(Arguments.DataFolder(configuration), demo ? "demo" : "city");
            Directory.CreateDirectory(data);
            configuration["DataFolder"] = data;

            builder.WebHost.ConfigureKestrel(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, TakesFilesAttribute.Words));
            services.AddFashuKernel(configuration);
            services.AddFashuDatabase<AppDb>(configuration.GetConnectionString("Fashu"), Path.Combine(data, "fashu.db"),
                "Fashu.Migrations.Postgres", "Fashu.Migrations.Sqlite",
                (provider, options) => options.UseVault(provider.GetRequiredService<Vault>()), AppDb.Lease);
            services.AddSingleton(Vault.At(Path.Combine(data, "keys", "vault")));
            // a city that set no name of its own is named as on its posters, from the tree of divisions in memory
            services.AddScoped(p => new SiteInfo(configuration["Site:Name"] ?? "法枢", configuration["Site:Place"] is { Length: > 0 } place ? place : p.GetRequiredService<IDivisions>().Home is { Code.Length: > 0 } home ? home.Name : "", demo));
            services.AddFashuWeb();
            services.AddScoped<ISubmitOnce, SubmitOnce>();
            services.AddDataProtection().SetApplicationName("fashu").PersistKeysToFileSystem(new(Path.Combine(data, "keys", "cookies")))
                .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM }); // half the work of the default, for every request
            services.AddOptions<KeyManagementOptions>().Configure<Vault>((o, vault) => o.XmlEncryptor = new SealedCookieKeys(vault));
            services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
            // a text that is far too long comes back to its field, not as an error page
            services.Configure<FormOptions>(o => o.ValueLengthLimit = (int)TakesFilesAttribute.Words);
            services.Configure<RazorComponentsServiceOptions>(o => o.MaxFormMappingCollectionSize = 2000);
            services.AddFashuApi();
            services.Configure<ForwardedHeadersOptions>(o =>
            {
                o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
                o.KnownProxies.Clear();
                o.KnownIPNetworks.Clear();
                foreach (var proxy in Proxies(configuration)) o.KnownProxies.Add(IPAddress.Parse(proxy));
            });
        }
    }

    extension(WebApplication app)
    {
        public void MapFashu()
        {
            // Behind a proxy that is named here, limits and records count its callers, and cookies know that the way was encrypted.
            if (Proxies(app.Configuration).Length > 0) app.UseForwardedHeaders();
            app.UseFashuWeb();
            app.UseFashuIdentity();
            app.MapFashuApi();
            foreach (var module in AppModule.All) module.Endpoints(app);
            app.MapRazorComponents<App>().AddAdditionalAssemblies([typeof(House).Assembly, .. AppModule.All.Select(m => m.GetType().Assembly).Distinct()]);
        }
    }

    private static string[] Proxies(IConfiguration configuration) =>
        (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
