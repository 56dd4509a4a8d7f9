using Fashu.Host;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Arguments.Of(args), ContentRootPath = Arguments.ContentRoot });
builder.AddFashu();
var app = builder.Build();
app.MapFashu();
await app.Open();
await app.RunAsync();

/// <summary>The program; named so that tests can start it.</summary>
public partial class Program;
