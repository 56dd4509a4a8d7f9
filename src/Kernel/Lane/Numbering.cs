using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Fashu;

/// <summary>An entity whose number is due in this save. A failed save takes the number off again, so that the next try draws a new one.</summary>
internal sealed class Numbering(EntityEntry entry, INumbered numbered)
{
    private PropertyValues? before;

    public string Series { get; } = numbered.Series!;

    /// <summary>The number changes which columns an update writes, so its SQL may only be made afterwards.</summary>
    public bool ChangesColumns => entry.State == EntityState.Modified;

    public void Take(long number)
    {
        before ??= entry.CurrentValues.Clone();
        numbered.TakeNumber(number);
        if (ChangesColumns) entry.DetectChanges();
    }

    public void GiveBack()
    {
        if (before is not null) entry.CurrentValues.SetValues(before);
    }

    /// <summary>In the order of their series: two savers that lock the same counters must never do so crosswise.</summary>
    public static Numbering[] Due(DbContext db)
    {
        var detect = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false; // SaveChanges has just done it
        try
        {
            return [.. db.ChangeTracker.Entries<INumbered>()
                .Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.Series is not null)
                .Select(e => new Numbering(e, e.Entity))
                .OrderBy(n => n.Series, StringComparer.Ordinal)];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detect;
        }
    }
}
