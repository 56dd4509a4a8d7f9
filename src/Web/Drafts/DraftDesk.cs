using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Web;

/// <summary>Keeps the drafts of the present browser, one of each kind: a random token in a cookie of the kind leads to the row.</summary>
internal sealed class DraftDesk(AppDb db, TimeProvider clock, Settings settings, IActors actors, IAttachments attachments, IHttpContextAccessor accessor)
{
    private const long Mega = 1024 * 1024;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A draft belongs to a browser.");

    /// <summary>Many people use this device.</summary>
    public bool Shared => Http.Request.Cookies["shared"] == "1";

    public static string Cookie(string kind) => $"draft-{kind}";

    /// <summary>The open draft of this kind in this browser, if there is one.</summary>
    public async Task<Draft?> Current(string kind, CancellationToken cancel)
    {
        if (Http.Request.Cookies[Cookie(kind)] is not { Length: > 0 and < 100 } token) return null;
        var (hash, now) = (LinkToken.Hash(token), clock.Now());
        return await db.Drafts.SingleOrDefaultAsync(d => d.TokenHash == hash && d.Kind == kind && d.FiledAt == null && d.ExpiresAt > now, cancel);
    }

    public Draft Start(string kind)
    {
        var token = LinkToken.New();
        var shared = Shared;
        var draft = Draft.Start(kind, LinkToken.Hash(token), shared, CallerNetwork.Of(Http.Connection.RemoteIpAddress), clock.Now());
        db.Add(draft);
        // On a shared device the cookie goes with the browser.
        Http.Response.Cookies.Append(Cookie(kind), token, new()
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Http.Request.IsHttps,
            IsEssential = true,
            MaxAge = shared ? null : TimeSpan.FromDays(settings.On(DraftSettings.Days, clock.Now())),
        });
        return draft;
    }

    /// <summary>Keeps the answers and lets the draft live on from now.</summary>
    public async Task Save<TAnswers>(Draft draft, TAnswers answers, CancellationToken cancel)
    {
        var now = clock.Now();
        draft.Write(answers, now + (draft.Shared
            ? TimeSpan.FromMinutes(settings.On(DraftSettings.SharedMinutes, now))
            : TimeSpan.FromDays(settings.On(DraftSettings.Days, now))));
        await SaveFreely(cancel);
    }

    /// <summary>Puts chosen files to the draft; they are the matter's once it is filed.</summary>
    /// <param name="counter">Where to go when there is no room.</param>
    public async Task Take(Draft draft, DraftFiles kind, IEnumerable<IFormFile> files, string counter, CancellationToken cancel)
    {
        var given = files.Where(f => f.Length > 0).ToList();
        var known = (await attachments.Of(draft.Id, cancel)).Where(f => f.Kind == kind.Kind).ToList();
        kind.DemandCount(known.Count + given.Count);
        var replaced = kind.One ? known : [];
        foreach (var old in replaced) await attachments.Discard(draft.Id, old.Id, cancel);
        await DemandRoom(draft, given.Sum(f => f.Length), counter, cancel);
        var by = await actors.Current(cancel);
        var giver = by.Kind == ActorKind.Visitor ? by with { Name = "申请人" } : by;
        var held = draft.Bytes - replaced.Sum(f => f.Bytes);
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var card = await Add(draft, kind, file.FileName, content, giver, cancel);
            kind.DemandType(card);
            held += card.Bytes;
        }
        draft.Hold(held);
        await SaveFreely(cancel);
    }

    private async Task<AttachmentCard> Add(Draft draft, DraftFiles kind, string name, Stream content, Actor giver, CancellationToken cancel)
    {
        try { return await attachments.Add(draft.Id, kind.Kind, name, content, giver, cancel, draft.Giver, kind.VisibleToOthers); }
        catch (RuleBroken refused) when (refused.GetType() == typeof(RuleBroken) && refused.Field is null)
        {
            throw new RuleBroken($"“{name}”没有收下：{refused.Message}") { Field = kind.Field }; // of several, which one
        }
    }

    /// <summary>Whoever files need not be known, so what drafts may keep is measured by the place they come from and by all of them together.</summary>
    private async Task DemandRoom(Draft draft, long more, string counter, CancellationToken cancel)
    {
        var now = clock.Now();
        var open = db.Drafts.Where(d => d.FiledAt == null && d.ExpiresAt > now);
        var (here, all) = (settings.On(DraftSettings.MbPerNetwork, now), settings.On(DraftSettings.Mb, now));
        if (await open.Where(d => d.Network == draft.Network).SumAsync(d => d.Bytes, cancel) + more > here * Mega || await open.SumAsync(d => d.Bytes, cancel) + more > all * Mega)
            throw new RuleBroken($"没有提交的申请已经占满了存放照片和录音的空间，这次没有收下。请先不带照片提交，提交以后再补充；或者过一会儿再试，也可以到{counter}办理。");
    }

    public async Task Remove(Draft draft, Guid file, CancellationToken cancel)
    {
        draft.Hold(draft.Bytes - (await attachments.Of(draft.Id, cancel)).Where(f => f.Id == file).Sum(f => f.Bytes));
        await attachments.Discard(draft.Id, file, cancel);
        await SaveFreely(cancel);
    }

    public async Task Abandon(Draft draft, CancellationToken cancel)
    {
        await attachments.Discard(draft.Id, null, cancel);
        draft.Abandon(clock.Now());
        await SaveFreely(cancel);
        Forget(draft.Kind);
    }

    public void Forget(string kind) => Http.Response.Cookies.Delete(Cookie(kind), new() { Path = "/" });

    // Keeping a draft may happen any number of times: the form's key is spent by filing alone, else a step sent again from
    // an earlier page of the browser would be taken for done.
    private async Task SaveFreely(CancellationToken cancel)
    {
        var key = db.RequestKey;
        db.RequestKey = null;
        try { await db.SaveChangesAsync(cancel); }
        finally { db.RequestKey = key; }
    }
}
