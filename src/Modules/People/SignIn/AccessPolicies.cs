using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Fashu.People;

/// <summary>What <c>[ForCitizens]</c>, <c>[ForSignedIn]</c> and <c>[ForStaff(…)]</c> demand.</summary>
internal sealed record AccessDemand(bool Citizens, bool Staff, string Permission) : IAuthorizationRequirement
{
    private const string StaffPrefix = "staff:";

    public static AccessDemand? Of(string policy) => policy switch
    {
        "citizen" => new(true, false, ""),
        "signed-in" => new(true, true, ""),
        _ when policy.StartsWith(StaffPrefix, StringComparison.Ordinal) => new(false, true, policy[StaffPrefix.Length..]),
        _ => null,
    };
}

/// <summary>Makes the policy from its name, so that no permission needs a registration.</summary>
internal sealed class AccessPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override bool AllowsCachingPolicies => true;

    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => AccessDemand.Of(policyName) is { } demand
        ? Task.FromResult<AuthorizationPolicy?>(new([demand], []))
        : base.GetPolicyAsync(policyName);
}

/// <summary>Asks the actor, not the cookie: closed accounts and lost posts count at once.</summary>
internal sealed class AccessHandler(IActors actors) : AuthorizationHandler<AccessDemand>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AccessDemand demand)
    {
        if (context.User.Identity?.IsAuthenticated != true) return;
        var by = await actors.Current(default);
        var may = by.Kind switch
        {
            ActorKind.Citizen => demand.Citizens,
            ActorKind.Staff => demand.Staff && (demand.Permission.Length == 0 || by.MaySomewhere(demand.Permission)),
            _ => false,
        };
        if (may) context.Succeed(demand);
    }
}
