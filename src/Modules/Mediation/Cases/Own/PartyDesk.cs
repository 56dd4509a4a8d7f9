using Fashu.Attachments;
using Fashu.Matters;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>A case as one of its parties may see it: no internal step, no word of risk, no phone of the other side.</summary>
internal sealed record PartyView(MediationCase Case, Actor By, Party Mine, Party Other, OrganizationCard? Committee,
    IReadOnlyList<StepRow> Steps, IReadOnlyList<AttachmentCard> Files, ReferralView Referrals, Badge Badge, DateTime Now)
{
    // What officers write for each other stays with them; these reasons are meant for the parties.
    private static readonly HashSet<string> told =
    [
        nameof(Act.Decline), nameof(Act.HandUp), nameof(Act.Consent), nameof(Act.Refuse), nameof(Act.Withdraw), nameof(Act.Suspend), nameof(Act.Resume),
        nameof(Act.Extend), nameof(Act.Fail), nameof(Act.Redraft), nameof(Act.Sign), nameof(Act.Unsign), nameof(Act.Perform), nameof(Act.Breach), nameof(Act.Report), nameof(Act.Confirm),
    ];

    public bool IsApplicant => Mine.Side == Side.Applicant;
    public bool May(Act act) => Case.IsOpenTo(act, By);
    public string Page => $"/mediation/{Case.Id}";
    public Next Next => Case.NextAt(Now);

    /// <summary>The clock behind the date on the banner.</summary>
    public ClockRow? Clock => Case.Clocks.Where(c => c.Runs && c.DueAt == Badge.DueAt).OrderBy(c => c.StartedAt).FirstOrDefault();

    /// <summary>Once the file is put away nothing is added to it, no confirmation either.</summary>
    public IEnumerable<Session> Unread => Case.Stage == Stage.Archived ? [] : Case.Sessions.Where(s => ReadAt(s) is null);

    public DateTime? ReadAt(Session session) => IsApplicant ? session.ApplicantReadAt : session.RespondentReadAt;

    /// <summary>Confirmed by ear, as the mediator recorded it, not on the own page.</summary>
    public bool WasReadOut(Session session) => ReadAt(session) == session.RecordedAt;

    /// <summary>The agreement to read and sign now.</summary>
    public bool MustSign => Case.Stage == Stage.Drafted && Case.Agreement?.SignatureOf(Mine.Id) is null;

    /// <summary>The notice of rights and duties waits to be read; the other side reads it with the invitation.</summary>
    public bool MustReadRights => Mine.RightsReadAt is null && !MustAnswer && May(Act.ReadRights);

    public bool MustAnswer => !IsApplicant && Case.Stage == Stage.Accepted;

    public string Who(StepRow step) =>
        step.ById == Actor.SystemId ? "系统"
        : step.ById == Mine.PersonId ? "您"
        : step.ById == Other.PersonId ? Other.Side.Title()
        : $"{PostOf(step)}{step.ByName}";

    // the whole name of the committee stands on the page once; at each step the post is enough
    private static string? PostOf(StepRow step) => Posts.Titles.Values.Where(t => step.ByPost?.EndsWith(t, StringComparison.Ordinal) == true).MaxBy(t => t.Length) ?? step.ByPost;

    public string? Reason(StepRow step) => step.ById == Mine.PersonId || told.Contains(step.Act) ? step.Reason : null;
}

/// <summary>Opens a case for a party.</summary>
internal sealed class PartyDesk(AppDb db, IActors actors, IOrganizations organizations, IAttachments attachments, IReferrals referrals, Settings settings, TimeProvider clock)
{
    public async Task<PartyView> Open(Guid id, CancellationToken cancel)
    {
        var by = await actors.Current(cancel);
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var mine = matter.PartyOf(by) ?? throw new Missing("这件事");
        var other = matter.Parties.First(p => p.Id != mine.Id);
        var committee = matter.Office is { } office ? await organizations.Find(office, cancel) : null;
        var steps = await db.Steps.AsNoTracking().Where(s => s.MatterId == id && !s.Internal).OrderBy(s => s.No).ToListAsync(cancel);
        var now = clock.Now();
        return new(matter, by, mine, other, committee, steps, await attachments.Of(id, by, cancel), await referrals.View(id, by, cancel), Shown(matter.BadgeAt(now, settings), matter.NextAt(now), mine.Side), now);
    }

    /// <summary>The badge in words for parties: 红 is 办理受阻、上级督办, and who answers the invitation is said from their side.</summary>
    private static Badge Shown(Badge badge, Next next, Side side) => badge with
    {
        Word = badge.Colour == Colour.Red ? "办理受阻、上级督办" : badge.Word,
        NextActor = next.Todo != Todo.Answer ? badge.NextActor : next.IsUpTo(side) ? "您" : "对方",
    };
}
