using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Counts tries at the door and locks it for a while; hands out the slip between password and one-time code.</summary>
internal sealed class SignInGuard(AppDb db, IDataProtectionProvider protection, Settings settings, Passwords passwords) : IOwnPassword
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5), NetworkKnown = TimeSpan.FromDays(30);

    /// <summary>Names nobody has are counted and locked like the others, so that the lock tells nothing either.</summary>
    public static Guid StrangerId(string login) => new(SHA256.HashData(Encoding.UTF8.GetBytes("stranger:" + login)).AsSpan(0, 16));

    /// <summary>Writes the try down before anything is compared; a locked door answers nobody.</summary>
    public async Task<SignInTry> Attempt(Guid who, Actor by, CancellationToken cancel)
    {
        await DemandUnlocked(who, null, by, cancel);
        var attempt = new SignInTry { StaffId = who, At = by.At, Address = by.Network };
        db.Add(attempt);
        // Every try counts, also the second one of the same form.
        db.RequestKey = null;
        await db.SaveChangesAsync(cancel);
        // Looked at again with the own try written, and all others counted, also the younger: whoever wrote as the sixth sees five, in
        // whatever order they were begun. Of a hundred tries at once no more than the allowed number is answered, perhaps none.
        await DemandUnlocked(who, attempt.Id, by, cancel);
        return attempt;
    }

    /// <summary>Somebody who is in proves once more to be the owner of the account; a guess here counts like one at the door.</summary>
    public async Task DemandOwn(StaffAccount staff, string password, Actor by, CancellationToken cancel, string field = "Password")
    {
        var key = db.RequestKey;
        var attempt = await Attempt(staff.Id, by, cancel);
        if (!passwords.Matches(staff, password)) throw new RuleBroken("密码不对，请重新输入。") { Field = field };
        // Neither a slip nor a coming in.
        db.Remove(attempt);
        await db.SaveChangesAsync(cancel);
        db.RequestKey = key;
    }

    public async Task Demand(string password, Actor by, CancellationToken cancel) =>
        await DemandOwn(await db.Staff.SingleAsync(s => s.Id == by.Id, cancel), password, by, cancel);

    public string Ticket(StaffAccount staff, Actor by) =>
        Protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{staff.Id}|{staff.Stamp}|{(by.At + TicketLife).Ticks}"));

    public (Guid Staff, int Stamp) ReadTicket(string ticket, Actor by)
    {
        try
        {
            var parts = Protector.Unprotect(ticket).Split('|');
            if (by.At.Ticks < long.Parse(parts[2], CultureInfo.InvariantCulture))
                return (Guid.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        catch (CryptographicException) { } // forged or made before the keys changed: as good as too old
        throw new RuleBroken("等待时间太长，请重新输入登录名和密码。");
    }

    private IDataProtector Protector => protection.CreateProtector("organizations.sign-in");

    private async Task DemandUnlocked(Guid who, Guid? own, Actor by, CancellationToken cancel)
    {
        var day = by.At.CityDay();
        var (allowed, minutes) = (settings.On(OrganizationsModule.TriesAllowed, day), settings.On(OrganizationsModule.LockMinutes, day));
        var since = by.At.AddMinutes(-2 * minutes);
        var tries = await db.SignInTries.AsNoTracking().Where(t => t.StaffId == who && t.At > since).OrderBy(t => t.At).ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.At, t.Succeeded, t.Address }).ToListAsync(cancel);
        // Where the owner came in lately is counted for itself: strangers who guess elsewhere gain no guess by it, and do not lock the owner out.
        var month = by.At - NetworkKnown;
        if (by.Network is { } network && await db.SignInTries.AnyAsync(t => t.StaffId == who && t.Succeeded && t.Address == network && t.At > month, cancel)) tries.RemoveAll(t => t.Address != network);
        var failed = tries.Skip(tries.FindLastIndex(t => t.Succeeded && t.Address == by.Network) + 1).Where(t => !t.Succeeded && t.Id != own).ToList();
        // So many within the span lock for the whole span from the last one, however slowly they came.
        if (failed.Count < allowed || failed[^1].At.AddMinutes(minutes) <= by.At || failed[^1].At - failed[^allowed].At >= TimeSpan.FromMinutes(minutes)) return;
        throw new RuleBroken($"连续{allowed}次没有通过，已暂时锁定，请在{failed[^1].At.AddMinutes(minutes).ToCity():HH:mm}以后再试，或请管理员重置密码。");
    }
}
