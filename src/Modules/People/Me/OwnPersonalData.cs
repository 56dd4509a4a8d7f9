using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>What this module and the kernel's audit keep about one person.</summary>
internal sealed class OwnPersonalData(AppDb db, ReadLog log) : IPersonalData
{
    private sealed record Account([property: Display(Name = "手机号")] string? Phone, [property: Display(Name = "姓名")] string? Name,
        [property: Display(Name = "身份证号码")] string? IdNumber, [property: Display(Name = "出生日期")] DateOnly? BornOn,
        [property: Display(Name = "身份核验时间")] DateTime? VerifiedAt, [property: Display(Name = "核验方式")] string? VerifiedBy,
        [property: Display(Name = "长者版")] bool Elder, [property: Display(Name = "注册时间")] DateTime CreatedAt);

    private sealed record Number([property: Display(Name = "手机号")] string Phone, [property: Display(Name = "从")] DateTime Since,
        [property: Display(Name = "到")] DateTime Until, [property: Display(Name = "原因")] string Why);

    private sealed record Agreed([property: Display(Name = "同意的内容")] string Kind, [property: Display(Name = "用在")] string? Purpose, [property: Display(Name = "哪件事")] string? Matter, [property: Display(Name = "哪些资料")] string? Fields, [property: Display(Name = "当时的文字")] string Text,
        [property: Display(Name = "同意时间")] DateTime GivenAt, [property: Display(Name = "撤回时间")] DateTime? WithdrawnAt);

    private sealed record Checked([property: Display(Name = "办理")] string Kind, [property: Display(Name = "姓名")] string Name, [property: Display(Name = "身份证号码")] string IdNumber,
        [property: Display(Name = "提交时间")] DateTime AskedAt, [property: Display(Name = "结果")] string State, [property: Display(Name = "结果时间")] DateTime? DecidedAt, [property: Display(Name = "说明")] string? Reason);

    private sealed record Key([property: Display(Name = "用途")] string Title, [property: Display(Name = "开头几位")] string Start, [property: Display(Name = "新建时间")] DateTime CreatedAt,
        [property: Display(Name = "到期时间")] DateTime ExpiresAt, [property: Display(Name = "最近使用")] DateTime? UsedAt, [property: Display(Name = "停用时间")] DateTime? RevokedAt);

    private sealed record Ward([property: Display(Name = "孩子姓名")] string? Name, [property: Display(Name = "身份证号码")] string? IdNumber, [property: Display(Name = "出生日期")] DateOnly? BornOn,
        [property: Display(Name = "关系")] string Relation, [property: Display(Name = "添加时间")] DateTime Since, [property: Display(Name = "核对时间")] DateTime? ProvedAt);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel)
    {
        var me = await db.People.AsNoTracking().SingleAsync(p => p.Id == person, cancel);
        var numbers = await db.PhonesHeld.AsNoTracking().Where(p => p.PersonId == person).OrderBy(p => p.Since).ToListAsync(cancel);
        var consents = await db.Consents.AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.GivenAt).ToListAsync(cancel);
        var used = consents.Select(c => c.Matter).OfType<Guid>().ToList();
        var called = await db.Matters.Where(m => used.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Number, cancel);
        var checks = await db.IdentityChecks.AsNoTracking().Where(c => c.PersonId == person).OrderBy(c => c.AskedAt).ToListAsync(cancel);
        var tokens = await db.ApiTokens.AsNoTracking().Where(t => t.OwnerId == person).OrderBy(t => t.CreatedAt).ToListAsync(cancel);
        var wards = await db.Guardianships.AsNoTracking().Where(g => g.Guardian == person)
            .Join(db.People, g => g.Child, c => c.Id, (g, c) => new { g, c }).ToListAsync(cancel);
        var readings = await log.Of(person, 5000, cancel);
        return
        [
            ("我的账号", new Account(me.Phone, me.Name, me.IdNumber, me.BornOn, me.VerifiedAt, me.VerifiedBy?.Title(), me.Elder, me.CreatedAt)),
            ("用过的手机号", numbers.Select(n => new Number(n.Phone, n.Since, n.Until, n.Why.Title())).ToList()),
            ("给过的同意", consents.Select(c => new Agreed(c.Kind.Title(), c.Purpose, c.Matter is { } matter ? called.GetValueOrDefault(matter) ?? "还没有编号" : null, c.Fields, ConsentTexts.Of(c.Kind, c.Version), c.GivenAt, c.WithdrawnAt)).ToList()),
            ("身份核验", checks.Select(c => new Checked(c.Kind.Title(), c.Name, c.IdNumber, c.AskedAt, c.State.Title(), c.DecidedAt, c.Reason)).ToList()),
            ("接口令牌", tokens.Select(t => new Key(t.Title, t.Start, t.CreatedAt, t.ExpiresAt, t.UsedAt, t.RevokedAt)).ToList()),
            ("代办的孩子", wards.Select(w => new Ward(w.c.Name, w.c.IdNumber, w.c.BornOn, w.g.Relation.Title(), w.g.Since, w.g.ProvedAt)).ToList()),
            ("谁看过我的信息", readings),
        ];
    }
}
