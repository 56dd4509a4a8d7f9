namespace Fashu.Web;

/// <summary>
/// Carries out the act of a form at most once per key. <see cref="ActForm{TModel}"/> calls it with the key hidden in the form;
/// the host replaces the default, which simply acts. The result is the address to show.
/// </summary>
public interface ISubmitOnce
{
    /// <summary>Name of the hidden form value that holds the key.</summary>
    const string Field = "_key";

    Task<string> Run(Guid key, Func<Task<string>> act);
}

internal sealed class SubmitAlways : ISubmitOnce
{
    public Task<string> Run(Guid key, Func<Task<string>> act) => act();
}
