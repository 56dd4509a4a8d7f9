using Fashu.Harness;

namespace Fashu.Journeys.Tests;

/// <summary>A walk of one or more people. At its end nobody's browser may have complained.</summary>
public abstract class Journey(Chrome chrome) : IAsyncDisposable
{
    private readonly List<Visitor> people = [];

    /// <param name="width">390: a phone; 1440: a desk.</param>
    protected async Task<Visitor> Visit(FashuApp app, int width = 390, bool script = true)
    {
        var visitor = await chrome.Open(app, width, script);
        people.Add(visitor);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in people) await visitor.Page.Context.CloseAsync();
        GC.SuppressFinalize(this);
        var complaints = people.SelectMany(p => p.Complaints).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }
}
