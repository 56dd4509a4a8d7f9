using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Attachments;

internal static class AttachmentsDb
{
    extension(AppDb db)
    {
        public DbSet<StoredFile> StoredFiles => db.Set<StoredFile>();
    }
}

internal sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> table)
    {
        table.ToTable("attachments_file").HasIndex(f => f.MatterId);
        table.HasIndex(f => f.Sha256);
        table.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        table.Property(f => f.Sha256).HasMaxLength(64);
        table.Property(f => f.Kind).HasMaxLength(40);
        table.Property(f => f.ContentType).HasMaxLength(100);
    }
}
