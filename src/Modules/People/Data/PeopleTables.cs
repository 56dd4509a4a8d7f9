using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.People;

internal static class PeopleDb
{
    extension(AppDb db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<NameKey> NameKeys => db.Set<NameKey>();
        public DbSet<PhoneHeld> PhonesHeld => db.Set<PhoneHeld>();
        public DbSet<PhoneCode> PhoneCodes => db.Set<PhoneCode>();
        public DbSet<EndedSession> EndedSessions => db.Set<EndedSession>();
        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
        public DbSet<Consent> Consents => db.Set<Consent>();
        public DbSet<Guardianship> Guardianships => db.Set<Guardianship>();
        public DbSet<IdentityCheck> IdentityChecks => db.Set<IdentityCheck>();
        public DbSet<IdentityDocument> IdentityDocuments => db.Set<IdentityDocument>();
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people_person").Property(p => p.Name).HasMaxLength(60);
        // A number left behind is null, and nulls are not compared: one active holder per number.
        table.HasIndex(p => p.PhoneIndex).IsUnique();
        table.HasIndex(p => p.Name);
        table.HasIndex(p => p.Guardian);
        table.Property(p => p.Stamp).IsConcurrencyToken();
        table.Property(p => p.NameTries).IsConcurrencyToken();
    }
}

internal sealed class NameKeyTable : IEntityTypeConfiguration<NameKey>
{
    public void Configure(EntityTypeBuilder<NameKey> table)
    {
        table.ToTable("people_name_key").HasKey(k => new { k.PersonId, k.Key });
        table.Property(k => k.Key).HasMaxLength(44);
        table.HasIndex(k => k.Key);
    }
}

internal sealed class PhoneHeldTable : IEntityTypeConfiguration<PhoneHeld>
{
    public void Configure(EntityTypeBuilder<PhoneHeld> table) => table.ToTable("people_phone").HasIndex(p => p.PersonId);
}

internal sealed class PhoneCodeTable : IEntityTypeConfiguration<PhoneCode>
{
    public void Configure(EntityTypeBuilder<PhoneCode> table)
    {
        table.ToTable("people_code").Property(c => c.PhoneIndex).HasMaxLength(44);
        table.Property(c => c.Purpose).HasMaxLength(80);
        table.Property(c => c.Address).HasMaxLength(60);
        table.Property(c => c.Tries).IsConcurrencyToken();
        table.HasIndex(c => new { c.PhoneIndex, c.SentAt });
        table.HasIndex(c => new { c.Address, c.SentAt });
        table.HasIndex(c => c.SentAt);
    }
}

internal sealed class EndedSessionTable : IEntityTypeConfiguration<EndedSession>
{
    public void Configure(EntityTypeBuilder<EndedSession> table)
    {
        table.ToTable("people_ended_session").HasIndex(s => s.PersonId);
        table.HasIndex(s => s.Until);
    }
}

internal sealed class ApiTokenTable : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> table)
    {
        table.ToTable("people_token").Property(t => t.Title).HasMaxLength(60);
        table.Property(t => t.Hash).HasMaxLength(64);
        table.Property(t => t.Start).HasMaxLength(12);
        table.HasIndex(t => t.Hash).IsUnique();
        table.HasIndex(t => t.OwnerId);
    }
}

internal sealed class ConsentTable : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> table)
    {
        table.ToTable("people_consent").HasIndex(c => c.PersonId);
        table.Property(c => c.Purpose).HasMaxLength(60);
        table.Property(c => c.Fields).HasMaxLength(200);
    }
}

internal sealed class GuardianshipTable : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> table)
    {
        table.ToTable("people_guardian").HasIndex(g => g.Guardian);
        table.HasIndex(g => g.Child);
    }
}

internal sealed class IdentityCheckTable : IEntityTypeConfiguration<IdentityCheck>
{
    public void Configure(EntityTypeBuilder<IdentityCheck> table)
    {
        table.ToTable("people_identity").Property(c => c.Name).HasMaxLength(60);
        table.Property(c => c.State).IsConcurrencyToken();
        table.HasIndex(c => c.PersonId);
        table.HasIndex(c => new { c.State, c.AskedAt });
    }
}

internal sealed class IdentityDocumentTable : IEntityTypeConfiguration<IdentityDocument>
{
    public void Configure(EntityTypeBuilder<IdentityDocument> table)
    {
        table.ToTable("people_document").HasIndex(d => d.CheckId);
        table.HasIndex(d => d.PersonId);
        table.Property(d => d.ContentType).HasMaxLength(40);
    }
}
