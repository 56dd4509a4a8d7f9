using System.Text.Json;
using Fashu.Harness;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>Judges the open page with axe-core as it is, in the dark, and for citizens in 长者版; nothing may be wrong in any of them.</summary>
internal static class Axe
{
    private static readonly Lazy<string> source = new(() => File.ReadAllText(Path.Combine(Tree.Root, "src", "Web", "node_modules", "axe-core", "axe.min.js")));

    private const string Judge = """
        (async () => {
          const found = await axe.run(document, { RULES, resultTypes: ["violations"] });
          return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")} ${n.failureSummary ?? ""}`.replaceAll(/\s+/g, " ").slice(0, 300)));
        })()
        """;
    // Colours are judged as they end, not on their way.
    private const string Still = "document.adoptedStyleSheets = [new CSSStyleSheet()]; document.adoptedStyleSheets[0].replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }'); null";
    private const string Everything = """runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }""";
    private const string Sizes = """runOnly: { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] }""";
    private const string Colours = """runOnly: { type: "rule", values: ["color-contrast"] }""";

    extension(Visitor visitor)
    {
        public Task IsAccessible() => visitor.InWhole(visitor.Judged);

        private async Task Judged()
        {
            if (!(await visitor.Ask("'axe' in globalThis")).GetBoolean()) await visitor.Ask(source.Value + ";null");
            await visitor.Ask(Still);
            List<string> wrong = [.. await visitor.Violations("light", Everything)];
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            wrong.AddRange(await visitor.Violations("dark", Colours));
            if ((await visitor.Ask("document.querySelector('.citizen') !== null && !document.documentElement.classList.contains('elder')")).GetBoolean())
            {
                await visitor.Ask("document.documentElement.classList.add('elder')");
                wrong.AddRange(await visitor.Violations("dark, elder", Colours));
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                wrong.AddRange(await visitor.Violations("elder", Sizes));
                await visitor.Ask("document.documentElement.classList.remove('elder')");
            }
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            Assert.True(wrong.Count == 0, $"{visitor.Path}\n{string.Join('\n', wrong)}");
        }

        private async Task<IEnumerable<string>> Violations(string mode, string rules) =>
            [.. (await visitor.Ask(Judge.Replace("RULES", rules, StringComparison.Ordinal))).EnumerateArray().Select(v => $"{mode}: {v.GetString()}")];

        /// <summary>Asks the page by way of the developer tools, which its content policy does not concern.</summary>
        public async Task<JsonElement> Ask(string expression)
        {
            var answer = (await (await visitor.Tools()).SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }))!.Value;
            Assert.False(answer.TryGetProperty("exceptionDetails", out var fault), fault.ToString());
            return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
        }
    }
}
