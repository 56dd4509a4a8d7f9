using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>Ties a vault to a context: converters for sealed columns, values for their blind indexes.</summary>
public static class VaultModel
{
    private sealed record Indexed(string Plain, string Index, string Purpose);

    private static readonly ConditionalWeakTable<IEntityType, Indexed[]> indexes = [];

    extension(DbContextOptionsBuilder options)
    {
        /// <summary>EF keeps a model per vault, since the converters in it hold the vault: hosts with different keys may share a process.</summary>
        public DbContextOptionsBuilder UseVault(Vault vault)
        {
            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new VaultOption(vault));
            return options.ReplaceService<IModelCacheKeyFactory, ModelKey>();
        }
    }

    /// <summary>The vault in a context's options; null only where a tool needs the model but no data.</summary>
    public static Vault? Of(DbContext db) => db.GetService<IDbContextOptions>().FindExtension<VaultOption>()?.Vault;

    extension(ModelBuilder model)
    {
        /// <summary>Call last in OnModelCreating: <c>model.UseVault(VaultModel.Of(this))</c>. Without a vault the columns are the same, but cannot be read or written.</summary>
        public ModelBuilder UseVault(Vault? vault)
        {
            var converter = new ValueConverter<string, string>(plain => Needed(vault).Seal(plain), text => Needed(vault).Open(text));
            foreach (var entity in model.Model.GetEntityTypes())
            {
                RefuseComplex(entity.GetComplexProperties());
                foreach (var property in entity.GetDeclaredProperties())
                {
                    if (MarkOf(property) is not { } mark) continue;
                    if (property.ClrType != typeof(string)) throw new InvalidOperationException($"{entity.DisplayName()}.{property.Name} is not a text and cannot be sealed.");
                    property.SetValueConverter(converter);
                    property.SetMaxLength(null); // the limit is for what people type; the sealed text is longer
                    if (mark.IndexedBy is null) continue;
                    var index = entity.FindProperty(mark.IndexedBy) ?? throw new InvalidOperationException($"{entity.DisplayName()}.{mark.IndexedBy} is not mapped.");
                    index.SetMaxLength(44);
                    if (!entity.GetIndexes().Any(i => i.Properties[0] == index)) entity.AddIndex(index);
                }
            }
            return model;
        }
    }

    extension(Vault vault)
    {
        /// <summary>Sets the blind indexes of all rows about to be saved; call it in SaveChanges, after changes are detected.</summary>
        public void FillIndexes(ChangeTracker tracker)
        {
            foreach (var entry in tracker.Entries())
            {
                if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
                foreach (var (plain, index, purpose) in indexes.GetValue(entry.Metadata, IndexesOf))
                {
                    var value = (string?)entry.Property(plain).CurrentValue;
                    entry.Property(index).CurrentValue = string.IsNullOrEmpty(value) ? null : vault.Blind(value, purpose);
                }
            }
        }
    }

    private static EncryptedAttribute? MarkOf(IReadOnlyProperty property) => property.PropertyInfo?.GetCustomAttribute<EncryptedAttribute>();

    private static Indexed[] IndexesOf(IEntityType entity) =>
        [.. from property in entity.GetProperties()
            let mark = MarkOf(property)
            where mark?.IndexedBy is not null
            select new Indexed(property.Name, mark.IndexedBy!, mark.Purpose ?? $"{property.DeclaringType.ClrType.Name}.{property.Name}")];

    private static void RefuseComplex(IEnumerable<IMutableComplexProperty> complex)
    {
        foreach (var part in complex)
        {
            if (part.ComplexType.GetProperties().FirstOrDefault(p => MarkOf(p) is not null) is { } property)
                throw new InvalidOperationException($"{part.Name}.{property.Name}: a complex type cannot hold a sealed text, an owned one can.");
            RefuseComplex(part.ComplexType.GetComplexProperties());
        }
    }

    private static Vault Needed(Vault? vault) => vault ?? throw new InvalidOperationException("UseVault is missing in the context's options.");

    private sealed class ModelKey : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, Of(context));
    }

    private sealed class VaultOption(Vault vault) : IDbContextOptionsExtension
    {
        public Vault Vault { get; } = vault;
        public DbContextOptionsExtensionInfo Info => new Same(this);
        public void ApplyServices(IServiceCollection services) { }
        public void Validate(IDbContextOptions options) { }

        private sealed class Same(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
        {
            public override bool IsDatabaseProvider => false;
            public override string LogFragment => "";
            public override int GetServiceProviderHashCode() => 0;
            public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is Same;
            public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
        }
    }
}
