using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Staff apply for many workers of one employer: what they share once, each person from a line of the sheet (LAL 41).</summary>
internal sealed class ApplyForGroup(AppDb db, WorkerSheet reading, ImportWorkers importing, ApplyForAid applying, FindEarlier earlier, Settings settings)
{
    /// <param name="goodOnly">Rows without fault are taken while others wait to be mended.</param>
    /// <returns>What the sheet says; the case is there when nothing is wrong, or when good rows alone were asked for.</returns>
    public async Task<ImportOutcome> Handle(AidGroupForm form, Circumstances known, bool pledges, Stream file, bool dryRun, bool goodOnly, Actor by, CancellationToken cancel)
    {
        if (!by.May(AidPermissions.Examine, form.Place)) throw new RuleBroken("您没有在这个地方代人申请的权限。") { Field = nameof(form.Place) };
        var centre = await applying.CentreOf(form.Place, cancel);
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        var workers = reading.Read(sheet, null, form.OtherName, form.OtherPhone, by.At, outcome);
        outcome.Refuse(sheet.Errors);
        if (dryRun || sheet.Errors.Count > 0 && !goodOnly) return outcome;
        if (workers.Count < 2) throw new RuleBroken("名单里至少要有2个没有问题的人。一个人的请用“代为申请”。");
        var persons = await importing.Persons(workers, by, cancel);
        if (form.Pledged && pledges && await earlier.BarredFromPledging(persons, by.At, cancel) is { Count: > 0 } barred)
            throw new RuleBroken($"{string.Join("、", barred)}以前的经济状况承诺不属实，不能再用承诺代替证明。请不勾承诺，或者让他们另行申请、交说明表（法律援助法第41条；告知承诺制的规定）。") { Field = nameof(form.Pledged) };
        var screening = Screening.Of(known, AidTables.On(by.At.CityDay(), settings));
        var filed = AidCase.Apply(form.Id, form.Place, centre, persons[0], form.ToClaim(known, pledges, settings.Calendar, by.At.CityDay()), screening, Fashu.Matters.Channels.AskedOf(form.Channel), by, settings);
        filed.Admit([.. persons.Skip(1)], screening, by, settings);
        if (await earlier.Repeat(filed, cancel) is { } before) filed.FindRepeat(before, screening);
        db.Add(filed);
        db.Audit(by, ApplyForAid.Filed, form.Channel, filed.Id, detail: $"{persons.Count}人");
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            db.ChangeTracker.Clear();
            await db.Open<AidCase>(form.Id, by, cancel); // sent twice: the first one stands, if it is in this officer's reach
        }
        return outcome;
    }
}
