using System.Globalization;
using Fashu.Host;

// one language: dates and numbers read Chinese wherever they are formatted
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = new("zh-CN");
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Arguments.Of(args), ContentRootPath = Arguments.ContentRoot });
builder.AddFashu();
var app = builder.Build();
await app.Open();
try
{
    await app.RunAsync();
}
catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"{app.Configuration["Urls"]} 已被别的程序占用。请先停掉它，或者换一个端口，例如 --Urls=http://127.0.0.1:8090");
    Environment.ExitCode = 1;
}

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
