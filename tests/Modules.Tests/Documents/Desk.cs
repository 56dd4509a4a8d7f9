using System.Diagnostics;
using Fashu.Documents;
using Fashu.Documents.Printing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Documents;

/// <summary>The document services with one browser for all tests of this folder.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly ServiceProvider services = Build();

    public string Keys { get; } = Folder;
    public IPrinter Printer => services.GetRequiredService<IPrinter>();
    public IPdfSigner Signer => services.GetRequiredService<IPdfSigner>();
    internal PrintBrowser Browser => services.GetRequiredService<PrintBrowser>();
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    private static string Folder { get; } = Path.Combine(Path.GetTempPath(), "fashu-documents-" + Guid.NewGuid().ToString("N"));

    public static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Append(new("Documents:Keys", Folder))).Build();
        return new ServiceCollection().AddLogging().AddDocuments(configuration).BuildServiceProvider();
    }

    /// <summary>Runs a tool over a file and returns what it prints.</summary>
    public static string Tool(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text + errors.Result;
    }

    public static string Saved(byte[] bytes, string extension = ".pdf")
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + extension);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static string TextOf(byte[] pdf) => Tool("pdftotext", "-layout", Saved(pdf), "-");

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, true);
    }
}

[CollectionDefinition(nameof(Desk))]
public sealed class DeskTests : ICollectionFixture<Desk>;
