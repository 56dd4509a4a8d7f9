using Microsoft.EntityFrameworkCore;

namespace Fashu;

/// <summary>What every save adds on its own: registry rows, steps, leaves, clocks, announcements, the request's key.</summary>
internal static class Saving
{
    extension(AppDb db)
    {
        /// <returns>True if the save carries announcements.</returns>
        public bool Complete()
        {
            var now = db.Clock.Now();
            var clockOwners = db.ChangeTracker.Entries<ClockRow>().Where(e => e.State == EntityState.Modified).Select(e => e.Entity.MatterId).ToHashSet();
            foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is Matter).ToList())
            {
                var matter = (Matter)entry.Entity;
                if (entry.State == EntityState.Unchanged && !matter.HasNews && !clockOwners.Contains(matter.Id)) continue;
                if (entry.State == EntityState.Unchanged) entry.State = EntityState.Modified;
                foreach (var news in matter.TakeNews())
                    if (!db.Quiet || news is not OutboxRow) db.Add(news);
                if (entry.State == EntityState.Deleted) continue;
                matter.Version++;
                db.FollowRegistry(matter, entry.State, now);
                if (db.Subject == Guid.Empty) db.Subject = matter.Id;
            }
            if (db.RequestKey is { } key && db.ChangeTracker.Entries<DoneRow>().All(d => d.Entity.Key != key))
                db.Add(new DoneRow { Key = key, Subject = db.Subject, Answer = db.RequestSum });
            VaultModel.Of(db)?.FillIndexes(db.ChangeTracker);
            return db.ChangeTracker.Entries<OutboxRow>().Any(o => o.State == EntityState.Added);
        }

        private void FollowRegistry(Matter matter, EntityState state, DateTime now)
        {
            var known = db.Matters.Local.FindEntry(matter.Id);
            if (known is not null) known.Entity.Follow(matter, now, db.Settings);
            else if (state == EntityState.Added) known = db.Add(MatterRow.Of(matter, now, db.Settings));
            else known = db.Update(MatterRow.Of(matter, now, db.Settings));
            matter.Row = known.Entity;
            db.Tally(matter, known.Entity);
            // the number is drawn later, inside the save
            if (known.State == EntityState.Modified) known.Property(m => m.Number).IsModified = true;
        }

        private void Tally(Matter matter, MatterRow row)
        {
            var cell = TallyRow.Cell(row);
            if (cell == matter.Tallied) return;
            if (matter.Tallied.Length > 0) db.Add(TallyRow.Of(matter.Kind, matter.Tallied, -1));
            // a matter begins in some colour without news, but red is news from the start
            if (matter.Tallied.Length > 0 ? !matter.Tallied.StartsWith(row.Colour.ToString(), StringComparison.Ordinal) : row.Colour == Colour.Red)
                db.Announce(new ColourChanged(matter.Id, matter.Kind, row.Colour));
            db.Add(TallyRow.Of(matter.Kind, cell, +1));
            matter.Tallied = cell;
        }
    }
}
