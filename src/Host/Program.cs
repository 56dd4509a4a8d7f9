using System.Globalization;
using Fashu.Host;

// one language: dates and numbers read Chinese wherever they are formatted
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = new("zh-CN");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Arguments.Of(args), ContentRootPath = Arguments.ContentRoot });
builder.AddFashu();
var app = builder.Build();
app.MapFashu();
await app.Open();
await app.RunAsync();

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
