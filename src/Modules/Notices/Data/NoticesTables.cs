using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Notices;

internal static class NoticesDb
{
    extension(AppDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
        public DbSet<TextMessage> TextMessages => db.Set<TextMessage>();
        public DbSet<SafeContact> SafeContacts => db.Set<SafeContact>();
    }
}

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> table)
    {
        table.ToTable("notices_notice").HasIndex(n => new { n.To, n.ReadAt, n.At });
        table.HasIndex(n => new { n.To, n.At });
        table.HasIndex(n => n.Fact);
        table.Property(n => n.Title).HasMaxLength(200);
        table.Property(n => n.Text).HasMaxLength(Notice.TextLength);
        table.Property(n => n.Link).HasMaxLength(500);
        table.Property(n => n.Fact).HasMaxLength(200);
    }
}

internal sealed class TextMessageTable : IEntityTypeConfiguration<TextMessage>
{
    public void Configure(EntityTypeBuilder<TextMessage> table)
    {
        table.ToTable("notices_message").HasIndex(m => m.NextAt);
        table.HasIndex(m => m.MatterId);
        table.HasIndex(m => m.Fact);
        table.HasIndex(m => m.GatewayId);
        table.Property(m => m.Fact).HasMaxLength(200);
        table.Property(m => m.GatewayId).HasMaxLength(100);
        table.Property(m => m.Trouble).HasMaxLength(500);
        table.Property(m => m.Law).HasMaxLength(100);
        table.Property(m => m.Version).IsConcurrencyToken();
        // few are kept back: the desks ask for them
        table.HasIndex(m => m.State).HasFilter("\"State\" IN ('Held', 'Failed')");
    }
}

internal sealed class SafeContactTable : IEntityTypeConfiguration<SafeContact>
{
    public void Configure(EntityTypeBuilder<SafeContact> table)
    {
        table.ToTable("notices_contact").HasIndex(c => c.MatterId);
        table.Property(c => c.Needs).HasMaxLength(200);
        table.Property(c => c.Language).HasMaxLength(40);
        table.Property(c => c.Why).HasMaxLength(200);
        table.Property(c => c.Version).IsConcurrencyToken();
        table.OwnsMany(c => c.Others, other =>
        {
            other.ToTable("notices_contact_other").WithOwner().HasForeignKey("ContactId");
            other.HasKey(o => o.Id);
            other.Property(o => o.Name).HasMaxLength(60);
            other.Property(o => o.Relation).HasMaxLength(40);
        });
    }
}
