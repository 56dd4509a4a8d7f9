using Fashu.Attachments;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>More workers come into a case that is not decided yet, from a sheet. The same sheet may come again: who is there stays as he is.</summary>
internal sealed class ImportWorkers(AppDb db, WorkerSheet reading, IPeople people, IAttachments files, FindEarlier earlier, Settings settings)
{
    /// <param name="goodOnly">Rows without fault are taken while others wait to be mended; else one fault and nothing is done.</param>
    public async Task<ImportOutcome> Handle(Guid id, Stream file, bool dryRun, bool goodOnly, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (!matter.IsOpenTo(AidAct.Admit, by)) throw new RuleBroken($"现在是“{matter.Stage.Title()}”，不能增加申请人。已经作出决定的，新来的人请另行申请。");
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        var workers = reading.Read(sheet, matter, matter.OtherName, matter.OtherPhone, by.At, outcome);
        if (!dryRun && workers.Count > 0 && (goodOnly || sheet.Errors.Count == 0))
        {
            if (!matter.IsGroup) await files.KeepFor(id, matter.Applicant.Id, cancel);
            var screening = Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings));
            matter.Admit(await Persons(workers, by, cancel), screening, by, settings);
            await earlier.Look(matter, screening, by.At, cancel);
            db.Audit(by, "导入申请人名单", "法律援助", id, detail: $"新增{workers.Count}人");
            await db.SaveChangesAsync(cancel);
        }
        return outcome.Refuse(sheet.Errors);
    }

    /// <summary>Persons of these lines, each with the account of the own phone.</summary>
    public async Task<IReadOnlyList<AidPerson>> Persons(IReadOnlyList<Worker> workers, Actor by, CancellationToken cancel)
    {
        var called = workers.Where(w => w.Phone is not null).ToList();
        var accounts = called.Zip(await people.FindOrAdd([.. called.Select(w => (w.Phone!, (string?)w.Name))], by, cancel)).ToDictionary(a => a.First, a => a.Second);
        return [.. workers.Select(w => AidPerson.Of(Guid.CreateVersion7(), w.Name, w.Phone, w.IdNumber, null, accounts.TryGetValue(w, out var account) ? account : null, AidSpeaker.Self, null, null, w.ClaimFen)
            .With(w.ClaimFor, w.Remark, w.Represents))];
    }
}
