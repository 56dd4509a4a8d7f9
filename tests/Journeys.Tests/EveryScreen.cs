using System.Text.RegularExpressions;
using Fashu.Divisions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>The main pages on small and large screens, in 长者版, in the dark and on paper: nothing runs over the edge, fingers hit, axe finds nothing.</summary>
public class EveryScreen(Chrome chrome, City city) : Journey(chrome)
{
    private const string Sideways = """
        (() => {
          const wide = document.documentElement.scrollWidth - innerWidth;
          if (wide <= 0) return [];
          const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table-scroll, .skip"));
          return [`${wide} px too wide: ${out.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" … ")}`];
        })()
        """;

    // a link within a sentence is as high as its line, and boxes count with their label
    private const string TooSmall = """
        [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(e => {
          if (e.matches(".skip") || !e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || getComputedStyle(e).display === "inline") return false;
          const box = (e.matches("[type=radio], [type=checkbox]") && e.closest("label") || e).getBoundingClientRect();
          return box.width > 0 && (box.height < 43.5 || box.width < 43.5);
        }).map(e => `${Math.round(e.getBoundingClientRect().width)}×${Math.round(e.getBoundingClientRect().height)} ${e.outerHTML.slice(0, 140)}`)
        """;

    [Fact]
    public async Task Citizens_pages()
    {
        var app = await city.App;
        var citizen = await Visit(app);
        List<string> wrong = [];
        foreach (var page in (string[])["/", "/help?q=邻居漏水", "/d/QXTKQ2", "/file/where", $"/file/where?at={DivisionSamplePlaces.TourVillage}", "/sign-in", "/privacy", "/accessibility", "/demo", "/services", "/services?q=工资", "/services?at=Lawyer", "/services?q=没有这样的事", "/services/aid", "/services/aid-notice", "/figures", "/figures?county=" + DivisionSamplePlaces.TourCounty,
            "/aid/check", "/aid/check?trouble=Wages&lawyer=false&asked=status", "/aid/check?trouble=Support&lawyer=false&status=None", "/aid/check?trouble=Wages&lawyer=false&status=MigrantWorker",
            "/aid/apply?trouble=Wages&lawyer=false&status=MigrantWorker", "/aid/apply/what", "/aid/apply/other", "/aid/lawyers", $"/aid/lawyers?place={DivisionSamplePlaces.TourCounty}", "/aid/quality-scale", "/aid/quality-draws"])
            await Judge(citizen, page, wrong, fingers: true);
        var id = await citizen.FileAtPoster("", SampleCitizens.Respondent.Phone, "物业停了我家地下车位的道闸，说欠物业费，其实是漏水没有修。", "安居物业", "10000001802");
        var aid = await app.With<AppDb, Guid>(db => Task.FromResult(db.Participants.Where(p => p.PersonId == SampleCitizens.Respondent.Id).Join(db.Matters.Where(m => m.Kind == "legalaid" && m.Stage == "Review"), p => p.MatterId, m => m.Id, (p, m) => m.Id).First()));
        var mediator = await Visit(app, script: false);
        await mediator.SignInAsStaff("mediator");
        await mediator.TakeOn(id);
        foreach (var page in (string[])["/", "/my", "/messages", "/me", "/me/profile", "/me/verify", "/me/consents", "/me/phone", "/me/readers", "/me/export", "/me/guardian", "/me/tokens", "/me/close", "/services/mediation-mediator/start", "/services/aid-object/start",
            $"/mediation/{id}", $"/mediation/{id}/evidence", $"/mediation/{id}/statement", $"/mediation/{id}/mediator", $"/mediation/{id}/withdraw", $"/m/{id}/rate", $"/m/{id}/refer/legalaid", $"/aid/{aid}", $"/aid/{aid}/lawyer", $"/aid/{aid}/recuse", $"/aid/{aid}/end", $"/m/{id}/contact"])
            await Judge(citizen, page, wrong, fingers: true);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("head", "/work", "/work/matters", "/work/search?q=漏水", "/work/inbox", "/work/me", "/work/me/password", "/work/me/conflicts", "/work/me/leave", "/work/me/tokens", "/work/mediation/file",
        "/work/mediation/{case}", "/work/mediation/{case}/assign", "/work/m/{case}/dossier", "/work/m/{case}/refer/legalaid", "/work/m/{case}/contact/{part}", "/work/people/{person}?why=群众来电来访", "/work/mediation/file?person={person}", "/work/mediation/seals", "/work/mediation/numbers", "/work/identities", "/work/identities/counter", "/work/people")]
    [InlineData("admin", "/work/admin", "/work/admin/divisions", "/work/admin/divisions/" + DivisionSamplePlaces.TourVillage, "/work/admin/divisions/import", "/work/admin/places", "/work/admin/posters?code=QXTKQ2",
        "/work/admin/organizations", "/work/admin/staff", "/work/admin/staff/new", "/work/admin/posts", "/work/admin/hand-overs", "/work/admin/settings", "/work/admin/settings/mediation.colours",
        "/work/admin/services", "/work/admin/services/aid", "/work/admin/calendar", "/work/admin/clocks", "/work/admin/workflows", "/work/admin/code-tables", "/work/admin/health")]
    [InlineData("county", "/work/services", "/work/admin/staff/{lawyer}", "/work/admin/staff/{lawyer}/lawyer")]
    [InlineData("county", "/work/aid/{RefusalObjected}", "/work/aid/{RefusalObjected}/objection", "/work/aid/{Refused}", "/work/aid/{Refused}/object", "/work/aid/{Archived}")]
    [InlineData("aid", "/work", "/work/aid/coverage", "/work/aid/notice", "/work/aid/notice/import", "/work/aid/{Review}", "/work/aid/{Review}/propose", "/work/aid/{Review}/means", "/work/aid/{Review}/others", "/work/aid/{Review}/recuse", "/work/aid/{Review}/supplement", "/work/aid/{Review}/verify", "/work/aid/{Review}/correct", "/work/aid/{Review}/transfer", "/work/aid/{Review}/withdraw", "/work/aid/{Review}/first",
        "/work/aid/{Review}/grant", "/work/aid/{Supplement}", "/work/aid/{Supplement}/supply", "/work/aid/{Granted}", "/work/aid/{Granted}/assign", "/work/aid/{Granted}/offer", "/work/aid/{Granted}/withdraw-offer", "/work/aid/{Granted}/complete", "/work/lawyers", "/work/admin/staff/{lawyer}/leave", "/work/aid/{Handling}", "/work/aid/{Handling}/visit", "/work/aid/{Handling}/replacement", "/work/aid/{Handling}/ask-replacement", "/work/aid/{Handling}/ask-end", "/work/aid/{Handling}/death", "/work/aid/{Supplement}/deliver", "/work/aid/{Withdrawn}", "/work/m/{Withdrawn}/dossier")]
    [InlineData("aid", "/work/aid/group", "/work/aid/group/{Review}/add", "/work/aid/group/{Review}/import", "/work/aid/group/{Review}/person/1", "/work/aid/group/{Review}/person/1/correct")]
    [InlineData("aidhead", "/work", "/work/aid/{Proposed}", "/work/aid/{Proposed}/decide", "/work/aid/{Handling}/terminate", "/work/aid/{FileIn}", "/work/aid/{FileIn}/file", "/work/aid/{FileChecked}", "/work/aid/{FileChecked}/subsidy", "/work/aid/{Paid}", "/work/aid/{Terminated}",
        "/work/m/{Paid}/dossier", "/work/aid/quality", "/work/aid/quality/{Paid}")]
    [InlineData("lawyer", "/work", "/work/me", "/work/me/aid", "/work/me/leave", "/work/aid/offers", "/work/aid/file", "/work/aid/filed", "/work/aid/{mine:Assigned}", "/work/aid/{mine:Assigned}/take", "/work/aid/{mine:Assigned}/return", "/work/aid/{mine:Handling}", "/work/aid/{mine:Handling}/contact", "/work/aid/{mine:Handling}/meeting",
        "/work/aid/{mine:Handling}/report", "/work/m/{mine:Handling}/refer/mediation", "/work/aid/{mine:Handling}/hearing", "/work/aid/{mine:Handling}/stage", "/work/aid/{mine:Handling}/move-hearing", "/work/aid/{mine:Handling}/cancel-hearing", "/work/aid/{mine:Handling}/money", "/work/aid/{mine:Handling}/finish", "/work/aid/{mine:Handling}/hand-in", "/work/aid/{mine:Handling}/mandate", "/work/aid/{mine:Handling}/sign", "/work/aid/{mine:Handling}/revoke", "/work/aid/{mine:Handling}/guardian")]
    [InlineData("lawyer", "/work/aid/duty", "/work/aid/duty/new", "/work/aid/duty/{duty}")]
    [InlineData("lawyer", "/work/aid/{many}", "/work/aid/group/{many}", "/work/aid/group/{many}/person/1", "/work/aid/group/{many}/person/2/leave", "/work/aid/group/{many}/person/2/result", "/work/aid/group/{many}/result", "/work/aid/group/{many}/representatives")]
    [InlineData("quality", "/work", "/work/calls", "/work/calls/{call}", "/work/quality", "/work/quality?by=person")]
    [InlineData("court", "/work/partner", "/work/partner/new", "/work/partner/import", "/work/partner/notices/{told}", "/work/partner/notices/{told}/news", "/work/inbox", "/work/me")]
    [InlineData("auditor", "/work/admin/audit", "/work/admin/retention")]
    [InlineData("office", "/work/aid/rules?trouble=Support&lawyer=false&status=Elder&fixed=true&income=Below")]
    public async Task Pages_of_staff(string login, params string[] pages)
    {
        var app = await city.App;
        var staff = await Visit(app);
        await staff.SignInAsStaff(login);
        List<string> wrong = [];
        foreach (var page in pages)
        {
            var known = page.Replace("{case}", (await SampleCase(app)).ToString(), StringComparison.Ordinal).Replace("{told}", (await Notified(app)).ToString(), StringComparison.Ordinal).Replace("{many}", (await ManyAided(app)).ToString(), StringComparison.Ordinal).Replace("{call}", (await SampleCall(app)).ToString(), StringComparison.Ordinal).Replace("{duty}", (await SampleDuty(app)).ToString(), StringComparison.Ordinal)
                .Replace("{part}", (await SamplePart(app)).Id.ToString(), StringComparison.Ordinal).Replace("{person}", (await SamplePart(app)).PersonId.ToString(), StringComparison.Ordinal).Replace("{lawyer}", OrganizationSamples.StaffId("lawyer").ToString(), StringComparison.Ordinal);
            await Judge(staff, Regex.Replace(known, @"\{(mine:)?(\w+)\}", found => AidedCase(app, found.Groups[2].Value, found.Groups[1].Success).ToString()), wrong, fingers: false);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // one of the sample city in the village of the tour
    private static Task<Guid> SampleCase(FashuApp app) => app.With<AppDb, Guid>(db => Task.FromResult(
        db.Matters.Where(m => m.Kind == "mediation" && m.Place.StartsWith(DivisionSamplePlaces.TourVillage) && m.Number != null).OrderBy(m => m.Id).Select(m => m.Id).First()));

    // a notice of the court of the tour with a lawyer
    private static Task<Guid> Notified(FashuApp app) => app.With<AppDb, Guid>(db => Task.FromResult(
        db.Matters.Where(m => m.Kind == "legalaid" && m.Channel == "通知" && m.Handler != null && m.Place == DivisionSamplePlaces.TourCounty).OrderBy(m => m.Id).Select(m => m.Id).First()));

    // the building site with its many workers
    private static Task<Guid> ManyAided(FashuApp app) => app.With<AppDb, Guid>(db => Task.FromResult(
        db.Matters.Where(m => m.Kind == "legalaid" && db.Participants.Count(p => p.MatterId == m.Id) > 20).Select(m => m.Id).First()));

    // one that the quality officer of the tour's county is to make; a young city has closed nothing last month
    private static Task<Guid> SampleCall(FashuApp app) => app.With<AppDb, Guid>(db => Task.FromResult(
        db.Set<QualityCall>().Where(c => c.EndedAt == null && c.Place.StartsWith(DivisionSamplePlaces.TourCounty)).OrderBy(c => c.Id).Select(c => c.Id).FirstOrDefault()));

    // the tour's lawyer on duty with two persons
    private static Task<Guid> SampleDuty(FashuApp app) => app.With<AppDb, Guid>(db => Task.FromResult(db.Set<DutyShift>().Where(s => s.Site == DutySite.Detention).Select(s => s.Id).First()));

    private static async Task<Participant> SamplePart(FashuApp app)
    {
        var matter = await SampleCase(app);
        return await app.With<AppDb, Participant>(db => Task.FromResult(db.Participants.Where(p => p.MatterId == matter && p.PersonId != null).OrderBy(p => p.Since).First()));
    }

    // one of legal aid at this stage in the county of the tour
    private static Guid AidedCase(FashuApp app, string stage, bool mine)
    {
        using var scope = app.Services.CreateScope();
        var all = scope.ServiceProvider.GetRequiredService<AppDb>().Matters.Where(m => m.Kind == "legalaid" && m.Stage == stage);
        all = mine ? all.Where(m => m.Handler == OrganizationSamples.StaffId("lawyer")) : all.Where(m => m.Place == DivisionSamplePlaces.TourCounty);
        return all.OrderBy(m => m.Id).Select(m => m.Id).First();
    }

    private static async Task Judge(Visitor visitor, string path, List<string> wrong, bool fingers)
    {
        await visitor.Open(path);
        await visitor.Rest();
        var name = path.Trim('/').Split('?')[0].Replace('/', '-') is { Length: > 0 } some ? some : "home";
        try { await visitor.IsAccessible(); }
        catch (Xunit.Sdk.XunitException fault) { wrong.Add($"{path}: {fault.Message}"); }
        foreach (var width in (int[])[360, 768, 1440]) await Measure(width, elder: false, print: false);
        if (fingers) foreach (var width in (int[])[360, 768]) await Measure(width, elder: true, print: false);
        await Measure(794, elder: false, print: true);
        await visitor.Page.SetViewportSizeAsync(390, 844);

        async Task Measure(int width, bool elder, bool print)
        {
            await visitor.Page.SetViewportSizeAsync(width, 844);
            if (print) await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
            if (elder) await visitor.Ask("document.documentElement.classList.add('elder')");
            await Note(Sideways);
            if (fingers && !print) await Note(TooSmall);
            if (print && (await visitor.Ask("[...document.querySelectorAll('.tabbar, .rail, .topbar, .tools')].some(e => e.checkVisibility())")).GetBoolean()) wrong.Add($"{path}: menus on paper");
            if (width != 768 || elder) await visitor.Picture($"screen-{name}-{width}{(elder ? "-elder" : "")}{(print ? "-print" : "")}");
            if (elder) await visitor.Ask("document.documentElement.classList.remove('elder')");
            if (print) await visitor.Page.EmulateMediaAsync(new() { Media = Media.Screen });

            async Task Note(string question)
            {
                foreach (var found in (await visitor.Ask(question)).EnumerateArray()) wrong.Add($"{path} at {width} px{(elder ? ", elder" : "")}{(print ? ", print" : "")}: {found.GetString()}");
            }
        }
    }
}
