using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Matters;

internal static class MattersDb
{
    extension(AppDb db)
    {
        public DbSet<Rating> Ratings => db.Set<Rating>();
        public DbSet<RatingLink> RatingLinks => db.Set<RatingLink>();
        public DbSet<Supervision> Supervisions => db.Set<Supervision>();
        public DbSet<Rectification> Rectifications => db.Set<Rectification>();
        public DbSet<ArchivedFile> ArchivedFiles => db.Set<ArchivedFile>();
        public DbSet<Referral> Referrals => db.Set<Referral>();
        public DbSet<CallDraw> CallDraws => db.Set<CallDraw>();
        public DbSet<QualityCall> QualityCalls => db.Set<QualityCall>();
        public DbSet<TallyRow> Tally => db.Set<TallyRow>();
    }
}

internal sealed class RatingTable : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> table)
    {
        table.ToTable("matters_rating").HasIndex(r => new { r.MatterId, r.Participant }).IsUnique();
        table.HasIndex(r => new { r.Place, r.At });
        table.Property(r => r.Place).HasMaxLength(20);
        table.Property(r => r.Words).HasMaxLength(Rating.WordsLength);
    }
}

internal sealed class RatingLinkTable : IEntityTypeConfiguration<RatingLink>
{
    public void Configure(EntityTypeBuilder<RatingLink> table)
    {
        table.ToTable("matters_rating_link").HasIndex(l => l.Hash).IsUnique();
        table.Property(l => l.Hash).HasMaxLength(64);
        table.Property(l => l.UsedAt).IsConcurrencyToken();
    }
}

internal sealed class SupervisionTable : IEntityTypeConfiguration<Supervision>
{
    public void Configure(EntityTypeBuilder<Supervision> table)
    {
        table.ToTable("matters_supervision").HasIndex(s => s.MatterId);
        // the open ones are few: the desk and the board read them by place
        table.HasIndex(s => new { s.Place, s.DueAt }).HasFilter("\"AnsweredAt\" IS NULL");
        table.Property(s => s.Place).HasMaxLength(20);
        table.Property(s => s.Question).HasMaxLength(Supervision.TextLength);
        table.Property(s => s.Answer).HasMaxLength(Supervision.TextLength);
        table.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class RectificationTable : IEntityTypeConfiguration<Rectification>
{
    public void Configure(EntityTypeBuilder<Rectification> table)
    {
        table.IsMatter("matters_rectification").HasIndex(r => r.About);
        table.Property(r => r.Complaint).HasMaxLength(Rectification.TextLength);
        table.Property(r => r.Measures).HasMaxLength(Rectification.TextLength);
        table.Property(r => r.Outcome).HasMaxLength(Rectification.TextLength);
    }
}

internal sealed class ArchivedFileTable : IEntityTypeConfiguration<ArchivedFile>
{
    public void Configure(EntityTypeBuilder<ArchivedFile> table)
    {
        table.ToTable("matters_archive").HasIndex(a => new { a.Place, a.Day });
        table.Property(a => a.Place).HasMaxLength(20);
        table.Property(a => a.VolumeSha256).HasMaxLength(64);
    }
}

internal sealed class ReferralTable : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> table)
    {
        table.ToTable("matters_referral").HasIndex(r => r.ToMatter);
        table.HasIndex(r => new { r.FromMatter, r.FromParticipant, r.ToKind }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        table.HasIndex(r => r.FromMatter);
        table.Property(r => r.FromKind).HasMaxLength(40);
        table.Property(r => r.ToKind).HasMaxLength(40);
        table.Property(r => r.Why).HasMaxLength(Referral.TextLength);
        table.Property(r => r.Version).IsConcurrencyToken();
        table.Ignore(r => r.Load);
        table.OwnsMany(r => r.Results, result =>
        {
            result.ToTable("matters_referral_result");
            result.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}

internal sealed class CallDrawTable : IEntityTypeConfiguration<CallDraw>
{
    public void Configure(EntityTypeBuilder<CallDraw> table)
    {
        table.ToTable("matters_call_draw").HasIndex(d => new { d.Month, d.Office }).IsUnique();
        table.Property(d => d.Place).HasMaxLength(20);
    }
}

internal sealed class QualityCallTable : IEntityTypeConfiguration<QualityCall>
{
    public void Configure(EntityTypeBuilder<QualityCall> table)
    {
        table.ToTable("matters_call").HasIndex(c => c.MatterId).IsUnique();
        table.HasIndex(c => new { c.Place, c.EndedAt });
        table.Property(c => c.Place).HasMaxLength(20);
        table.Property(c => c.Words).HasMaxLength(QualityCall.WordsLength);
        table.Property(c => c.NotMade).HasMaxLength(200);
        table.HasIndex(c => c.EndedAt);
        table.Property(c => c.Version).IsConcurrencyToken();
    }
}
