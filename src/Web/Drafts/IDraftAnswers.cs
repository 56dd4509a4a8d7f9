namespace Fashu.Web;

/// <summary>What somebody has answered so far of one kind of application, and where the next open question is.</summary>
public interface IDraftAnswers
{
    /// <summary>Key of the kind of the matter to be.</summary>
    static abstract string Kind { get; }

    /// <summary>Address of the page of all answers.</summary>
    static abstract string Check { get; }

    /// <summary>Where the application is taken by hand, when a browser's files find no room, like “就近的…窗口”.</summary>
    static abstract string Counter { get; }

    /// <summary>Address of the first page whose question is open; <see cref="Check"/> once none is.</summary>
    string Next { get; }
}
