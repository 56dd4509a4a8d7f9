using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu;

/// <summary>The last number given in a series; written only by <see cref="HouseBatchExecutor"/>.</summary>
internal sealed class Counter
{
    public const string NextSql =
        """INSERT INTO kernel_counter ("Series", "Last") VALUES (@series, 1) ON CONFLICT ("Series") DO UPDATE SET "Last" = kernel_counter."Last" + 1 RETURNING "Last" """;

    public string Series { get; private set; } = "";
    public long Last { get; private set; }
}

internal sealed class CounterTable : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> table)
    {
        table.ToTable("kernel_counter").HasKey(c => c.Series);
        table.Property(c => c.Series).HasColumnName("Series").HasMaxLength(200);
        table.Property(c => c.Last).HasColumnName("Last");
    }
}
