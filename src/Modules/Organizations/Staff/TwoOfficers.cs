using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Where a second officer must look, it takes a second person: not an account that the first one made, or to which he held the key, in the last month, nor two accounts out of one hand.</summary>
internal sealed class TwoOfficers(AppDb db, StaffDirectory directory, TimeProvider clock)
{
    private static readonly TimeSpan month = TimeSpan.FromDays(30);

    public const string Refusal = "您的账号和前一位办理人的账号，最近30天内由同一人开设或重设过密码，不能算两个人。请另一位工作人员办理。";

    public async Task Demand(Guid first, Guid second, CancellationToken cancel)
    {
        if (await AreOne(first, second, cancel)) throw new RuleBroken(Refusal);
    }

    public async Task<bool> AreOne(Guid first, Guid second, CancellationToken cancel)
    {
        var (one, other) = (await HandsOf(first, cancel), await HandsOf(second, cancel));
        // An administrator opens the accounts of a whole city; that alone makes no two of them one, but him and each of them it does.
        return one.Intersect(other).Any(hand => hand == first || hand == second || !IsAdministrator(hand));
    }

    /// <summary>The person himself, who opened the account or made a link to its password, and so on upwards.</summary>
    private async Task<HashSet<Guid>> HandsOf(Guid staff, CancellationToken cancel)
    {
        var (now, hands, next) = (clock.Now(), new HashSet<Guid>(), new Queue<Guid>([staff]));
        var (opened, linked) = (now - month, now - month + ResetPassword.LinkLife);
        while (next.TryDequeue(out var at))
        {
            if (!hands.Add(at)) continue;
            if (directory.Roster.Staff.GetValueOrDefault(at) is { HiredBy: { } by } account && account.CreatedAt > opened) next.Enqueue(by);
            foreach (var maker in await db.OneTimeLinks.AsNoTracking().Where(l => l.StaffId == at && l.ById != null && l.ExpiresAt > linked).Select(l => l.ById!.Value).Distinct().ToListAsync(cancel)) next.Enqueue(maker);
        }
        return hands;
    }

    private bool IsAdministrator(Guid staff) => directory.Roster.PostsOf(staff, clock.Today()).Any(p => directory.Roster.PermissionsOf(p.Post).Contains(OrganizationsModule.Grants.Key));
}
