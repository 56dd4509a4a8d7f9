using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.LegalAid;

/// <summary>Two days on duty of the tour's lawyer, once, in demo mode only.</summary>
internal sealed class LoadSampleDuty(AppDb db, IOrganizations organizations, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    public int Order => 166;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.DutyShifts.AnyAsync(cancel)) return;
        var now = clock.Now();
        if (await SampleAidDesk.Of(DivisionSamplePlaces.TourCounty, organizations, cancel) is not { } desk || desk.Lawyers.FirstOrDefault(l => l.Staff == SampleStaff.Lawyer) is not { } lawyer) return;
        var by = new Actor(lawyer.Staff, lawyer.Name, ActorKind.Staff, now) { Post = "法援律师" };
        Shift(now.AddDays(-3).CityDay(), DutySite.Detention, "青溪县看守所",
            Talk(9, "谭家旺", "盗窃罪", CriminalStage.Investigation, [DutyHelp.Advice, DutyHelp.Measure], "问能不能取保候审。告诉了条件和怎样申请，代写申请书，交青溪县公安局。", wantsAid: true),
            Talk(10, "莫有田", "故意伤害罪", CriminalStage.Prosecution, [DutyHelp.Advice, DutyHelp.Opinion], "问赔了钱会怎样。说明了谅解书和刑期的关系。", opinion: "已经赔偿并取得谅解，伤情为轻伤二级，初犯，建议适用缓刑。"));
        Shift(now.AddDays(-1).CityDay(), DutySite.Procuratorate, "青溪县人民检察院",
            Talk(14, "施小满", "危险驾驶罪", CriminalStage.Prosecution, [DutyHelp.Advice, DutyHelp.Procedure, DutyHelp.Plea], "解释了速裁程序和认罪认罚的结果，本人选择速裁程序。", plea: "危险驾驶罪，拘役一个月、缓刑二个月，并处罚金；适用速裁程序。听清、看过，自愿签名，没有异议。"));
        await db.SaveChangesAsync(cancel);

        void Shift(DateOnly day, DutySite site, string name, params Func<DateOnly, DutyNote>[] notes)
        {
            var shift = DutyShift.Begin(desk.Place, desk.Centre.Id, lawyer.FirmName, day, site, name, by);
            foreach (var note in notes) shift.Record(note(day), by);
            db.Add(shift);
        }
    }

    private static Func<DateOnly, DutyNote> Talk(int hour, string name, string charge, CriminalStage stage, IReadOnlyList<DutyHelp> helps, string said, string? opinion = null, string? plea = null, bool wantsAid = false) =>
        day => new(day.StartsAt().AddHours(hour), day.StartsAt().AddHours(hour).AddMinutes(40), name, charge, stage, helps, said, opinion, plea, wantsAid);
}
