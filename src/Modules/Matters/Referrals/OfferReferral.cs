using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>An officer proposes another service to somebody in a matter, or that one asks for it; with the word already given it goes on at once.</summary>
internal sealed class OfferReferral(AppDb db, ReferralRules rules, TakeReferral taking, INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        /// <summary>Chosen by the caller: proposing twice with one id proposes once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();
        [Required, StringLength(40), Display(Name = "转到哪项服务")] public string To { get; set; } = "";
        [Required(ErrorMessage = "请选择为谁转"), Display(Name = "为谁转")] public Guid? Participant { get; set; }
        [StringLength(Referral.TextLength), Display(Name = "为什么建议转")] public string? Why { get; set; }
        [Amount, Display(Name = "要多少钱（元）")] public long? Claim { get; set; }
        [StringLength(20), Display(Name = "事情发生在哪里")] public string? Place { get; set; }
        public List<File> Files { get; set => field = value ?? []; } = [];
        [Required(ErrorMessage = "请选择本人的意见"), Display(Name = "本人的意见")] public ReferralWay? Way { get; set; }
        [StringLength(Referral.TextLength), Display(Name = "本人怎么说的")] public string? Said { get; set; }
    }

    public sealed class File
    {
        public Guid Id { get; set; }
        public bool Take { get; set; }
    }

    /// <returns>The matter at the other end; null while the person's word is awaited.</returns>
    public async Task<Guid?> Handle(Guid matter, Form form, Actor by, CancellationToken cancel)
    {
        var from = await rules.Open(matter, by, cancel);
        if (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == form.Id && r.FromMatter == matter, cancel) is { } before) return before.ToMatter;
        var receiver = rules.Receivers(from.Kind).FirstOrDefault(r => r.Kind == form.To) ?? throw new Missing("这项服务");
        var open = rules.Source(from.Kind)?.For(from, by) ?? [];
        if (open.Count == 0) throw new RuleBroken("这件事现在不能转办，或者您不能提出转办。");
        var person = open.FirstOrDefault(p => p.Participant == form.Participant) ?? throw new RuleBroken("请选择为谁转。") { Field = nameof(form.Participant) };
        await DemandNone(matter, person, form.To, cancel);
        var load = await Carried(from, receiver, person, form, cancel);
        var (office, refusal) = await receiver.Look(load, cancel);
        if (refusal is not null) throw new RuleBroken(refusal);
        var offered = Referral.Offer(form.Id, from, person, form.To, office!, load, form.Why, by);
        db.Add(offered);
        if (by.Kind == ActorKind.Staff) await Ask(offered, from, person, receiver, form, by, cancel);
        var taken = by.Kind == ActorKind.Citizen ? await taking.Handle(offered, from, ReferralWay.OwnPage, null, by, cancel)
            : form.Way == ReferralWay.OwnPage ? (Guid?)null : await taking.Handle(offered, from, form.Way!.Value, form.Said, by, cancel);
        if (by.Kind == ActorKind.Citizen && from.Handler is { } officer) Tell(notices, offered, officer, $"当事人转到{rules.Kind(form.To).Title}：{from.Title}", "本人在自己的页面上提出，结果会转回来。", by.At);
        try { await db.SaveChangesAsync(cancel); }
        catch (Exception e) when (ReferralRules.Lost(e))
        {
            db.ChangeTracker.Clear(); // both ends at once: the first one stands
            return (await db.Referrals.AsNoTracking().SingleOrDefaultAsync(r => r.Id == form.Id, cancel) ?? throw new Overtaken()).ToMatter;
        }
        return taken;
    }

    public static string Fact(Guid referral) => $"referral/{referral}";

    public static void Tell(INotices notices, Referral of, Guid officer, string title, string text, DateTime at) =>
        notices.Send(new NoticeDraft($"{Fact(of.Id)}/{of.State}/{of.Version}/{officer}", officer, title, text, $"/work/m/{of.FromMatter}/referrals/{of.Id}", of.FromMatter), at);

    /// <summary>In the inbox of the person it is about, where there is one: a phone may be read by others.</summary>
    public static void TellPerson(INotices notices, Referral of, Matter from, string title, string text, DateTime at)
    {
        if (of.Person(from) is { } account) notices.Send(new NoticeDraft($"{Fact(of.Id)}/{of.State}/{account}", account, title, text, $"/m/{from.Id}/referrals/{of.Id}", from.Id), at);
    }

    private async Task Ask(Referral offered, Matter from, ReferralPerson person, IReceivesReferrals receiver, Form form, Actor by, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(form.Why)) throw new RuleBroken("请写明为什么建议转，本人会看到。") { Field = nameof(form.Why) };
        if (form.Way != ReferralWay.OwnPage) return;
        if (person.Account is not { } account) throw new RuleBroken("这个人还没有用手机号登录过，看不到页面。请当面或者打电话问过本人再转。") { Field = nameof(form.Way) };
        var title = rules.Kind(offered.ToKind).Title;
        await rules.Note(from, ReferralAct.Offer, by, ReferralRules.Article, $"建议{person.Name}转到{title}：{offered.Why}", cancel);
        notices.Send(new NoticeDraft($"{Fact(offered.Id)}/ask", account, $"可以转到{title}：{from.Title}", $"{receiver.Words}转不转由您决定，请打开看。", $"/m/{from.Id}/referrals/{offered.Id}", from.Id,
            rules.Source(from.Kind)!.MayText(from), Fact(offered.Id)), by.At);
    }

    private async Task DemandNone(Guid matter, ReferralPerson person, string to, CancellationToken cancel)
    {
        var open = await db.Referrals.AsNoTracking().FirstOrDefaultAsync(r => r.FromMatter == matter && r.FromParticipant == person.Participant && r.ToKind == to && r.EndedAt == null, cancel);
        if (open is not null) throw new RuleBroken(open.State == ReferralState.Offered ? $"已经建议过，正在等{person.Name}答复。" : $"已经转到{rules.Kind(to).Title}，还没有结果，不用再转。");
    }

    private async Task<ReferralLoad> Carried(Matter from, IReceivesReferrals receiver, ReferralPerson person, Form form, CancellationToken cancel)
    {
        var load = rules.Source(from.Kind)!.Load(from, person.Participant);
        if (receiver.Places(load) is { Count: > 0 } places)
            load = load with { Place = places.Any(p => p.Code == form.Place) ? form.Place! : throw new RuleBroken("请选择事情发生在哪里。") { Field = nameof(form.Place) } };
        if (receiver.AsksSum) load = load with { ClaimFen = form.Claim ?? load.ClaimFen };
        var chosen = form.Files.Where(f => f.Take).Select(f => f.Id).ToHashSet();
        var files = (await rules.Files(from, person.Participant, cancel)).Where(f => chosen.Contains(f.Id)).ToList();
        return load with { Files = [.. files.Select(f => f.Id)], Helper = load.Helper is { } helper ? helper with { HasMandate = files.Any(f => f.Kind == Attachments.FileKinds.Mandate) } : null };
    }
}
