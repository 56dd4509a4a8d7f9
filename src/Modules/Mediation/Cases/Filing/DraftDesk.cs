using Fashu.Attachments;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Keeps the draft of the present browser: a random token in a cookie leads to the row.</summary>
internal sealed class DraftDesk(AppDb db, TimeProvider clock, Settings settings, IActors actors, IAttachments attachments, IHttpContextAccessor accessor)
{
    public const string Cookie = "draft";
    public const int MostPhotos = 9;
    private const long Mega = 1024 * 1024;

    private HttpContext Http => accessor.HttpContext ?? throw new InvalidOperationException("A draft belongs to a browser.");

    /// <summary>Many people use this device.</summary>
    public bool Shared => Http.Request.Cookies["shared"] == "1";

    /// <summary>The open draft of this browser, if there is one.</summary>
    public async Task<FilingDraft?> Current(CancellationToken cancel)
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 and < 100 } token) return null;
        var (hash, now) = (LinkToken.Hash(token), clock.Now());
        return await db.FilingDrafts.SingleOrDefaultAsync(d => d.TokenHash == hash && d.FiledAt == null && d.ExpiresAt > now, cancel);
    }

    public FilingDraft Start()
    {
        var token = LinkToken.New();
        var shared = Shared;
        var draft = FilingDraft.Start(LinkToken.Hash(token), shared, CallerNetwork.Of(Http.Connection.RemoteIpAddress), clock.Now());
        db.Add(draft);
        // On a shared device the cookie goes with the browser.
        Http.Response.Cookies.Append(Cookie, token, new()
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = Http.Request.IsHttps,
            IsEssential = true,
            MaxAge = shared ? null : TimeSpan.FromDays(settings.On(MediationSettings.DraftDays, clock.Now())),
        });
        return draft;
    }

    /// <summary>Keeps the answers and lets the draft live on from now.</summary>
    public async Task Save(FilingDraft draft, FilingAnswers answers, CancellationToken cancel)
    {
        var now = clock.Now();
        draft.Write(answers, now + (draft.Shared
            ? TimeSpan.FromMinutes(settings.On(MediationSettings.SharedDraftMinutes, now))
            : TimeSpan.FromDays(settings.On(MediationSettings.DraftDays, now))));
        await SaveFreely(cancel);
    }

    /// <summary>Puts chosen files to the draft; they are the case's once it is filed.</summary>
    public async Task Take(FilingDraft draft, string kind, IEnumerable<IFormFile> files, CancellationToken cancel)
    {
        var given = files.Where(f => f.Length > 0).ToList();
        var known = (await attachments.Of(draft.Id, cancel)).Where(f => f.Kind == kind).ToList();
        if (kind == FileKinds.Photo && known.Count + given.Count > MostPhotos) throw new RuleBroken($"照片最多{MostPhotos}张。多出的可以在提交以后再补充。");
        // One recording; a new one takes the place of the old.
        var replaced = kind == FileKinds.Voice ? known : [];
        foreach (var old in replaced) await attachments.Discard(draft.Id, old.Id, cancel);
        await DemandRoom(draft, given.Sum(f => f.Length), cancel);
        var by = await actors.Current(cancel);
        var giver = by.Kind == ActorKind.Visitor ? by with { Name = "申请人" } : by;
        var held = draft.Bytes - replaced.Sum(f => f.Bytes);
        foreach (var file in given)
        {
            await using var content = file.OpenReadStream();
            var card = await Add(draft, kind, file.FileName, content, giver, cancel);
            DemandRight(card);
            held += card.Bytes;
        }
        draft.Hold(held);
        await SaveFreely(cancel);
    }

    private static void DemandRight(AttachmentCard card)
    {
        if (card.Kind == FileKinds.Photo && !Is("image/")) throw new RuleBroken($"“{card.Name}”不是照片，请重新选择。其他材料可以在提交以后补充。") { Field = FieldOf(card.Kind) };
        if (card.Kind == FileKinds.Voice && !Is("audio/") && !Is("video/")) throw new RuleBroken($"“{card.Name}”不是录音，请重新选择。") { Field = FieldOf(card.Kind) };

        bool Is(string type) => card.ContentType.StartsWith(type, StringComparison.Ordinal);
    }

    private async Task<AttachmentCard> Add(FilingDraft draft, string kind, string name, Stream content, Actor giver, CancellationToken cancel)
    {
        try { return await attachments.Add(draft.Id, kind, name, content, giver, cancel, draft.Party, visibleToOthers: kind != FileKinds.Mandate); }
        catch (RuleBroken refused) when (refused.GetType() == typeof(RuleBroken) && refused.Field is null)
        {
            throw new RuleBroken($"“{name}”没有收下：{refused.Message}") { Field = FieldOf(kind) }; // of several, which one
        }
    }

    private static string? FieldOf(string kind) => kind == FileKinds.Photo ? nameof(WhatForm.Photos) : kind == FileKinds.Voice ? nameof(WhatForm.Voice) : null;

    /// <summary>Whoever files need not be known, so what drafts may keep is measured by the place they come from and by all of them together.</summary>
    private async Task DemandRoom(FilingDraft draft, long more, CancellationToken cancel)
    {
        var now = clock.Now();
        var open = db.FilingDrafts.Where(d => d.FiledAt == null && d.ExpiresAt > now);
        var (here, all) = (settings.On(MediationSettings.DraftMbPerNetwork, now), settings.On(MediationSettings.DraftMb, now));
        if (await open.Where(d => d.Network == draft.Network).SumAsync(d => d.Bytes, cancel) + more > here * Mega || await open.SumAsync(d => d.Bytes, cancel) + more > all * Mega)
            throw new RuleBroken("没有提交的申请已经占满了存放照片和录音的空间，这次没有收下。请先不带照片提交，提交以后再补充；或者过一会儿再试，也可以到就近的调解委员会窗口办理。");
    }

    public async Task Remove(FilingDraft draft, Guid file, CancellationToken cancel)
    {
        draft.Hold(draft.Bytes - (await attachments.Of(draft.Id, cancel)).Where(f => f.Id == file).Sum(f => f.Bytes));
        await attachments.Discard(draft.Id, file, cancel);
        await SaveFreely(cancel);
    }

    public async Task Abandon(FilingDraft draft, CancellationToken cancel)
    {
        await attachments.Discard(draft.Id, null, cancel);
        draft.Abandon(clock.Now());
        await SaveFreely(cancel);
        Forget();
    }

    public void Forget() => Http.Response.Cookies.Delete(Cookie, new() { Path = "/" });

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
