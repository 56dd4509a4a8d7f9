using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Fashu;

/// <summary>States who may reach a page or endpoint; a test fails for any that states nothing.</summary>
public interface IAccess
{
    string Rule { get; }
}

/// <summary>Open to everybody, signed in or not; says why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenToAllAttribute(string reason) : Attribute, IAllowAnonymous, IAccess
{
    public string Reason { get; } = reason;
    public string Rule => "all";
}

/// <summary>For citizens who confirmed their phone. Which matters they see is decided by their part in them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForCitizensAttribute() : AuthorizeAttribute("citizen"), IAccess
{
    public string Rule => "citizen";
}

/// <summary>For anybody signed in, citizen or staff.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForSignedInAttribute() : AuthorizeAttribute("signed-in"), IAccess
{
    public string Rule => "signed-in";
}

/// <summary>For staff who hold the permission somewhere; the slice checks the place of the single matter.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForStaffAttribute(string permission = "") : AuthorizeAttribute("staff:" + permission), IAccess
{
    public string Permission { get; } = permission;
    public string Rule => "staff:" + Permission;
}

public static class AccessEndpoints
{
    extension<T>(T endpoint) where T : IEndpointConventionBuilder
    {
        public T OpenToAll(string reason) => endpoint.WithMetadata(new OpenToAllAttribute(reason));
        public T ForCitizens() => endpoint.WithMetadata(new ForCitizensAttribute());
        public T ForSignedIn() => endpoint.WithMetadata(new ForSignedInAttribute());
        public T ForStaff(string permission = "") => endpoint.WithMetadata(new ForStaffAttribute(permission));
        public T TakesFiles() => endpoint.WithMetadata(new TakesFilesAttribute());

        /// <summary>A call that carries files must bring a key: a form of another site can send files with somebody's cookie, but never a header of its own.</summary>
        public T Keyed() => endpoint.AddEndpointFilter((call, next) =>
            call.HttpContext.Request.Headers.ContainsKey("Idempotency-Key") ? next(call) : throw new RuleBroken("请在请求头中加上 Idempotency-Key。")).WithMetadata(new KeyDemanded());
    }
}

/// <summary>The call wants an Idempotency-Key.</summary>
public sealed class KeyDemanded;
