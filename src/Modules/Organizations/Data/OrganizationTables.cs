using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Organizations;

internal static class OrganizationsDb
{
    extension(AppDb db)
    {
        public DbSet<Organization> Organizations => db.Set<Organization>();
        public DbSet<CommitteeMember> Members => db.Set<CommitteeMember>();
        public DbSet<StaffAccount> Staff => db.Set<StaffAccount>();
        public DbSet<LawyerProfile> Lawyers => db.Set<LawyerProfile>();
        public DbSet<HeldPost> HeldPosts => db.Set<HeldPost>();
        public DbSet<LeavePeriod> Leaves => db.Set<LeavePeriod>();
        public DbSet<Conflict> Conflicts => db.Set<Conflict>();
        public DbSet<PostGrant> PostGrants => db.Set<PostGrant>();
        public DbSet<SignInTry> SignInTries => db.Set<SignInTry>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<OneTimeLink> OneTimeLinks => db.Set<OneTimeLink>();
        public DbSet<TotpReset> TotpResets => db.Set<TotpReset>();
        public DbSet<HandOver> HandOvers => db.Set<HandOver>();
        public DbSet<HandOverItem> HandOverItems => db.Set<HandOverItem>();
    }
}

internal sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> table)
    {
        table.ToTable("organizations_organization");
        table.Property(o => o.Name).HasMaxLength(100);
        table.Property(o => o.Division).HasMaxLength(15);
        table.Property(o => o.NumberWord).HasMaxLength(40);
        table.Property(o => o.CreditCode).HasMaxLength(18);
        table.Property(o => o.Phone).HasMaxLength(40);
        table.Property(o => o.Address).HasMaxLength(200);
        table.Property(o => o.SealText).HasMaxLength(60);
        table.HasIndex(o => o.Name);
        table.HasIndex(o => o.Division);
    }
}

internal sealed class StaffTables : IEntityTypeConfiguration<StaffAccount>, IEntityTypeConfiguration<LawyerProfile>, IEntityTypeConfiguration<HeldPost>,
    IEntityTypeConfiguration<CommitteeMember>, IEntityTypeConfiguration<LeavePeriod>, IEntityTypeConfiguration<Conflict>, IEntityTypeConfiguration<PostGrant>
{
    public void Configure(EntityTypeBuilder<StaffAccount> table)
    {
        table.ToTable("organizations_staff");
        table.Property(s => s.Login).HasMaxLength(40);
        table.Property(s => s.Name).HasMaxLength(60);
        table.Property(s => s.PhoneMasked).HasMaxLength(20);
        table.Property(s => s.PasswordHash).HasMaxLength(200);
        table.Property(s => s.Skills).HasMaxLength(200);
        // One code, two browsers: the second save is told.
        table.Property(s => s.TotpStep).IsConcurrencyToken();
        table.HasIndex(s => s.Login).IsUnique();
        table.HasIndex(s => s.PhoneIndex);
    }

    public void Configure(EntityTypeBuilder<LawyerProfile> table)
    {
        table.ToTable("organizations_lawyer").Property(l => l.LicenceNo).HasMaxLength(17);
        table.Property(l => l.Fields).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<HeldPost> table)
    {
        table.ToTable("organizations_post");
        table.Property(p => p.Post).HasMaxLength(40);
        table.Property(p => p.Division).HasMaxLength(15);
        table.Property(p => p.GivenBy).HasMaxLength(60);
        table.HasIndex(p => p.StaffId);
        table.HasIndex(p => p.Division);
    }

    public void Configure(EntityTypeBuilder<CommitteeMember> table)
    {
        table.ToTable("organizations_member").Property(m => m.Name).HasMaxLength(60);
        table.HasIndex(m => m.OrganizationId);
    }

    public void Configure(EntityTypeBuilder<LeavePeriod> table)
    {
        table.ToTable("organizations_leave").Property(l => l.Reason).HasMaxLength(200);
        table.HasIndex(l => l.StaffId);
    }

    public void Configure(EntityTypeBuilder<Conflict> table)
    {
        table.ToTable("organizations_conflict");
        table.Property(c => c.Name).HasMaxLength(60);
        table.Property(c => c.Relation).HasMaxLength(60);
        table.HasIndex(c => c.StaffId);
    }

    public void Configure(EntityTypeBuilder<PostGrant> table)
    {
        table.ToTable("organizations_grant").HasKey(g => new { g.Post, g.Permission });
        table.Property(g => g.Post).HasMaxLength(40);
        table.Property(g => g.Permission).HasMaxLength(80);
        table.Property(g => g.By).HasMaxLength(60);
    }
}

internal sealed class SecretTables : IEntityTypeConfiguration<SignInTry>, IEntityTypeConfiguration<RecoveryCode>, IEntityTypeConfiguration<OneTimeLink>,
    IEntityTypeConfiguration<TotpReset>, IEntityTypeConfiguration<HandOver>, IEntityTypeConfiguration<HandOverItem>
{
    public void Configure(EntityTypeBuilder<SignInTry> table)
    {
        table.ToTable("organizations_sign_in_try").Property(t => t.Address).HasMaxLength(60);
        table.HasIndex(t => new { t.StaffId, t.At });
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> table)
    {
        table.ToTable("organizations_recovery_code").HasIndex(c => c.StaffId);
        table.Property(c => c.UsedAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> table)
    {
        table.ToTable("organizations_link").Property(l => l.By).HasMaxLength(60);
        table.Property(l => l.UsedAt).IsConcurrencyToken();
        table.Property(l => l.Hash).HasMaxLength(64);
        table.HasIndex(l => l.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TotpReset> table)
    {
        table.ToTable("organizations_totp_reset").Property(r => r.Reason).HasMaxLength(200);
        table.Property(r => r.AskedByName).HasMaxLength(60);
        table.Property(r => r.ConfirmedByName).HasMaxLength(60);
        // A yes and a no in the same moment must not pass each other unseen.
        table.Property(r => r.ConfirmedAt).IsConcurrencyToken();
        table.Property(r => r.RejectedAt).IsConcurrencyToken();
        table.HasIndex(r => r.StaffId);
    }

    public void Configure(EntityTypeBuilder<HandOver> table)
    {
        table.ToTable("organizations_hand_over").Property(h => h.Reason).HasMaxLength(400);
        foreach (var name in new[] { nameof(HandOver.FromName), nameof(HandOver.ToName), nameof(HandOver.ProposedByName), nameof(HandOver.CancelledBy) })
            table.Property<string?>(name).HasMaxLength(60);
        // Two signatures in the same moment must not pass each other unseen.
        table.Property(h => h.FromSignedAt).IsConcurrencyToken();
        table.Property(h => h.ToSignedAt).IsConcurrencyToken();
        table.Property(h => h.CancelledAt).IsConcurrencyToken();
        table.HasIndex(h => h.FromId);
        table.HasIndex(h => h.ToId);
    }

    public void Configure(EntityTypeBuilder<HandOverItem> table)
    {
        table.ToTable("organizations_hand_over_item").HasIndex(i => i.HandOverId);
        table.Property(i => i.Title).HasMaxLength(200);
        table.Property(i => i.Number).HasMaxLength(80);
        table.Property(i => i.StageTitle).HasMaxLength(40);
    }
}
