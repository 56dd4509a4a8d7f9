using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Who came in; or, with <paramref name="Ticket"/> set, who still owes the one-time code.</summary>
internal sealed record Entered(Guid Staff, string Name, int Stamp, bool MustChange, string? Ticket);

/// <summary>A member of staff comes in by name and password.</summary>
internal sealed class SignIn(AppDb db, Passwords passwords, SignInGuard guard)
{
    public sealed class Form
    {
        [Display(Name = "登录名"), Required, StringLength(40)] public string Login { get; set; } = "";
        [Display(Name = "密码"), Required, StringLength(128)] public string Password { get; set; } = "";
    }

    public async Task<Entered> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var login = form.Login.Trim().ToLowerInvariant();
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.Login == login, cancel);
        var attempt = await guard.Attempt(staff?.Id ?? SignInGuard.StrangerId(login), by, cancel);
        // One sentence for a wrong name, a wrong password and somebody who left: the page tells nobody which names exist.
        if (!passwords.Matches(staff, form.Password) || !staff!.IsActive(by.At.CityDay()))
            throw new RuleBroken("登录名或密码不对，请重新输入。") { Field = nameof(Form.Password) };
        if (staff.HasTotp)
        {
            // Half way in is neither a slip nor a success: the code decides.
            db.Remove(attempt);
            await db.SaveChangesAsync(cancel);
            return new(staff.Id, staff.Name, staff.Stamp, staff.MustChange, guard.Ticket(staff, by));
        }
        attempt.Succeeded = true;
        await db.SaveChangesAsync(cancel);
        return new(staff.Id, staff.Name, staff.Stamp, staff.MustChange, null);
    }
}
