using System.Text.RegularExpressions;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Architecture.Tests;

/// <summary>The shape of the house, found from the tree and not from lists.</summary>
public partial class StructureTests
{
    private static readonly string root = Tree.Root;

    [Fact]
    public void Modules_know_each_other_only_through_contracts()
    {
        var modules = AppModule.All.Select(m => m.GetType().Assembly).Distinct().ToList();
        Assert.True(modules.Count >= 5, "modules were not found");
        var names = modules.Select(m => m.GetName().Name).ToHashSet();
        var crossing = modules.SelectMany(m => m.GetReferencedAssemblies().Where(r => names.Contains(r.Name)).Select(r => $"{m.GetName().Name} → {r.Name}")).ToList();
        Assert.Empty(crossing);
    }

    [Fact]
    public void Modules_keep_slices_and_tables_to_themselves()
    {
        var modules = AppModule.All.Select(m => m.GetType().Assembly).Distinct().ToList();
        Assert.NotEmpty(modules);
        Assert.Empty(modules.SelectMany(a => a.GetExportedTypes()).Where(t =>
            t.GetMethods().Any(m => m is { Name: "Handle", IsStatic: false }) || t.IsAssignableTo(typeof(Matter))
            || t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))).Select(t => t.FullName));
    }

    [Fact]
    public async Task Table_names_begin_with_their_module()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var prefixes = AppModule.All.Select(m => m.Key + "_").Append("kernel_").ToList();
        await app.With<AppDb>(db =>
        {
            var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct().ToList();
            Assert.NotEmpty(tables);
            Assert.DoesNotContain(tables, t => !prefixes.Any(p => t.StartsWith(p, StringComparison.Ordinal)));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Permissions_settings_and_clocks_have_keys_of_their_own()
    {
        var keys = AppModule.All.SelectMany(m => m.Permissions.Select(p => "permission " + p.Key).Concat(m.Settings.Select(s => "setting " + s.Key)).Concat(m.Clocks.Select(c => "clock " + c.Key))).ToList();
        Assert.NotEmpty(keys);
        Assert.Empty(keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void A_length_the_law_leaves_open_is_the_citys_and_stands_once()
    {
        var clocks = AppModule.All.SelectMany(m => m.Clocks).ToList();
        Assert.NotEmpty(clocks);
        Assert.Empty(clocks.Where(c => c.Tag is "D" or "U" ? c.Setting?.Normal != c.Length : c.Tag == "S" && c.Setting is not null).Select(c => c.Key));
        var settings = AppModule.All.SelectMany(m => m.Settings).ToHashSet();
        Assert.DoesNotContain(clocks, c => c.Setting is { } own && !settings.Contains(own));
    }

    [Fact]
    public void Every_default_of_a_setting_is_a_value_of_it() =>
        Assert.Empty(AppModule.All.SelectMany(m => m.Settings).Where(s => s.Refuse(s.DefaultText) is not null).Select(s => $"{s.Key}: {s.Refuse(s.DefaultText)}"));

    [Fact]
    public void Every_module_has_its_page_of_words()
    {
        var folders = Directory.GetDirectories(Path.Combine(root, "src", "Modules"));
        Assert.NotEmpty(folders);
        Assert.Empty(folders.Where(f => !File.Exists(Path.Combine(f, "README.md"))).Select(Path.GetFileName));
    }

    [Fact]
    public void Nothing_unfinished_and_no_foreign_address_is_in_the_tree()
    {
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(f => Own(Path.GetRelativePath(root, f))).ToList();
        Assert.True(files.Count > 100);
        var bad = files.SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line))).Where(x => Unfinished().IsMatch(x.line))
            .Select(x => $"{Path.GetRelativePath(root, x.f)}:{x.i + 1} {x.line.Trim()}").ToList();
        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }

    // whatever writes or hands over a text message asks what was agreed with the person; a code is sent to whoever asks for it at that moment
    // a field is sent under the name it is bound by; under another one the page would receive nothing
    [Fact]
    public void Shared_fields_bear_the_name_under_which_the_page_receives_them()
    {
        var parts = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.razor", SearchOption.AllDirectories).Where(f => Own(Path.GetRelativePath(root, f))).ToDictionary(f => f, File.ReadAllText);
        var shared = parts.SelectMany(p => FormParameter().Matches(p.Value).Select(m => (Part: Path.GetFileNameWithoutExtension(p.Key), Name: m.Groups[1].Value)).Where(f => p.Value.Contains($"bind-Value=\"{f.Name}.", StringComparison.Ordinal))).ToList();
        var uses = shared.SelectMany(f => parts.SelectMany(p => Regex.Matches(p.Value, $"<{f.Part} [^>]*\\b{f.Name}=\"@?([^\"]*)\"").Select(m => (File: Path.GetFileName(p.Key), f.Name, Given: m.Groups[1].Value)))).ToList();
        Assert.True(uses.Count >= 5, "shared fields were not found");
        Assert.DoesNotContain(uses, u => u.Given != u.Name);
    }

    [Fact]
    public void Text_messages_are_written_and_handed_over_where_safe_contact_is_asked()
    {
        var files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cs", SearchOption.AllDirectories).Where(f => Own(Path.GetRelativePath(root, f))).ToList();
        Assert.Equal(["NoticeDesk.cs"], Where("TextMessage.To"));
        Assert.Equal(["SendMessages.cs"], Where("gateway.Send("));
        Assert.Equal(["PhoneCodes.cs"], Where("sms.Send("));
        Assert.Equal(["NoCallsToSilent.cs", "NoticeDesk.cs", "SendAgain.cs", "SendMessages.cs"], Where("rules.For("));

        IEnumerable<string> Where(string words) => files.Where(f => f.Contains("Modules", StringComparison.Ordinal) && File.ReadAllText(f).Contains(words, StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Sources_are_cited_by_law_and_article()
    {
        var files = Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => Own(Path.GetRelativePath(root, f)) || Path.GetExtension(f) == ".md" && !f.Contains("node_modules", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 100);
        var numbers = files.SelectMany(f => File.ReadLines(f).Select((line, i) => (f, i, line))).Where(x => CatalogueNumber().IsMatch(x.line))
            .Select(x => $"{Path.GetRelativePath(root, x.f)}:{x.i + 1} {x.line.Trim()}").ToList();
        Assert.True(numbers.Count == 0, "numbers nobody can look up here:\n" + string.Join('\n', numbers));
    }

    private static bool Own(string path) =>
        !path.Split('/').Any(p => p is "bin" or "obj" or "node_modules" or ".git" or "dist" or "data" or "TestResults")
        && !path.EndsWith("StructureTests.cs", StringComparison.Ordinal)
        && Path.GetExtension(path) is ".cs" or ".razor" or ".ts" or ".css" or ".csproj" or ".props" or ".targets" or ".sh" or ".mjs";

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|敬请期待|即将上线|""resolved"": ""http")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\[Parameter[^\]]*\] public \S+ (\w+) ")]
    private static partial Regex FormParameter();

    [GeneratedRegex(@"\bMED?-\d|\b[Rr]ules? [A-Z]?\d|\bHOL \d|[(;,] ?C\d+\b")]
    private static partial Regex CatalogueNumber();
}
