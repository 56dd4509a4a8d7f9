using Fashu.Organizations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Fashu.Matters;

/// <summary>A newcomer takes on one of the sample city's roles with one click; in demo mode only.</summary>
internal sealed class EnterDemo(IEnumerable<IDemoAccounts> accounts, IConfiguration configuration)
{
    public async Task<IResult> Handle(string login, CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo")) return Results.NotFound();
        foreach (var some in accounts)
            if (some.List.Any(a => a.Login == login) && await some.SignIn(login, cancel) is { } page)
                return Results.LocalRedirect(page);
        return Results.NotFound();
    }
}
