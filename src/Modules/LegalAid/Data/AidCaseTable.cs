using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fashu.LegalAid;

internal static class LegalAidDb
{
    extension(AppDb db)
    {
        public DbSet<AidCase> AidCases => db.Set<AidCase>();
        public DbSet<FirmHand> FirmHands => db.Set<FirmHand>();
        public DbSet<FileReview> FileReviews => db.Set<FileReview>();
        public DbSet<FileDraw> FileDraws => db.Set<FileDraw>();
        public DbSet<DutyShift> DutyShifts => db.Set<DutyShift>();
        public DbSet<CheckUse> CheckUses => db.Set<CheckUse>();
    }
}

internal sealed class AidCaseTable : IEntityTypeConfiguration<AidCase>
{
    public void Configure(EntityTypeBuilder<AidCase> table)
    {
        table.IsMatter("legalaid_case");
        table.Ignore(c => c.Limit).Ignore(c => c.NoticeDuty).Ignore(c => c.OpenRecusal).Ignore(c => c.AwaitsPenalty).Ignore(c => c.Applicant).Ignore(c => c.Known).Ignore(c => c.AssignBy).Ignore(c => c.Mandate).Ignore(c => c.Unsigned).Ignore(c => c.Listed).Ignore(c => c.Present).Ignore(c => c.Representatives).Ignore(c => c.ToSee).Ignore(c => c.Undelivered).Ignore(c => c.StandingHearings).Ignore(c => c.Assigned).Ignore(c => c.FirstAssignedAt);
        table.Property(c => c.SeenHow).HasMaxLength(5000);
        table.Property(c => c.Facts).HasMaxLength(5000);
        table.HasIndex(c => c.Handler);
        table.HasIndex(c => new { c.Office, c.Stage, c.FiledAt }); // the queue of an institution
        table.HasIndex(c => new { c.Firm, c.ClosedAt });
        table.HasIndex(c => new { c.Place, c.Turn, c.FiledAt, c.Trouble }).HasFilter("\"Stage\" = 'Granted'"); // whoever has no lawyer yet, in the order of the queue
        table.HasIndex(c => new { c.NoticeBody, c.FiledAt }).HasFilter("\"NoticeBody\" IS NOT NULL"); // the desk of an organ
        table.HasIndex(c => c.OfferEndsAt).HasFilter("\"OfferEndsAt\" IS NOT NULL");
        table.HasIndex(c => new { c.NoticeFrom, c.NoticeNumber, c.Title }).IsUnique(); // one notice may name several people, each once
        table.OwnsMany(c => c.Persons, p =>
        {
            Own(p, "legalaid_person");
            p.OwnsMany(x => x.Receipts, r =>
            {
                r.ToTable("legalaid_receipt").WithOwner().HasForeignKey("PersonId");
                r.HasKey("Id");
                r.HasIndex("PersonId");
            });
        });
        table.OwnsMany(c => c.Recusals, r => Own(r, "legalaid_recusal"));
        table.HasIndex(c => c.PledgeBrokenAt).HasFilter("\"PledgeBrokenAt\" IS NOT NULL");
        table.OwnsMany(c => c.Entries, e => Own(e, "legalaid_entry"));
        table.OwnsMany(c => c.Hearings, h =>
        {
            Own(h, "legalaid_hearing");
            h.HasIndex(x => x.At);
        });
        table.OwnsMany(c => c.Mandates, m =>
        {
            Own(m, "legalaid_mandate");
            m.Ignore(x => x.Powers);
            m.OwnsMany(x => x.Signatures, s => Own(s, "legalaid_mandate_signature", "MandateId"));
        });
        table.OwnsMany(c => c.Deliveries, d =>
        {
            Own(d, "legalaid_delivery");
            d.Ignore(x => x.IsOpen);
            d.HasIndex(x => x.AskedAt).HasFilter("\"On\" IS NULL AND \"DroppedAt\" IS NULL");
        });
        table.OwnsMany(c => c.Assignments, a =>
        {
            Own(a, "legalaid_assignment");
            a.HasIndex(x => x.Lawyer).HasFilter("\"Until\" IS NOT NULL"); // who had it before
        });
        table.OwnsMany(c => c.Guardians, r => Own(r, "legalaid_guardian"));
    }

    private static void Own<TOwner, T>(OwnedNavigationBuilder<TOwner, T> part, string table, string owner = "CaseId") where TOwner : class where T : class
    {
        part.ToTable(table).WithOwner().HasForeignKey(owner);
        part.HasKey("Id");
        part.HasIndex(owner);
    }
}

internal sealed class FirmHandTable : IEntityTypeConfiguration<FirmHand>
{
    public const string Name = "legalaid_firm_hand";

    public void Configure(EntityTypeBuilder<FirmHand> table) => table.ToTable(Name).Property(h => h.Given).IsConcurrencyToken();
}

internal sealed class FileReviewTable : IEntityTypeConfiguration<FileReview>
{
    public void Configure(EntityTypeBuilder<FileReview> table)
    {
        table.ToTable("legalaid_file_review").HasIndex(r => new { r.CaseId, r.Purpose }).IsUnique();
        table.HasIndex(r => new { r.Reviewer, r.DoneAt });
        table.HasIndex(r => new { r.Place, r.DoneAt });
        table.Ignore(r => r.Marks);
        table.Property(r => r.Place).HasMaxLength(20);
        table.Property(r => r.Note).HasMaxLength(FileReview.TextLength);
        table.Property(r => r.Answer).HasMaxLength(FileReview.TextLength);
        table.Property(r => r.Version).IsConcurrencyToken();
    }
}

internal sealed class FileDrawTable : IEntityTypeConfiguration<FileDraw>
{
    public void Configure(EntityTypeBuilder<FileDraw> table)
    {
        table.ToTable("legalaid_file_draw").HasIndex(d => new { d.Month, d.Office }).IsUnique();
        table.Property(d => d.Place).HasMaxLength(20);
    }
}

internal sealed class DutyShiftTable : IEntityTypeConfiguration<DutyShift>
{
    public void Configure(EntityTypeBuilder<DutyShift> table)
    {
        table.ToTable("legalaid_duty_shift").HasIndex(s => new { s.Lawyer, s.Day, s.Place, s.Site, s.SiteName }).IsUnique(); // one volume a day and place
        table.HasIndex(s => new { s.Place, s.Day });
        table.Ignore(s => s.Standing);
        table.Property(s => s.Place).HasMaxLength(20);
        table.Property(s => s.SiteName).HasMaxLength(60);
        table.Property(s => s.Version).IsConcurrencyToken();
        table.OwnsMany(s => s.Talks, t =>
        {
            t.ToTable("legalaid_duty_talk").WithOwner().HasForeignKey("ShiftId");
            t.HasKey(x => x.Id);
            t.HasIndex("ShiftId");
            t.Ignore(x => x.Helps);
            foreach (var text in (string[])[nameof(DutyTalk.Said), nameof(DutyTalk.Opinion), nameof(DutyTalk.Plea)]) t.Property(text).HasMaxLength(DutyTalk.TextLength);
        });
    }
}

internal sealed class CheckUseTable : IEntityTypeConfiguration<CheckUse>
{
    public void Configure(EntityTypeBuilder<CheckUse> table)
    {
        table.ToTable("legalaid_check_use").HasIndex(u => u.Day);
        table.Property(u => u.Channel).HasMaxLength(20);
    }
}
