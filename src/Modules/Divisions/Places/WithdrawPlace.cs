using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

/// <summary>A poster is taken down: its code leads nowhere from now on.</summary>
internal sealed class WithdrawPlace(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(10)] public string Code { get; set; } = "";
        [Display(Name = "停用原因"), Required, StringLength(200)] public string Why { get; set; } = "";
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var place = await db.Places.SingleOrDefaultAsync(p => p.Code == form.Code, cancel) ?? throw new Missing("这个场所码");
        if (!by.May(DivisionsModule.PrintPlaces, place.Division)) throw new Missing("这个场所码");
        place.Withdraw(form.Why, by);
        db.Audit(by, "停用场所码", "维护场所码", detail: $"{place.Code} {place.Label}");
        await db.SaveChangesAsync(cancel);
    }
}
