using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Fashu.Matters;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>A resident asks for mediation, or staff file for somebody who cannot (PML 17; PMR).</summary>
internal sealed class FileApplication(AppDb db, IPeople people, IReuse reuse, ISafeContact contacts, IDivisions divisions, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Id of the new case, chosen by the caller: filing twice with one id files once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();

        /// <summary>Id of the applicant's party, chosen with <see cref="Id"/>: files may be given in its name before filing.</summary>
        public Guid ApplicantId { get; set; } = Guid.CreateVersion7();

        [Required, Display(Name = "发生的地方")] public string Place { get; set; } = "";
        public string? ScannedCode { get; set; }
        [Required, StringLength(5000), Display(Name = "发生了什么")] public string Facts { get; set; } = "";
        [Required, StringLength(60), Display(Name = "对方是谁")] public string OtherName { get; set; } = "";
        [Display(Name = "对方是个人还是单位")] public PartyKind OtherKind { get; set; }
        [Phone, Display(Name = "对方电话")] public string? OtherPhone { get; set; }
        [Required, StringLength(1000), Display(Name = "您想怎么解决")] public string Wanted { get; set; } = "";
        [Display(Name = "现在有没有人身危险")] public bool Danger { get; set; }
        [Display(Name = "是否已在别处处理")] public Exclusion Exclusion { get; set; }
        [StringLength(60), Display(Name = "怎么称呼您")] public string? Name { get; set; }

        /// <summary>Read on the page; or, where staff file for somebody, read out to the applicant.</summary>
        [Display(Name = "已阅读权利义务告知书")] public bool RightsRead { get; set; }

        /// <summary>Whom the applicant speaks for, where not for himself.</summary>
        public Behalf Behalf { get; set; } = new();

        /// <summary>Nothing goes to the applicant's phone by itself.</summary>
        [Display(Name = "不要给手机发消息")] public bool Silent { get; set; }

        /// <summary>The applicant lets us take what he entered before, where it was offered.</summary>
        [Display(Name = "这次也用这些资料")] public bool Reuse { get; set; }

        /// <summary>Only when staff file for somebody they found: what is known of that person is carried over, if the person says so (PIPL 13, 14).</summary>
        public Guid? Known { get; set; }
        [Display(Name = "本人说可以用以前的资料")] public bool KnownAgrees { get; set; }

        /// <summary>Only when staff file for somebody: whose matter it is.</summary>
        [Phone, Display(Name = "申请人电话")] public string? ForPhone { get; set; }
        [StringLength(20), Display(Name = "来源")] public string Channel { get; set; } = Channels.Network;
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (Route(form.Exclusion) is { } route) throw new RuleBroken(route) { Field = nameof(form.Exclusion) };
        if (divisions.Find(form.Place) is not { Level: >= DivisionLevel.Village }) throw new RuleBroken("请选择发生在哪个村（社区）或网格。") { Field = nameof(form.Place) };
        var (speaker, applicant) = await Applicant(form, by, cancel);
        var signs = DangerSigns.In(form, settings.On(MediationSettings.DangerWords, by.At));
        var filed = MediationCase.File(form.Id, form.Place, form.Facts, form.Wanted, applicant,
            Party.Of(Side.Respondent, form.OtherKind, form.OtherName, form.OtherPhone, null),
            signs, by.Kind == ActorKind.Citizen ? OwnChannel(form) : Channels.AskedOf(form.Channel), form.ScannedCode, by, settings);
        form.Behalf.Enter(filed, speaker);
        var reused = await reuse.Take(form.Reuse, form.Id, "申请人民调解", form.Behalf.Asked, by, cancel);
        if (reused is not { IdNumber: null, Address: null }) applicant.Describe(applicant.Name, reused.IdNumber, reused.Address, null);
        if (reused.Contact is { } earlier) await contacts.Repeat(earlier, filed.Id, applicant.Id, form.Silent, by, cancel);
        else if (form.Silent) contacts.KeepSilent(filed.Id, applicant.Id, by.Kind == ActorKind.Citizen ? "本人申请时提出" : "申请时当面、电话里提出", by);
        if (form.RightsRead) filed.ReadRights(applicant, by.Kind == ActorKind.Citizen ? ReadRights.OwnPage : ReadRights.ReadOut, by);
        db.Add(filed);
        if (by.Kind == ActorKind.Staff) db.Audit(by, ReadFiled.Filed, form.Channel, filed.Id);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            // Sent twice: the first one stands, if it is this person's.
            db.ChangeTracker.Clear();
            if (!await db.Audits.AnyAsync(a => a.ActorId == by.Id && a.Matter == form.Id && a.Act == ReadFiled.Filed, cancel)) await db.Open<MediationCase>(form.Id, by, cancel);
        }
        return form.Id;
    }

    // A court or an agency that sent the matter is named by staff alone.
    private static string OwnChannel(Form form) => form.ScannedCode is null ? Channels.Network : Channels.Scan;

    /// <summary>The right way for what a committee may not take (PMR 22); null where it may.</summary>
    public static string? Route(Exclusion exclusion) => exclusion switch
    {
        Exclusion.Court => "法院已经受理或判过的，请向法院申请调解、上诉或者申请执行，调解委员会不能再受理。",
        Exclusion.Police => "正在由公安机关处理或者可能是犯罪的，请找公安机关；有危险请马上拨打110。",
        Exclusion.Agency => "其他行政机关已经受理或处理的，请先向那个机关了解结果；不服的可以申请行政复议。",
        Exclusion.Reserved => "法律规定只能由专门机关处理的，调解委员会不能受理。可以拨打12348问清该找谁。",
        _ => null,
    };

    private async Task<(string Speaker, Party Party)> Applicant(Form form, Actor by, CancellationToken cancel)
    {
        if (by.Kind == ActorKind.Citizen)
        {
            var self = await people.Find(by.Id, cancel) ?? throw new Missing("您的账号");
            var name = self.Name ?? form.Name;
            if (string.IsNullOrWhiteSpace(name)) throw new RuleBroken("请填写怎么称呼您。") { Field = nameof(form.Name) };
            return (name, form.Behalf.Applicant(name, form.OtherName, await people.Phone(by.Id, by, "本人申请调解", cancel), by.Id, form.ApplicantId, by.At.CityDay()));
        }
        if (!by.May(MediationPermissions.FileForOthers, form.Place)) throw new RuleBroken("您没有在这个地方代人申请的权限。");
        if (form.Known is { } known)
        {
            var carried = await people.CarryOver(known, form.KnownAgrees, form.Id, by, cancel);
            var called = carried.Name ?? form.Name ?? "";
            var party = form.Behalf.Applicant(called, form.OtherName, carried.Phone, known, form.ApplicantId, by.At.CityDay());
            if (form.Behalf.ForSelf && carried.IdNumber is not null) party.Describe(party.Name, carried.IdNumber, null, null);
            return (called, party);
        }
        if (string.IsNullOrWhiteSpace(form.Name)) throw new RuleBroken("请填写申请人姓名。") { Field = nameof(form.Name) };
        Guid? person = form.ForPhone is { Length: > 0 } phone ? await people.FindOrAdd(phone, form.Name, by, cancel) : null;
        return (form.Name, form.Behalf.Applicant(form.Name, form.OtherName, form.ForPhone, person, form.ApplicantId, by.At.CityDay()));
    }
}
