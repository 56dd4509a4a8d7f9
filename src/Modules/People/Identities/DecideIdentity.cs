using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>An officer who compared document and person side by side approves or refuses; never the one who handed the papers in.</summary>
internal sealed class DecideIdentity(AppDb db, Reach reach, IConsents consents, IOrganizations organizations, DuplicateIdentity duplicates, Seals seals, PersonStates states, INotices notices)
{
    public const string SameHand = "您的账号和提交人的账号，最近30天内由同一人开设或重设过密码，不能算两个人。请另一位工作人员核对。";

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form : IValidatableObject
    {
        [Required] public Guid Id { get; set; }
        [Required, Display(Name = "核对结果")] public Verdict? Verdict { get; set; }
        [StringLength(200), Display(Name = "不通过的原因（本人会看到）")] public string? Reason { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Verdict == DecideIdentity.Verdict.Refuse && string.IsNullOrWhiteSpace(Reason)) yield return new("请写明原因，让本人知道怎么改", [nameof(Reason)]);
        }
    }

    public enum Verdict
    {
        [Display(Name = "通过", Description = "照片、证件、填写的内容三样一致")] Approve,
        [Display(Name = "不通过", Description = "有一样不一致或看不清")] Refuse,
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var check = await db.IdentityChecks.SingleOrDefaultAsync(c => c.Id == form.Id, cancel) ?? throw new Missing("这份材料");
        if (!by.MaySomewhere(NeededFor(check.Kind).Key)) throw new RuleBroken($"核对“{check.Kind.Title()}”应由有权限的岗位办理。");
        if (!await reach.Covers(check.PersonId, NeededFor(check.Kind), check.Kind.Title(), by, cancel)) throw new Missing("这份材料");
        if (check.AtCounter && check.AskedBy != by.Id && await organizations.AreOne(check.AskedBy, by.Id, cancel)) throw new RuleBroken(SameHand);
        var person = await db.People.SingleAsync(p => p.Id == check.PersonId, cancel);
        if (form.Verdict == Verdict.Refuse)
        {
            check.Refuse(by, form.Reason!.Trim());
            Tell(person.Id, check, "身份核对没有通过", $"原因：{check.Reason}。请改正后再提交，或带证件到窗口办理。", by.At);
        }
        else
        {
            check.Approve(by);
            await Carry(check, person, by, cancel);
            await Agree(check, cancel);
        }
        db.Audit(by, $"{check.Kind.Title()}：{check.State.Title()}", "比对证件和照片", person: person.Id, detail: check.Reason);
        await db.SaveChangesAsync(cancel);
        states.Forget(person.Id);
    }

    public static Permission NeededFor(CheckKind kind) => kind == CheckKind.Recover ? PeoplePermissions.Recover : PeoplePermissions.Verify;

    private async Task Carry(IdentityCheck check, Person person, Actor by, CancellationToken cancel)
    {
        switch (check.Kind)
        {
            case CheckKind.Self:
                await duplicates.Refuse(person.Id, check.IdNumber, officer: true, cancel);
                var way = check.AtCounter ? VerifiedWay.Counter : VerifiedWay.Photos;
                person.Verify(check.Name, check.IdNumber, check.BornOn, way, by.At);
                db.Announce(new PersonVerified(person.Id, way.Title(), by.At));
                Tell(person.Id, check, "身份核验已通过", "现在可以在网上签名了。", by.At);
                break;
            case CheckKind.Guardian:
                var relation = await db.Guardianships.SingleAsync(g => g.Child == check.Child && g.Guardian == person.Id && g.Until == null, cancel);
                relation.Prove(by.At);
                Tell(person.Id, check, "监护关系已核对", "现在可以代孩子办事了。", by.At);
                break;
            case CheckKind.Recover:
                await MoveTo(check.NewPhone!, person, by, cancel);
                break;
        }
    }

    // What somebody agreed to before the first officer counts once the second one has seen that it was he.
    private async Task Agree(IdentityCheck check, CancellationToken cancel)
    {
        foreach (var kind in check.AgreedAtCounter)
            if (!await consents.Has(check.PersonId, kind, cancel)) consents.Give(check.PersonId, kind, check.AskedAt);
    }

    private async Task MoveTo(string phone, Person person, Actor by, CancellationToken cancel)
    {
        var index = seals.Index(phone);
        if (await db.People.SingleOrDefaultAsync(p => p.PhoneIndex == index && p.Id != person.Id, cancel) is { } other)
        {
            // The person may have signed in with the new number before coming; an empty account gives way.
            if (other.IsVerified || await db.Participants.AnyAsync(p => p.PersonId == other.Id, cancel))
                throw new RuleBroken("新手机号已有另一个账号，并且办过事项或核验过身份，不能直接并入。请本人换一个号码，或先注销那个账号。");
            db.PhonesHeld.Add(other.Close(by.At)!);
            states.Forget(other.Id);
        }
        if (person.Phone is not null) db.PhonesHeld.Add(person.LeavePhone(PhoneEnd.Recovered, by.At));
        person.TakePhone(phone, by.At, proved: false);
        db.Announce(new PhoneChanged(person.Id, by.At));
    }

    private void Tell(Guid person, IdentityCheck check, string title, string text, DateTime at) =>
        notices.Send(new NoticeDraft($"identity-{check.Id}", person, title, text, "/me/verify", Sms: true), at);
}
