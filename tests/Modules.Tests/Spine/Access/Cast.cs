using Fashu.Attachments;
using Fashu.Divisions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Where a thing lies, seen from the tour's village: in it, in another village of its town, in another town of its county, in the other county.</summary>
internal enum Spot { Here, Next, Near, Far }

/// <summary>Somebody who asks. <paramref name="Place"/> is the part of the tree in which an officer holds his permissions.</summary>
internal sealed record Role(string Name, ActorKind Kind, Guid Id, string Place, string Holder, bool Token = false);

/// <summary>One thing of each sort in one place; <see cref="Words"/> stand in its matter and nowhere else.</summary>
internal sealed record Things(Spot Spot, string Grid, string Words)
{
    public string Village => Grid[..12];
    public Guid Matter { get; } = Guid.CreateVersion7();

    /// <summary>A legal-aid case of this county; <see cref="AidWords"/> stand in it and nowhere else.</summary>
    public Guid Aid { get; } = Guid.CreateVersion7();
    public string AidWords => $"{Words[..2]}厂欠薪";

    /// <summary>A legal-aid notice of the court of this county, answered.</summary>
    public Guid Notified { get; } = Guid.CreateVersion7();
    public Guid Session { get; set; }
    public Guid Participant { get; set; }
    public Guid File { get; set; }
    public Guid Supervision { get; set; }
    public Guid Referral { get; set; }
    public Guid Rectification { get; set; }
    public Guid Message { get; set; }
    public Guid Call { get; set; }
    public Guid Officer { get; set; }
    public Guid Post { get; set; }
    public Guid Member { get; set; }
    public string Sign { get; set; } = "";

    public Guid Person { get; set; }

    /// <summary>Identity papers of somebody whose only matter lies here, and one photo of them.</summary>
    public Guid Check { get; set; }
    public Guid Paper { get; set; }

    /// <summary>Whose notice and token lie here: citizens Here and Far, mediators Next and Near.</summary>
    public Guid Owner { get; set; }
    public Guid Notice { get; set; }
    public Guid Token { get; set; }
    public Guid Leave { get; set; }
    public Guid Conflict { get; set; }
}

/// <summary>People of the sample city in every role, and one thing of each sort on every side.</summary>
internal sealed class Cast
{
    private static readonly byte[] pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private readonly FashuApp app;
    private readonly Dictionary<string, string> secrets = [];
    private static readonly HashSet<(string, string)> held = [.. AccessTable.Holders.Split('\n').SelectMany(line =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var permission, .. var who] ? who.Select(w => (permission, w)) : [])];

    private readonly Dictionary<string, HashSet<string>> forms = [];

    private Cast(FashuApp app) => this.app = app;

    public List<Role> Roles { get; } = [];
    public Dictionary<Spot, Things> Things { get; } = [];

    public static bool Holds(Role role, string permission) => held.Contains((permission, role.Holder));

    public Role this[string name] => Roles.Single(r => r.Name == name);

    /// <summary>Whether the table lets this role see the thing: by permission and place, as its owner, as a party or as the officer in charge.</summary>
    public bool Sees(Role role, AccessRow row, Things thing)
    {
        bool Staff(string permission, string place) => role.Kind == ActorKind.Staff && Holds(role, permission) && place.StartsWith(role.Place, StringComparison.Ordinal);
        bool Matter() => Staff("mediation.read", thing.Grid) || role.Id == Party(thing.Spot) || role.Id == Mediator(thing.Spot);
        return row.Over switch
        {
            "matter" or "file" or "supervision" or "message" => Matter(),
            "aid" => Staff("legalaid.read", thing.Grid[..6]) || role.Id == Party(thing.Spot) || role.Id == Lawyer(thing.Spot),
            "organ" => role.Kind == ActorKind.Staff && Holds(role, "legalaid.partner") && role.Place == thing.Grid[..6],
            "rectification" => Staff("rectification.read", thing.Grid) || role.Id == Party(thing.Spot),
            "notice" or "token" => role.Id == thing.Owner,
            "conflict" => role.Id == OnLeave(thing.Spot).Id,
            "leave" => role.Id == OnLeave(thing.Spot).Id || Staff("organizations.staff", OnLeave(thing.Spot).Place),
            "officer" or "organization" or "post" or "member" or "division" => row.Who == "all" || Staff(row.Permission, thing.Village),
            "sign" or "check" or "call" => Staff(row.Permission, thing.Grid),
            _ => true,
        };
    }

    /// <summary>Whose words stand in this text though they may stand before this role's eyes nowhere.</summary>
    public IEnumerable<string> Leaks(Role role, string text)
    {
        bool MayRead(Things thing, params string[] ways) => ways.Any(over => Sees(role, new("GET", "", role.Kind == ActorKind.Staff ? "staff" : "citizen", "", over, false), thing));
        foreach (var thing in Things.Values)
        {
            if (text.Contains(thing.Words, StringComparison.Ordinal) && !MayRead(thing, "matter", "rectification")) yield return $"{thing.Spot}";
            if (text.Contains(thing.AidWords, StringComparison.Ordinal) && !MayRead(thing, "aid")) yield return $"legal aid of {thing.Spot}";
        }
    }

    public Guid Party(Spot side) => side is Spot.Here ? this["applicant"].Id : side is Spot.Far ? this["stranger"].Id : Guid.Empty;

    public Guid Mediator(Spot side) => side is Spot.Here ? this["mediator"].Id : side is Spot.Far ? this["neighbour"].Id : Guid.Empty;

    public Guid Lawyer(Spot side) => side is Spot.Here ? this["lawyer"].Id : Guid.Empty;

    /// <summary>Whose leave and declared conflict lie here.</summary>
    public Role OnLeave(Spot spot) => this[spot is Spot.Here or Spot.Next ? "mediator" : "neighbour"];

    public async Task<Caller> Call(Role role)
    {
        var caller = new Caller(app);
        if (secrets.TryGetValue(role.Name, out var secret)) caller.Client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        else if (role.Kind == ActorKind.Citizen) caller.SignedIn(role.Id, role.Kind, role.Name);
        else if (role.Kind == ActorKind.Staff)
        {
            var access = await app.With<IStaffAccess, StaffAccess?>(async s => await s.Of(role.Id, default));
            caller.SignedIn(role.Id, role.Kind, access!.Name, access.Stamp);
        }
        return caller;
    }

    /// <summary>The names of the forms that stand on a page, as those who may open it find them.</summary>
    public async Task<IReadOnlyCollection<string>> Forms(AccessRow row)
    {
        if (forms.TryGetValue(row.Route, out var known)) return known;
        forms[row.Route] = known = [];
        foreach (var name in new[] { "visitor", "applicant", "mediator", "head", "office", "aid", "aidhead", "lawyer", "quality", "court", "city", "admin", "auditor" })
            foreach (var thing in new[] { Things[Spot.Here], Things[Spot.Next] })
            {
                var page = await (await Call(this[name])).Get(Fill(row, thing));
                if (page.Code == 200) known.UnionWith(System.Text.RegularExpressions.Regex.Matches(page.Text, "name=\"_handler\" value=\"([^\"]*)\"").Select(m => m.Groups[1].Value));
            }
        if (known.Count == 0) known.Add("form");
        return known;
    }

    /// <summary>The address with this side's ids in it.</summary>
    public static string Fill(AccessRow row, Things thing) => System.Text.RegularExpressions.Regex.Replace(row.Route, @"\{(\w+)\}", match => match.Groups[1].Value switch
    {
        "Session" or "session" => thing.Session.ToString(),
        "Participant" or "participant" => thing.Participant.ToString(),
        "Which" => "applicant",
        "Referral" or "referral" => thing.Referral.ToString(),
        "To" => "legalaid",
        "paper" => "application",
        "Post" => "committee-head",
        "Key" => "matters.rating-days",
        "Item" or "item" => "mediation",
        "Year" or "year" => "2027",
        "documentName" => "v1",
        "No" => "1",
        _ => row.Over switch
        {
            "matter" => thing.Matter.ToString(),
            "aid" => thing.Aid.ToString(),
            "organ" => thing.Notified.ToString(),
            "file" => thing.File.ToString(),
            "supervision" => thing.Supervision.ToString(),
            "rectification" => thing.Rectification.ToString(),
            "message" => thing.Message.ToString(),
            "call" => thing.Call.ToString(),
            "officer" => thing.Officer.ToString(),
            "post" => thing.Post.ToString(),
            "member" => thing.Member.ToString(),
            "organization" => OrganizationSamples.CommitteeId(thing.Village).ToString(),
            "division" => thing.Village,
            "sign" => thing.Sign,
            "notice" => thing.Notice.ToString(),
            "token" => thing.Token.ToString(),
            "leave" => thing.Leave.ToString(),
            "conflict" => thing.Conflict.ToString(),
            "person" => thing.Person.ToString(),
            "check" => (match.Groups[1].Value == "id" ? thing.Paper : thing.Check).ToString(),
            _ => "0198ffff-0000-7000-8000-00000000dead",
        },
    });

    public static async Task<Cast> Gather(FashuApp app)
    {
        var cast = new Cast(app);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, divisions) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<IDivisions>());
        var here = DivisionSamplePlaces.TourGrid;
        var villages = divisions.Under(divisions.Home.Code, DivisionLevel.Village).Select(v => v.Code).ToList();
        string Grid(Func<string, bool> where) => divisions.Children(villages.First(where))[0].Code;
        var grids = new[]
        {
            here, Grid(v => v[..9] == here[..9] && v != here[..12]), Grid(v => v[..6] == here[..6] && v[..9] != here[..9]), Grid(v => v[..6] != here[..6]),
        };
        string[] words = ["海棠树压塌围墙", "石榴枝伸过窗台", "水杉根顶裂地坪", "银杏果落满天井"];
        foreach (var side in Enum.GetValues<Spot>()) cast.Things[side] = new(side, grids[(int)side], words[(int)side]);
        await cast.People(scope.ServiceProvider);
        foreach (var thing in cast.Things.Values)
        {
            await cast.Lay(thing, scope.ServiceProvider);
            await cast.LayAid(thing, scope.ServiceProvider);
        }
        // many calls of one person within a minute are what this test is
        foreach (var limit in new[] { "people.limit-codes", "people.limit-sign-ins", "people.limit-filing", "people.limit-api" })
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = limit, From = new(2026, 1, 1), Value = """{"Times":1000000,"Minutes":1}""" });
        await scope.ServiceProvider.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        await scope.ServiceProvider.GetRequiredService<Snapshots>().Save(db, OrganizationsModule.Snapshot, default);
        return cast;
    }

    private async Task People(IServiceProvider services)
    {
        var (db, people, now) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IPeople>(), app.Clock.Now());
        var far = Things[Spot.Far];
        void Staff(string name, string login, string place) => Roles.Add(new(name, ActorKind.Staff, OrganizationSamples.StaffId(login), place, name));
        Roles.Add(new("visitor", ActorKind.Visitor, Guid.NewGuid(), "", "visitor"));
        foreach (var (name, phone) in new[] { ("applicant", "10099990001"), ("stranger", "10099990002") })
            Roles.Add(new(name, ActorKind.Citizen, await people.FindOrAdd(phone, "人" + name.Length, Actor.System(now), default), "", name));
        Staff("mediator", "mediator", DivisionSamplePlaces.TourGrid);
        Staff("neighbour", $"m{far.Village}-1", far.Grid);
        foreach (var login in new[] { "head", "clerk", "gridworker" }) Staff(login, login, DivisionSamplePlaces.TourVillage);
        Staff("town", "town", DivisionSamplePlaces.TourTown);
        Staff("office", "office", DivisionSamplePlaces.TourTown);
        Staff("county", "county", DivisionSamplePlaces.TourCounty);
        foreach (var login in new[] { "aid", "aidhead", "lawyer", "quality", "court" }) Staff(login, login, DivisionSamplePlaces.TourCounty);
        Staff("city", "city", DivisionSamplePlaces.City);
        Staff("admin", "admin", "");
        Staff("auditor", "auditor", DivisionSamplePlaces.City);
        foreach (var owner in new[] { this["applicant"], this["head"] })
        {
            var (token, secret) = ApiToken.Issue(new(owner.Id, owner.Name, owner.Kind, now), (await services.GetRequiredService<IStaffAccess>().Of(owner.Id, default))?.Stamp ?? 1, "测试程序", now.AddDays(30));
            db.Add(token);
            Roles.Add(owner with { Name = owner.Name + "'s program", Token = true });
            secrets[owner.Name + "'s program"] = secret;
        }
        await db.SaveChangesAsync();
    }

    private async Task Lay(Things thing, IServiceProvider services)
    {
        var (db, settings, now) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Settings>(), app.Clock.Now());
        var (by, citizen) = (Actor.System(now), Roles.FirstOrDefault(r => r.Id == Party(thing.Spot)));
        var person = citizen is null ? by : new Actor(citizen.Id, citizen.Name, ActorKind.Citizen, now);
        var mediator = new Actor(Mediator(thing.Spot) is { } officer && officer != Guid.Empty ? officer : OrganizationSamples.StaffId($"m{thing.Village}-1"), "网格调解员", ActorKind.Staff, now);
        var matter = MediationCase.File(thing.Matter, thing.Grid, thing.Words, "请对方修好。", Fashu.Mediation.Party.Of(Side.Applicant, PartyKind.Person, "周秀英", "10099990001", citizen?.Id),
            Fashu.Mediation.Party.Of(Side.Respondent, PartyKind.Person, "龚大河", "10099990009", null), [], "网络", null, person, settings);
        matter.Sink(Level.Grid, OrganizationSamples.CommitteeId(thing.Village), "测试人调字", mediator.Id, mediator.Name, "网格调解员", by);
        matter.Accept(mediator, settings);
        matter.Consent("电话同意", mediator);
        matter.Meet(now, SessionWay.InPerson, "村委会", "", $"{thing.Words}，双方各自讲了经过。", false, mediator);
        db.Add(matter);
        await db.SaveChangesAsync();
        var row = await db.Matters.AsNoTracking().SingleAsync(m => m.Id == thing.Matter);
        var part = await db.Participants.AsNoTracking().Where(p => p.MatterId == thing.Matter).OrderBy(p => p.Role).FirstAsync();
        (thing.Session, thing.Participant) = (matter.Sessions[0].Id, part.Id);
        using (var content = new MemoryStream(pixel)) thing.File = (await services.GetRequiredService<IAttachments>().Add(thing.Matter, FileKinds.Photo, "现场.png", content, by, default)).Id;
        var asked = Supervision.Ask(row, "进展如何？", settings, new(this["city"].Id, "市局", ActorKind.Staff, now));
        var rectification = Rectification.Start(row, Rate(row, part, now), part, settings, now);
        var referral = Referral.Offer(Guid.CreateVersion7(), matter, new(matter.Applicant.Id, "周秀英", citizen?.Id), AidCase.KindKey, "法律援助中心",
            new() { Name = "周秀英", Facts = thing.Words, Wanted = "请对方修好。", OtherName = "龚大河", Place = thing.Grid }, "可以请律师", mediator);
        thing.Referral = referral.Id;
        var draw = CallDraw.Of(new(2020, 1, 1), row.Office!.Value, "调委会", row.Place, 1, 10, now);
        draw.Count(1, 0);
        var call = QualityCall.Ask(draw, row, part);
        db.AddRange(asked, rectification, referral, draw, call);
        (thing.Supervision, thing.Rectification, thing.Call) = (asked.Id, rectification.Id, call.Id);
        services.GetRequiredService<INotices>().Send(new PhoneMessage($"access/{thing.Spot}", "10099990009", "请您来一趟。", thing.Matter), now);
        thing.Owner = thing.Spot switch { Spot.Here => this["applicant"].Id, Spot.Next => this["mediator"].Id, Spot.Near => this["neighbour"].Id, _ => this["stranger"].Id };
        var key = $"access/{thing.Spot}/notice";
        services.GetRequiredService<INotices>().Send(new NoticeDraft(key, thing.Owner, "一条消息", "请看。", "/"), now);
        thing.Person = this[thing.Spot == Spot.Here ? "applicant" : "stranger"].Id;
        (thing.Notice, thing.Message) = (Keys.Of(key), Keys.Of($"access/{thing.Spot}/sms"));
        thing.Officer = OrganizationSamples.StaffId(thing.Spot == Spot.Here ? $"m{thing.Village}-1" : $"k{thing.Village}");
        thing.Post = await db.HeldPosts.Where(p => p.StaffId == thing.Officer).Select(p => p.Id).FirstAsync();
        thing.Member = await db.Members.Where(m => m.StaffId == thing.Officer).Select(m => m.Id).FirstAsync();
        var hung = Place.Hang(thing.Grid, "村口", false, by);
        thing.Sign = hung.Code;
        var owner = Roles.First(r => r.Id == thing.Owner && !r.Token);
        var token = ApiToken.Issue(new(thing.Owner, "", owner.Kind, now), 1, "另一个程序", now.AddDays(30)).Token;
        thing.Token = token.Id;
        var leave = LeavePeriod.Take(Guid.CreateVersion7(), OnLeave(thing.Spot).Id, new(2027, 3, 1), new(2027, 3, 2), "探亲");
        var conflict = Conflict.Declare(Guid.CreateVersion7(), OnLeave(thing.Spot).Id, "龚大山", null, "表兄弟", now);
        (thing.Leave, thing.Conflict) = (leave.Id, conflict.Id);
        var comer = Person.Enter($"1009999002{(int)thing.Spot}", "来人", now);
        var check = IdentityCheck.Ask(comer.Id, CheckKind.Self, "来人", "330100190001010019", new(1900, 1, 1), new(comer.Id, "来人", ActorKind.Citizen, now));
        var paper = IdentityDocument.Add(check, IdentityPaper.Face, new("image/png", pixel), now);
        (thing.Check, thing.Paper) = (check.Id, paper.Id);
        db.AddRange(hung, token, leave, conflict, comer, check, paper);
        var joined = db.Add(Participant.Enter(Guid.CreateVersion7(), "third", "第三人", "来人", null, comer.Id, now));
        joined.Property(p => p.MatterId).CurrentValue = thing.Matter;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private async Task LayAid(Things thing, IServiceProvider services)
    {
        var (db, settings, now) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Settings>(), app.Clock.Now());
        var county = thing.Grid[..6];
        var centre = (await services.GetRequiredService<IOrganizations>().LegalAidCentreFor(county, default))!;
        var account = Party(thing.Spot);
        var known = new Circumstances { Trouble = Trouble.Violence, HasLawyer = false };
        var applicant = AidPerson.Of(Guid.CreateVersion7(), "周秀英", "10099990001", null, null, account == Guid.Empty ? null : account, AidSpeaker.Self, null, null, null);
        var aided = AidCase.Apply(thing.Aid, county, (centre.Id, "测试援"), applicant, new(known, $"{thing.AidWords}，还打人。", "请保护。", "龚大河", false, "10099990009", null, true, false),
            Screening.Of(known, AidTables.On(now.CityDay(), settings)), "网络", new(account, "周秀英", ActorKind.Citizen, now), settings);
        Actor Officer(string login, params Permission[] may) => new(this[login].Id, login, ActorKind.Staff, now) { Post = login, Grants = [.. may.Select(p => new Grant(p.Key, county))] };
        if (Lawyer(thing.Spot) is var lawyer && lawyer != Guid.Empty)
        {
            aided.GrantFirst("要马上保全", Officer("aid", AidPermissions.Examine), settings);
            aided.Assign(lawyer, "律师", Guid.CreateVersion7(), "律师事务所", "轮到", Officer("aid", AidPermissions.Examine), settings);
            aided.TakeOn(Officer("lawyer"), settings);
        }
        var notified = AidCase.Notified(thing.Notified, county, (centre.Id, "测试援"), AidPerson.Of(Guid.CreateVersion7(), "龚小河", null, null, null, null, AidSpeaker.Self, null, null, null),
            new(NoticeOrgan.Court, "测试法院", $"{thing.Spot}1号", CriminalStage.FirstInstance, [], "盗窃罪", null, now, OrganizationSamples.CourtId(county)), "通知", Officer("aid", AidPermissions.Examine), settings);
        notified.Assign(Guid.CreateVersion7(), "别的律师", Guid.CreateVersion7(), "律师事务所", "轮到", Officer("aid", AidPermissions.Examine), settings);
        notified.TellOrgan("送达", Officer("aid", AidPermissions.Examine));
        db.AddRange(aided, notified);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    // a rating needs a closed matter; this one stays open so that its pages can be asked
    private static Rating Rate(MatterRow row, Participant part, DateTime now)
    {
        row.ClosedAt = now;
        var rating = Rating.Give(row, part, Satisfaction.Unsatisfied, "没有回音", "网页", 30, now);
        row.ClosedAt = null;
        return rating;
    }
}
