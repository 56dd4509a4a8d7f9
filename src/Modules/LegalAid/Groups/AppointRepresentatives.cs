using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Fashu.LegalAid;

/// <summary>Many name who speaks for them.</summary>
internal sealed class AppointRepresentatives(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>As the list counts them: 1、5、12.</summary>
        [Required, StringLength(200), Display(Name = "代表人的序号")] public string Numbers { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        List<Guid> chosen = [];
        foreach (var number in form.Numbers.Narrow().Split(['、', ',', ' ', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
            chosen.Add(matter.Present.FirstOrDefault(p => p.No.ToString(CultureInfo.InvariantCulture) == number)?.Id ?? throw new RuleBroken($"名单里没有第{number}号，或者已经退出。") { Field = nameof(form.Numbers) });
        matter.Appoint(chosen, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
