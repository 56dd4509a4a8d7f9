namespace Fashu.Organizations;

/// <summary>Accounts of the sample city that a newcomer may try. Registered in demo mode only; several modules may bring some.</summary>
public interface IDemoAccounts
{
    IReadOnlyList<(string Role, string Login, string Password, string Story)> List { get; }

    /// <summary>Opens the session of the present request for one of <see cref="List"/>.</summary>
    /// <returns>The page to show; null if the login is not one of these.</returns>
    Task<string?> SignIn(string login, CancellationToken cancel);
}
