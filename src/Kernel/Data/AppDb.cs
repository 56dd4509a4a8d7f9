using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>The one database. Modules reach their tables through extension properties (<c>db.MediationCases</c>).</summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : DbContext(options), ILaned
{
    /// <summary>Set by the job runner: bulk writes let people's writes go first.</summary>
    public bool IsBulk { get; set; }

    /// <summary>Key of the request being carried out; the first save marks it done, a second try is refused.</summary>
    public Guid? RequestKey { get; set; }

    /// <summary>Sum of what the request carried, kept with its key: the same key with something else is a mistake of the caller.</summary>
    public string? RequestSum { get; set; }

    /// <summary>Sample data is saved without telling anybody: announcements are left out.</summary>
    public bool Quiet { get; set; }

    /// <summary>What the request is about, for the answer to a second try.</summary>
    public Guid Subject { get; set; }

    /// <summary>UTC instant used for cached colours of this save.</summary>
    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal Settings Settings { get; private set; } = null!;

    /// <summary>Runs once after announcements were saved.</summary>
    internal Action? Announced { get; set; }

    /// <summary>Gives a context from the pool its services and forgets its last user.</summary>
    public static void Lease(IServiceProvider services, AppDb db)
    {
        (db.Clock, db.Settings) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<Settings>());
        db.Announced = services.GetRequiredService<OutboxSignal>().Set;
        (db.IsBulk, db.Quiet, db.RequestKey, db.RequestSum, db.Subject) = (false, false, null, null, Guid.Empty);
    }

    public DbSet<MatterRow> Matters => Set<MatterRow>();
    public DbSet<StepRow> Steps => Set<StepRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<AuditRow> Audits => Set<AuditRow>();
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Tells other modules something in the past tense, in the transaction of the next save.</summary>
    public void Announce(object announcement) => Add(OutboxRow.Of(announcement));

    /// <summary>Adds a leaf for something that is not a step: a document, a signature, a file.</summary>
    public void Leaf(string type, Guid matter, byte[] salt, ReadOnlySpan<byte> content, DateTime at) => Add(LeafRow.Of(type, matter, salt, content, at));

    public void Audit(Actor by, string act, string purpose, Guid? matter = null, Guid? person = null, string? detail = null) =>
        Add(AuditRow.Of(by, act, purpose, matter, person, detail));

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => HouseModel.Conventions(conventions);

    protected override void OnModelCreating(ModelBuilder model)
    {
        HouseModel.Build(model);
        foreach (var module in AppModule.All) module.Model(model);
        HouseModel.Finish(model, this);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous in this house.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false; // it walks every value of every row: no more often than needed
        try
        {
            foreach (var module in AppModule.All) await module.BeforeSave(this, cancel);
            var announced = this.Complete();
            if (ChangeTracker.Entries().Any(e => e.State != EntityState.Added)) ChangeTracker.DetectChanges();
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
            RequestKey = null;
            if (announced) Announced?.Invoke();
            return saved;
        }
        // Who loses by a moment may meet the other's step before the version of the matter.
        catch (DbUpdateException failed) when (failed is DbUpdateConcurrencyException || DbErrors.IsDuplicate(failed, out var table) && table is "kernel_step" or "kernel_done")
        {
            if (RequestKey is not { } key) throw new Overtaken();
            ChangeTracker.Clear();
            if (await FindAsync<DoneRow>([key], cancel) is { } done) throw new AlreadyDone(done.Subject);
            throw new Overtaken();
        }
        finally { ChangeTracker.AutoDetectChangesEnabled = true; }
    }
}
