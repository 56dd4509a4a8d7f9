using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Mediation;

internal static class MediationDb
{
    extension(AppDb db)
    {
        public DbSet<MediationCase> MediationCases => db.Set<MediationCase>();
    }
}

internal sealed class MediationCaseTable : IEntityTypeConfiguration<MediationCase>
{
    public void Configure(EntityTypeBuilder<MediationCase> table)
    {
        table.IsMatter("mediation_case");
        table.Ignore(c => c.CannotDescribe).Ignore(c => c.Applicant).Ignore(c => c.Respondent).Ignore(c => c.Agreement);
        table.Property(c => c.Facts).HasMaxLength(10000);
        table.HasIndex(c => c.Handler);
        table.HasIndex(c => new { c.NumberOffice, c.NumberYear, c.NumberSerial }).IsUnique();
        table.OwnsMany(c => c.Parties, p =>
        {
            Own(p, "mediation_party");
            p.Property(x => x.Statement).HasMaxLength(5000);
            p.HasIndex(x => x.Agent);
            p.HasIndex(x => x.Helper);
        });
        table.OwnsMany(c => c.Invitations, i =>
        {
            Own(i, "mediation_invitation");
            i.HasIndex(x => x.TokenHash).IsUnique();
        });
        table.OwnsMany(c => c.Sessions, s =>
        {
            Own(s, "mediation_session");
            s.Property(x => x.Record).HasMaxLength(10000);
        });
        table.OwnsMany(c => c.Visits, v => Own(v, "mediation_visit"));
        table.OwnsMany(c => c.Agreements, a =>
        {
            Own(a, "mediation_agreement");
            a.Property(x => x.Facts).HasMaxLength(5000);
            a.OwnsMany(x => x.Terms, t =>
            {
                Own(t, "mediation_term", "AgreementId");
                t.OwnsOne(x => x.ApplicantSays);
                t.OwnsOne(x => x.RespondentSays);
            });
            a.OwnsMany(x => x.Signatures, s => Own(s, "mediation_signature", "AgreementId"));
        });
    }

    private static void Own<TOwner, T>(OwnedNavigationBuilder<TOwner, T> part, string table, string owner = "CaseId") where TOwner : class where T : class
    {
        part.ToTable(table).WithOwner().HasForeignKey(owner);
        part.HasKey("Id");
        part.HasIndex(owner);
    }
}
