using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.LegalAid;

internal static class LegalAidDb
{
    extension(AppDb db)
    {
        public DbSet<AidCase> AidCases => db.Set<AidCase>();
    }
}

internal sealed class AidCaseTable : IEntityTypeConfiguration<AidCase>
{
    public void Configure(EntityTypeBuilder<AidCase> table)
    {
        table.IsMatter("legalaid_case");
        table.Ignore(c => c.Applicant).Ignore(c => c.Known);
        table.Property(c => c.Facts).HasMaxLength(5000);
        table.HasIndex(c => c.Handler);
        table.HasIndex(c => new { c.Office, c.Stage, c.FiledAt }); // the queue of an institution
        table.HasIndex(c => new { c.NoticeFrom, c.NoticeNumber, c.Title }).IsUnique(); // one notice may name several people, each once
        table.OwnsMany(c => c.Persons, p => Own(p, "legalaid_person"));
        table.OwnsMany(c => c.Entries, e => Own(e, "legalaid_entry"));
        table.OwnsMany(c => c.Hearings, h =>
        {
            Own(h, "legalaid_hearing");
            h.HasIndex(x => x.At);
        });
    }

    private static void Own<T>(OwnedNavigationBuilder<AidCase, T> part, string table) where T : class
    {
        part.ToTable(table).WithOwner().HasForeignKey("CaseId");
        part.HasKey("Id");
        part.HasIndex("CaseId");
    }
}
