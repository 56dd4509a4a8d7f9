using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.Divisions;

internal static class DivisionsDb
{
    extension(AppDb db)
    {
        public DbSet<Division> Divisions => db.Set<Division>();
        public DbSet<Place> Places => db.Set<Place>();
    }
}

internal sealed class DivisionTable : IEntityTypeConfiguration<Division>
{
    public void Configure(EntityTypeBuilder<Division> table)
    {
        table.ToTable("divisions_division");
        table.Property(d => d.Code).HasMaxLength(15);
        table.Property(d => d.Name).HasMaxLength(60);
        table.Property(d => d.Successors).HasMaxLength(1000);
        table.HasIndex(d => new { d.Code, d.From }).IsUnique();
    }
}

internal sealed class PlaceTable : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> table)
    {
        table.ToTable("divisions_place").HasKey(p => p.Code);
        table.Property(p => p.Code).HasMaxLength(Place.Length);
        table.Property(p => p.Division).HasMaxLength(15);
        table.Property(p => p.Label).HasMaxLength(60);
        table.Property(p => p.CreatedBy).HasMaxLength(60);
        table.Property(p => p.WithdrawnBy).HasMaxLength(60);
        table.Property(p => p.WithdrawnWhy).HasMaxLength(200);
        table.HasIndex(p => p.Division);
    }
}
