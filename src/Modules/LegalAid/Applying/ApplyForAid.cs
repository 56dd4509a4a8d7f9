using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Fashu.Matters;
using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Somebody asks for legal aid, or staff type it for somebody who cannot (LAL 38, 40, 41).</summary>
internal sealed class ApplyForAid(AppDb db, IPeople people, IReuse reuse, ISafeContact contacts, IDivisions divisions, IOrganizations organizations, WishLawyer wishing, FindEarlier past, Settings settings)
{
    public const string Filed = "代为申请法律援助";

    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Id of the new case, chosen by the caller: filing twice with one id files once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();

        /// <summary>Id of the applicant, chosen with <see cref="Id"/>: papers may be given in his name before filing.</summary>
        public Guid ApplicantId { get; set; } = Guid.CreateVersion7();

        /// <summary>The answers to the questions of scope and hardship.</summary>
        public Circumstances Known { get; set; } = new();

        [Required(ErrorMessage = "请选择在哪个县（市、区）办"), Display(Name = "在哪个县（市、区）办")] public string Place { get; set; } = "";
        [Required, StringLength(60), RealName, Display(Name = "需要援助的人的姓名")] public string Name { get; set; } = "";
        [IdNumber, Display(Name = "需要援助的人的身份证号")] public string? IdNumber { get; set; }
        [StringLength(200), Display(Name = "现在住在哪里")] public string? Address { get; set; }

        [Display(Name = "谁来申请")] public AidSpeaker Speaker { get; set; }
        [StringLength(60), RealName, Display(Name = "代为申请的人的姓名")] public string? SpeakerName { get; set; }
        [StringLength(200), Display(Name = "与需要援助的人是什么关系")] public string? SpeakerBasis { get; set; }

        [Required, StringLength(5000), Display(Name = "事情的经过")] public string Facts { get; set; } = "";
        [Required, StringLength(1000), Display(Name = "想要什么结果")] public string Wanted { get; set; } = "";
        [Required, StringLength(60), Display(Name = "对方是谁")] public string OtherName { get; set; } = "";
        [Display(Name = "对方是单位")] public bool OtherIsFirm { get; set; }
        [Phone, Display(Name = "对方电话")] public string? OtherPhone { get; set; }
        [Amount, Display(Name = "要多少钱（元）")] public long? Claim { get; set; }
        [Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
        [Display(Name = "不知道最后一天的，发生了什么")] public LimitEvent? LimitEvent { get; set; }
        [Display(Name = "发生在哪一天")] public DateOnly? LimitEventOn { get; set; }
        [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
        /// <summary>The lawyer the applicant would like, of those of the place; only the applicant says so.</summary>
        [Display(Name = "想请哪位律师")] public Guid? Lawyer { get; set; }
        [Display(Name = "我承诺家庭经济状况属实")] public bool Pledged { get; set; }

        /// <summary>Nothing goes to the applicant's phone by itself.</summary>
        [Display(Name = "不要给手机发消息")] public bool Silent { get; set; }

        /// <summary>The applicant lets us take what he entered before, where it was offered; what he types now goes before it.</summary>
        [Display(Name = "这次也用这些资料")] public bool Reuse { get; set; }

        /// <summary>Only when staff file for somebody they found: what is known of that person is carried over, if the person says so (PIPL 13, 14).</summary>
        public Guid? KnownPerson { get; set; }
        [Display(Name = "本人说可以用以前的资料")] public bool KnownAgrees { get; set; }

        /// <summary>Only when staff type it for somebody: whose case it is, and how it came in.</summary>
        [Phone, Display(Name = "申请人电话")] public string? ForPhone { get; set; }
        /// <summary>Who passed on the application of somebody detained, and when he had asked (LAL 39).</summary>
        [Display(Name = "谁转来的")] public PassedOnBy? PassedOnBy { get; set; }
        [Display(Name = "本人哪天提出的")] public DateOnly? AskedOn { get; set; }
        [Display(Name = "几点提出的")] public TimeOnly? AskedTime { get; set; }
        [StringLength(20), Display(Name = "来源")] public string Channel { get; set; } = Channels.Network;

        /// <summary>Of a home visit: when and where; empty for everything else.</summary>
        [Display(Name = "哪天上门的")] public DateOnly? VisitedOn { get; set; }
        [StringLength(100), Display(Name = "在哪里走访的")] public string? VisitedAt { get; set; }

        internal AidClaim ToClaim(WorkCalendar calendar, DateOnly today)
        {
            var (day, from) = AidLimits.Settle(LimitDay, LimitEvent, LimitEventOn, calendar, today);
            return new(Known, Facts, Wanted, OtherName, OtherIsFirm, OtherPhone, day, NeedsPreservation, Pledged, from);
        }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (form.Known is null) throw new RuleBroken("请先回答自查的问题。") { Field = nameof(form.Known) };
        var centre = await CentreOf(form.Place, cancel);
        if (form.Speaker != AidSpeaker.Self && string.IsNullOrWhiteSpace(form.SpeakerName)) throw new RuleBroken("请填写代为申请的人的姓名。") { Field = nameof(form.SpeakerName) };
        if (form.Speaker != AidSpeaker.Self && string.IsNullOrWhiteSpace(form.SpeakerBasis)) throw new RuleBroken("请写明与需要援助的人的关系，例如：父亲、受书面委托。") { Field = nameof(form.SpeakerBasis) };
        DemandAnother(form);
        var reused = await reuse.Take(form.Reuse, form.Id, "申请法律援助", EnteredInAid.Asked(form.Speaker, form.IdNumber, form.Address), by, cancel);
        var applicant = await Applicant(form, reused, by, cancel);
        var screening = Screening.Of(form.Known, AidTables.On(by.At.CityDay(), settings));
        if (form.Pledged && await past.PledgeBar(form.Speaker == AidSpeaker.Self ? applicant.PersonId : null, applicant.Name, applicant.IdNumber, by.At, cancel) is { } barred) throw new RuleBroken(barred) { Field = nameof(form.Pledged) };
        var channel = by.Kind == ActorKind.Citizen ? Channels.Network : Channels.AskedOf(form.Channel);
        var filed = AidCase.Apply(form.Id, form.Place, centre, applicant, form.ToClaim(settings.Calendar, by.At.CityDay()), screening, channel, by, settings, channel == Channels.Visit ? Visited(form, by) : null);
        if (form.Lawyer is { } wished && by.Kind == ActorKind.Citizen)
        {
            var lawyer = await wishing.Of(form.Place, wished, cancel);
            filed.Wish(lawyer.Staff, lawyer.Name, lawyer.FirmName, by);
        }
        if (await past.Repeat(filed, cancel) is { } before) filed.FindRepeat(before, screening);
        if (form.AskedOn?.Year < 2000) throw new RuleBroken("日子不对，请核对年份。") { Field = nameof(form.AskedOn) };
        if (form is { PassedOnBy: { } carrier, AskedOn: { } asked } && by.Kind == ActorKind.Staff) filed.TrackFiled(carrier == PassedOnBy.DutyLawyer ? OtherTerm.DutyForward : OtherTerm.Forward, asked.StartsAt() + (form.AskedTime ?? default).ToTimeSpan(), by.At, by, settings);
        db.Add(filed);
        if (reused.Contact is { } earlier) await contacts.Repeat(earlier, filed.Id, applicant.Id, form.Silent, by, cancel);
        else if (form.Silent) contacts.KeepSilent(filed.Id, applicant.Id, by.Kind == ActorKind.Citizen ? "本人申请时提出" : "申请时当面、电话里提出", by);
        if (by.Kind == ActorKind.Staff) db.Audit(by, Filed, form.Channel, filed.Id);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            // Sent twice: the first one stands, if it is this person's.
            db.ChangeTracker.Clear();
            if (!await db.Audits.AnyAsync(a => a.ActorId == by.Id && a.Matter == form.Id && a.Act == Filed, cancel)) await db.Open<AidCase>(form.Id, by, cancel);
        }
        return form.Id;
    }

    /// <summary>The institution that answers for a place, and the word of its numbers.</summary>
    public async Task<(Guid Id, string Word)> CentreOf(string place, CancellationToken cancel)
    {
        if (divisions.Find(place) is not { Level: DivisionLevel.County or DivisionLevel.City }) throw new RuleBroken("请选择在哪个县（市、区）办。") { Field = nameof(Form.Place) };
        var centre = await organizations.LegalAidCentreFor(place, cancel) ?? throw new RuleBroken("这个地方还没有登记法律援助机构，请拨打12348，或者到当地司法局办理。") { Field = nameof(Form.Place) };
        return (centre.Id, centre.NumberWord?.TrimEnd('字') ?? $"{divisions.Find(centre.Division)?.Name}法援");
    }

    private static string Visited(Form form, Actor by)
    {
        if (form.VisitedOn > by.At.CityDay()) throw new RuleBroken("上门的日子不能晚于今天。") { Field = nameof(form.VisitedOn) };
        return $"，{(form.VisitedOn ?? by.At.CityDay()).Formal()}上门{(string.IsNullOrWhiteSpace(form.VisitedAt) ? "" : $"：{form.VisitedAt.Trim()}")}";
    }

    // the other side cannot ask in somebody's name: another guardian or relative does (LAL 40)
    private static void DemandAnother(Form form)
    {
        if (form.Speaker == AidSpeaker.Self) return;
        if (form.SpeakerName!.Trim() == form.Name.Trim()) throw new RuleBroken("代为申请的人和需要援助的人是同一个人。为自己申请的，请选本人。") { Field = nameof(form.SpeakerName) };
        if (form.SpeakerName.Trim() == form.OtherName.Trim()) throw new RuleBroken("对方不能替需要援助的人申请，请由其他监护人、近亲属申请（法律援助法第四十条）。") { Field = nameof(form.SpeakerName) };
    }

    private async Task<AidPerson> Applicant(Form form, Reused reused, Actor by, CancellationToken cancel)
    {
        var (phone, idNumber, address) = (form.ForPhone, form.IdNumber is { Length: > 0 } typed ? typed : reused.IdNumber, form.Address is { Length: > 0 } lives ? lives : reused.Address);
        Guid? account;
        if (by.Kind == ActorKind.Citizen)
        {
            var self = await people.Find(by.Id, cancel) ?? throw new Missing("您的账号");
            // the name once verified stands; whoever applies for another types that one's
            if (form.Speaker == AidSpeaker.Self && self is { Verified: true, Name: { Length: > 0 } known } && known != form.Name.Trim())
                throw new RuleBroken($"您的账号实名是“{known}”。替别人申请的，请在“谁需要援助”里改。") { Field = nameof(form.Name) };
            if (form.Speaker == AidSpeaker.Self && self.Verified && idNumber is not null && await people.IdNumber(by.Id, by, "本人申请法律援助", cancel) is { } proved && proved != idNumber)
                throw new RuleBroken("和您核验过的身份证号不一样。不用填，窗口会核对核验过的号码。") { Field = nameof(form.IdNumber) };
            (phone, account) = (await people.Phone(by.Id, by, "本人申请法律援助", cancel), by.Id);
        }
        else
        {
            if (!AidPlaces.MayFile(by, form.Place)) throw new RuleBroken("您没有在这个地方代人申请的权限。") { Field = nameof(form.Place) };
            if (form.KnownPerson is { } known)
            {
                var carried = await people.CarryOver(known, form.KnownAgrees, form.Id, by, cancel);
                // whoever applies for another is the one that was found; the other's papers are the other's
                if (form.Speaker == AidSpeaker.Self && carried.Name is { } name && name != form.Name.Trim()) throw new RuleBroken($"找到的人是“{name}”。替别人申请的，请在“谁来申请”里改。") { Field = nameof(form.Name) };
                return AidPerson.Of(form.ApplicantId, form.Name, carried.Phone, form.Speaker == AidSpeaker.Self ? carried.IdNumber ?? idNumber : idNumber, form.Address, known, form.Speaker, form.SpeakerName, form.SpeakerBasis, form.Claim);
            }
            account = phone is { Length: > 0 } ? await people.FindOrAdd(phone, form.Speaker == AidSpeaker.Self ? form.Name : form.SpeakerName, by, cancel) : null;
        }
        return AidPerson.Of(form.ApplicantId, form.Name, phone, idNumber, address, account, form.Speaker, form.SpeakerName, form.SpeakerBasis, form.Claim);
    }
}
