using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer sees the own shifts, an institution and its department those of their place.</summary>
internal static class DutyReach
{
    extension(AppDb db)
    {
        public IQueryable<DutyShift> DutyFor(Actor by)
        {
            var scopes = by.ScopesOf(AidPermissions.Read.Key);
            return scopes.Contains("") ? db.DutyShifts : db.DutyShifts.Where(s => s.Lawyer == by.Id || scopes.Any(p => s.Place.StartsWith(p)));
        }

        /// <exception cref="Missing">There is none, or it is out of reach.</exception>
        public async Task<DutyShift> OpenDuty(Guid id, Actor by, CancellationToken cancel) =>
            await db.DutyFor(by).SingleOrDefaultAsync(s => s.Id == id, cancel) ?? throw new Missing("这次值班");
    }
}
