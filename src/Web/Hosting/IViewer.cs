namespace Fashu.Web;

/// <summary>The person at the screen, as far as layouts and badges need to know; the host implements it per request.</summary>
public interface IViewer
{
    bool SignedIn { get; }
    string Name { get; }
    string? PostTitle { get; }
    bool IsStaff { get; }
    bool May(string permission);
    int Unread { get; }
}

internal sealed class Nobody : IViewer
{
    public bool SignedIn => false;
    public string Name => "";
    public string? PostTitle => null;
    public bool IsStaff => false;
    public bool May(string permission) => false;
    public int Unread => 0;
}
