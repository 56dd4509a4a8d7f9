using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A notice of police, procuratorate or court is taken in: no hardship test, three days from its receipt (LAL 36).</summary>
internal sealed class FileNotice(AppDb db, ApplyForAid applying, IOrganizations organizations, Settings settings)
{
    [ValidatableType]
    public sealed class Form : NoticeForm
    {
        [Required(ErrorMessage = "请选择在哪个县（市、区）办"), Display(Name = "在哪个县（市、区）办")] public string Place { get; set; } = "";
        [Required(ErrorMessage = "请选择哪个机关"), Display(Name = "哪个机关")] public NoticeOrgan? Organ { get; set; }
        [Required, StringLength(60), Display(Name = "单位名称")] public string OrganName { get; set; } = "";

        /// <summary>Id of the organization, where it is entered; without it the name is looked up.</summary>
        [StringLength(36), Display(Name = "登记过的单位")] public string? Body { get; set; }
        [Required, Display(Name = "哪天收到")] public DateOnly? Received { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        db.Add(await Take(form, Matters.Channels.Notice, by, cancel));
        return await Save(form, by, () => db.Open<AidCase>(form.Id, by, cancel), cancel);
    }

    /// <summary>The organ's own clerk sends it: received now, by the centre of the organ's place.</summary>
    public async Task<Guid> HandleOwn(NoticeForm form, OrganizationCard organ, Actor by, CancellationToken cancel)
    {
        db.Add(await TakeOwn(form, organ, by, cancel));
        return await Save(form, by, () => db.OpenOwn(form.Id, by, cancel), cancel);
    }

    /// <param name="open">Sent twice the first one stands, if it is in this person's reach.</param>
    private async Task<Guid> Save(NoticeForm form, Actor by, Func<Task<AidCase>> open, CancellationToken cancel)
    {
        db.Audit(by, "登记办案机关通知", "法律援助", form.Id);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            db.ChangeTracker.Clear();
            if (!await db.AidCases.AnyAsync(c => c.Id == form.Id, cancel)) throw Known(form, "这份通知");
            await open();
        }
        return form.Id;
    }

    /// <summary>The case of a notice, not yet in the database.</summary>
    public async Task<AidCase> Take(Form form, string channel, Actor by, CancellationToken cancel)
    {
        if (!by.May(AidPermissions.Examine, form.Place)) throw new RuleBroken("您没有在这个地方登记的权限。") { Field = nameof(form.Place) };
        var centre = await applying.CentreOf(form.Place, cancel);
        var body = await BodyOf(form, cancel);
        if (form.Received!.Value.Year < 2000) throw new RuleBroken("收到的日子不对，请核对年份。") { Field = nameof(form.Received) };
        var today = by.At.CityDay();
        // where only the day is known the three days are counted from it; the hour of the day makes no difference
        var received = form.Received!.Value == today ? by.At : form.Received.Value > today ? throw new RuleBroken("收到的日子不能晚于今天。") { Field = nameof(form.Received) } : form.Received.Value.StartsAt();
        return await Make(form, (form.Organ!.Value, body?.Name ?? form.OrganName.Trim(), body?.Id), form.Place, centre, received, channel, by, cancel);
    }

    /// <summary>The same for the organ's own clerk.</summary>
    public async Task<AidCase> TakeOwn(NoticeForm form, OrganizationCard organ, Actor by, CancellationToken cancel)
    {
        if (!by.IsOf(organ.Id)) throw new Missing("这个单位");
        // a police station lies in a town; its notices go to the county's centre
        var place = BindNotices.AreaOf(organ);
        return await Make(form, (organ.Kind.Organ, organ.Name, organ.Id), place, await applying.CentreOf(place, cancel), by.At, Matters.Channels.Organ, by, cancel);
    }

    private async Task<AidCase> Make(NoticeForm form, (NoticeOrgan Kind, string Name, Guid? Body) organ, string place, (Guid Id, string Word) centre, DateTime received, string channel, Actor by, CancellationToken cancel)
    {
        if (form.Found?.Year < 2000) throw new RuleBroken("发现的日子不对，请核对年份。") { Field = nameof(form.Found) };
        if (form.Found > received.CityDay()) throw new RuleBroken("发现的日子不能晚于收到通知的日子。") { Field = nameof(form.Found) };
        var (number, name) = (form.Number.Trim(), form.Name.Trim());
        if (await db.AidCases.AnyAsync(c => c.NoticeFrom == organ.Name && c.NoticeNumber == number && c.Id != form.Id && c.Persons.Any(p => p.Name == name), cancel)) throw Known(form, organ.Name);
        var person = AidPerson.Of(Guid.CreateVersion7(), name, null, form.IdNumber, null, null, AidSpeaker.Self, null, null, null);
        var filed = AidCase.Notified(form.Id, place, centre, person, new(organ.Kind, organ.Name, number, form.Stage!.Value, form.Grounds, form.Charge.Trim(), form.Held, received, organ.Body), channel, by, settings);
        if (form.Found is { } found) filed.TrackFiled(OtherTerm.Notify, found.StartsAt(), received, by, settings);
        return filed;
    }

    /// <summary>The organization a notice names, by its id or else by kind and name; null where none is entered.</summary>
    private async Task<OrganizationCard?> BodyOf(Form form, CancellationToken cancel)
    {
        var organs = await organizations.OfKinds([form.Organ!.Value.Kind], cancel);
        if (string.IsNullOrWhiteSpace(form.Body)) return organs.Where(o => o.Name == form.OrganName.Trim() && form.Place.StartsWith(BindNotices.AreaOf(o), StringComparison.Ordinal)).Take(2).ToList() is [var only] ? only : null;
        return organs.FirstOrDefault(o => Guid.TryParse(form.Body, out var id) && o.Id == id) ?? throw new RuleBroken("没有登记过这个单位，请改选，或者在下面填写。") { Field = nameof(form.Body) };
    }

    private static RuleBroken Known(NoticeForm form, string organ) => new($"{organ}{form.Number.Trim()}里的{form.Name.Trim()}已经登记过。") { Field = nameof(form.Number) };
}
