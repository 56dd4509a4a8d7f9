using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A person stops a key; the program that has it is refused from now on.</summary>
internal sealed class RevokeToken(AppDb db)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Id { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == form.Id && t.OwnerId == by.Id, cancel) ?? throw new Missing("这个令牌");
        token.Revoke(by.At);
        db.Audit(by, "停用接口令牌", token.Title, person: by.Kind == ActorKind.Citizen ? by.Id : null, detail: token.Start);
        await db.SaveChangesAsync(cancel);
    }
}
