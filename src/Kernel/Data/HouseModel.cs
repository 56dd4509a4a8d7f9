using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fashu;

/// <summary>Conventions of every table, and the kernel's own tables.</summary>
internal static class HouseModel
{
    public static void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<DateTime?>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(4000);
    }

    public static void Build(ModelBuilder model)
    {
        model.Entity<MatterRow>(t =>
        {
            t.ToTable("kernel_matter");
            t.Property(m => m.Place).HasMaxLength(20);
            t.Property(m => m.Version).IsConcurrencyToken(false);
            t.HasIndex(m => new { m.Place, m.FiledAt });
            t.HasIndex(m => new { m.Handler, m.ClosedAt });
            t.HasIndex(m => m.FiledAt);
            t.HasIndex(m => m.Number);
            t.HasIndex(m => m.ChangesAt);
            // the few that are in work among all that ever were: tabs and deadlines of the office board
            t.HasIndex(m => new { m.Colour, m.DueAt }).HasFilter("\"Colour\" IN ('Blue', 'Orange', 'Yellow', 'Red')");
        });
        model.Entity<TallyRow>(t => t.ToTable("kernel_tally").Property(x => x.Place).HasMaxLength(20));
        model.Entity<StepRow>(t =>
        {
            t.ToTable("kernel_step").Property(s => s.Reason).HasMaxLength(12_000); // a correction keeps the whole earlier text
            t.HasIndex(s => new { s.MatterId, s.No }).IsUnique();
        });
        model.Entity<ClockRow>(t =>
        {
            t.ToTable("kernel_clock");
            t.HasIndex(c => c.MatterId);
            t.HasIndex(c => new { c.State, c.DueAt });
        });
        model.Entity<LeafRow>(t => t.ToTable("kernel_leaf").HasIndex(l => l.MatterId));
        model.Entity<Participant>(t =>
        {
            t.ToTable("kernel_participant");
            t.HasIndex(p => p.MatterId);
            t.HasIndex(p => p.PersonId);
            t.HasIndex(p => p.PhoneIndex);
            t.HasIndex(p => p.Name);
        });
        model.Entity<OutboxRow>(t =>
        {
            t.ToTable("kernel_outbox").Property(o => o.Content).HasMaxLength(1_000_000);
            t.HasIndex(o => new { o.DueAt, o.Id });
        });
        model.Entity<ReactionRow>().ToTable("kernel_reaction").HasKey(r => new { r.Outbox, r.Reaction });
        model.Entity<DoneRow>().ToTable("kernel_done").HasKey(d => d.Key);
        model.Entity<AuditRow>(t =>
        {
            t.ToTable("kernel_audit");
            t.HasIndex(a => new { a.Person, a.At });
            t.HasIndex(a => new { a.Matter, a.At });
            t.HasIndex(a => new { a.ActorId, a.At });
        });
        model.Entity<Draft>(t =>
        {
            t.ToTable("kernel_draft").Property(d => d.TokenHash).HasMaxLength(60);
            t.HasIndex(d => d.TokenHash).IsUnique();
            t.Property(d => d.Kind).HasMaxLength(40);
            t.Property(d => d.Network).HasMaxLength(60);
            t.HasIndex(d => d.ExpiresAt);
        });
        model.Entity<SettingRow>(t => t.ToTable("kernel_setting").HasIndex(s => new { s.Key, s.From }));
        model.Entity<CalendarRow>().ToTable("kernel_calendar").HasKey(c => c.Year);
        model.ApplyConfiguration(new CounterTable());
        model.Entity<VersionRow>().ToTable("kernel_version").HasKey(v => v.Key);
        model.Entity<JobRow>().ToTable("kernel_job").HasKey(j => j.Name);
    }

    public static void Finish(ModelBuilder model, AppDb db)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var key in entity.GetProperties().Where(p => p.ClrType == typeof(Guid) && p.IsPrimaryKey())) key.ValueGenerated = ValueGenerated.Never;
            if (!typeof(Matter).IsAssignableFrom(entity.ClrType)) continue;
            entity.FindProperty(nameof(Matter.Version))!.IsConcurrencyToken = true;
            foreach (var list in new[] { nameof(Matter.Clocks), nameof(Matter.Participants) })
                if (entity.FindNavigation(list) is not null) throw new InvalidOperationException($"{entity.ClrType.Name}.{list} must stay out of the model.");
        }
        // byte order: a beginning is then a range of the index, whatever the server's language
        if (db.Database.IsNpgsql())
        {
            model.Entity<MatterRow>().Property(m => m.Place).UseCollation("C");
            model.Entity<MatterRow>().Property(m => m.Number).UseCollation("C");
            model.Entity<Participant>().Property(p => p.Name).UseCollation("C");
        }
        EnumText.Map(model);
        model.UseVault(VaultModel.Of(db));
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>Mapping shared by all tables of matters.</summary>
public static class MatterMapping
{
    extension<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> table) where T : Matter
    {
        /// <summary>Names the table and keeps the kernel's lists out of it.</summary>
        public Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> IsMatter(string name)
        {
            table.ToTable(name).Ignore(m => m.Clocks).Ignore(m => m.Participants).Ignore(m => m.StageValue);
            table.Property(m => m.Place).HasMaxLength(20);
            table.Property(m => m.Tallied).HasMaxLength(40);
            return table;
        }
    }
}
