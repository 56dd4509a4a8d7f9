using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>A person makes a key for a program of his own; the secret is shown this once.</summary>
internal sealed class IssueToken(AppDb db, Stamps stamps, IOwnPassword password)
{
    private const int Most = 20;

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(40), Display(Name = "用途")] public string Title { get; set; } = "";
        [Range(1, 365), Display(Name = "有效天数")] public int Days { get; set; } = 90;

        /// <summary>Of staff alone: an open session is not enough for a key that outlives it.</summary>
        [StringLength(128), Display(Name = "现在的密码")] public string? Password { get; set; }
    }

    public async Task<(Guid Id, string Secret)> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (by.Kind == ActorKind.Staff)
        {
            if (string.IsNullOrEmpty(form.Password)) throw new RuleBroken("请填写您现在的登录密码。") { Field = nameof(form.Password) };
            await password.Demand(form.Password, by, cancel);
        }
        var (_, stamp) = await stamps.Of(by.Id, by.Kind, cancel);
        if (await db.ApiTokens.CountAsync(t => t.OwnerId == by.Id && t.RevokedAt == null && t.ExpiresAt > by.At && t.Stamp == stamp, cancel) >= Most)
            throw new RuleBroken($"有效的令牌最多{Most}个，请先停用不用的。");
        var (token, secret) = ApiToken.Issue(by, stamp, form.Title.Trim(), by.At.AddDays(form.Days));
        db.ApiTokens.Add(token);
        db.Audit(by, "新建接口令牌", token.Title, person: by.Kind == ActorKind.Citizen ? by.Id : null, detail: token.Start);
        db.Subject = token.Id;
        await db.SaveChangesAsync(cancel);
        return (token.Id, secret);
    }
}
