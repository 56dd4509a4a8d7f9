using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What a clerk of police, procuratorate or court may see at all: the notices of the organ in which he holds the post.</summary>
internal static class OwnNoticeScope
{
    extension(Actor by)
    {
        /// <summary>The organs for which this clerk acts, mostly one.</summary>
        public IReadOnlyList<Guid> Organs => [.. by.Grants.Where(g => g.Permission == AidPermissions.Partner.Key).Select(g => g.Organization).OfType<Guid>().Distinct()];

        public bool IsOf(Guid organ) => by.Organs.Contains(organ);
    }

    extension(AppDb db)
    {
        public IQueryable<AidCase> OwnNotices(Actor by)
        {
            var organs = by.Organs;
            return db.AidCases.AsNoTracking().Where(c => c.NoticeBody != null && organs.Contains(c.NoticeBody.Value));
        }

        /// <exception cref="Missing">There is none, or it is another organ's.</exception>
        public async Task<AidCase> OpenOwn(Guid id, Actor by, CancellationToken cancel) =>
            await db.Load<AidCase>(id, cancel) is { NoticeBody: { } organ } matter && by.IsOf(organ) ? matter : throw new Missing("这份通知");
    }
}
