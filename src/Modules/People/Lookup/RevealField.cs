using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>An officer reads a phone or ID number in full; the purpose is written down before the number is handed out.</summary>
internal sealed class RevealField(IPeople people, Reach reach)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        /// <summary>phone- or id- and the person.</summary>
        [Required, StringLength(60)] public string Id { get; set; } = "";
        [Required, StringLength(60), Display(Name = "查看目的")] public string Purpose { get; set; } = "";
    }

    public async Task<string> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var (what, person) = form.Id.Split('-', 2) is [var field, var id] && Guid.TryParse(id, out var known) ? (field, known) : throw new Missing("这项信息");
        if (!await reach.Covers(person, PeoplePermissions.Reveal, form.Purpose, by, cancel)) throw new RuleBroken(Reach.Refusal);
        return what switch
        {
            "phone" => await people.Phone(person, by, form.Purpose, cancel),
            "id" => await people.IdNumber(person, by, form.Purpose, cancel),
            _ => null,
        } ?? throw new Missing("这项信息");
    }
}
