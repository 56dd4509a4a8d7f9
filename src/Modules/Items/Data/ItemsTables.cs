using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Items;

internal static class ItemsDb
{
    extension(AppDb db)
    {
        public DbSet<FigureCount> FigureCounts => db.Set<FigureCount>();
    }
}

internal sealed class FigureCountTable : IEntityTypeConfiguration<FigureCount>
{
    public void Configure(EntityTypeBuilder<FigureCount> table)
    {
        table.ToTable("items_figure").Ignore(f => f.Cell).HasIndex(f => new { f.Figure, f.Kind, f.Month, f.County }).IsUnique();
        table.Property(f => f.Kind).HasMaxLength(40);
        table.Property(f => f.County).HasMaxLength(20);
    }
}
