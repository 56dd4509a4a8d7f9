using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>One of many is put right, or taken out of the list into which he came by mistake, before the decision and with the reason.</summary>
internal sealed class CorrectPerson(AppDb db, IPeople people, FindEarlier earlier, Settings settings)
{
    [ValidatableType]
    public sealed class Form : AidPersonForm
    {
        public Guid Person { get; set; }
        [Required, StringLength(500), Display(Name = "为什么改")] public string Reason { get; set; } = "";
    }

    [ValidatableType]
    public sealed class Removal
    {
        public Guid Person { get; set; }
        [Required, StringLength(500), Display(Name = "为什么移出")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.CorrectPerson(form.Person, await form.ToPerson(form.Person, people, by, cancel), form.Reason, Judged(matter), by);
        await earlier.Look(matter, Judged(matter), by.At, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task Remove(Guid id, Removal form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Remove(form.Person, form.Reason, Judged(matter), by);
        matter.BeginSupplement(by.At.CityDay(), by, settings);
        await db.SaveChangesAsync(cancel);
    }

    private Screening Judged(AidCase matter) => Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings));
}
