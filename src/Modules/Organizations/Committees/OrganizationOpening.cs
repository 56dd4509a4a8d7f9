using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

internal static class OrganizationOpening
{
    extension(AppDb db)
    {
        /// <summary>The organization, if it lies in the scope of the person.</summary>
        public async Task<Organization> OpenOrganization(Guid id, Actor by, CancellationToken cancel)
        {
            var known = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, cancel);
            return known is not null && by.May(OrganizationsModule.Manage, known.Division) ? known : throw new Missing("这个机构");
        }
    }
}
