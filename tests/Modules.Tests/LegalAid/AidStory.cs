using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>People of the sample city acting on legal aid: applicants with accounts of their own, the officers of the tour's county.</summary>
internal sealed class AidStory(FashuApp app)
{
    public const string County = AidBench.County;
    private readonly Story story = new(app);

    public FashuApp App => app;
    public DateTime Now => app.Clock.Now();

    public Task<Actor> Staff(string login) => story.Staff(login);

    public Task<Caller> Officer(string login) => story.Officer(login);

    /// <summary>Somebody with an account.</summary>
    public async Task<(Actor Actor, Caller Caller)> Citizen(string name = "周秀英")
    {
        var id = await app.With<IServiceProvider, Guid>(async services =>
        {
            var found = await services.GetRequiredService<IPeople>().FindOrAdd(Story.NewPhone(), name, Actor.System(Now), default);
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
            return found;
        });
        return (new(id, name, ActorKind.Citizen, Now), new Caller(app).SignedIn(id, ActorKind.Citizen, name));
    }

    public Task<Guid> Apply(Actor by, Circumstances? known = null, string? name = null, string other = "岚江建筑公司", bool secure = false) => app.With<ApplyForAid, Guid>(s => s.Handle(new()
    {
        Known = known ?? AidBench.Unpaid,
        Place = County,
        Name = name ?? by.Name,
        Facts = "干了四个月，工钱没给。",
        Wanted = "付清工钱。",
        OtherName = other,
        OtherIsFirm = true,
        OtherPhone = "10077777777",
        Claim = 3_200_000,
        Pledged = true,
        NeedsPreservation = secure,
    }, by, default));

    /// <summary>A case at a stage, of the tour's centre and in the hands of its lawyer, saved.</summary>
    public async Task<AidCase> At(AidStage stage, Guid? applicant = null, Guid? lawyer = null, bool group = false)
    {
        var bench = new AidBench(Now)
        {
            Centre = (OrganizationSamples.LegalAidCentreId(County), "青溪法援"),
            LawyerId = lawyer ?? OrganizationSamples.StaffId("lawyer"),
            ApplicantId = applicant ?? (await Citizen()).Actor.Id,
        };
        var one = bench.At_(stage, group);
        await app.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await app.Settle();
        return one;
    }

    public Task<AidCase> Case(Guid id) => app.With<AppDb, AidCase>(async db => (await db.Load<AidCase>(id, default))!);

    public Task<T> Db<T>(Func<AppDb, Task<T>> ask) => app.With(ask);

    public Task<(IReadOnlyList<LawyerCard> Free, IReadOnlyList<(LawyerCard Lawyer, string Why)> Barred)> Candidates(Guid id) =>
        app.With<IServiceProvider, (IReadOnlyList<LawyerCard>, IReadOnlyList<(LawyerCard, string)>)>(async s => await s.GetRequiredService<AssignLawyer>().Candidates((await s.GetRequiredService<AppDb>().Load<AidCase>(id, default))!, default));

    /// <summary>What waits on a desk under this heading, in its order.</summary>
    public async Task<IReadOnlyList<Guid>> Waiting(string login, string what)
    {
        var by = await Staff(login);
        return await app.With<IEnumerable<IWaiting>, IReadOnlyList<Guid>>(async all =>
        {
            List<Guid> found = [];
            foreach (var one in all) found.AddRange((await one.For(by, 1000, default)).Where(w => w.What == what).SelectMany(w => w.First).Select(a => a.Matter));
            return found;
        });
    }

    public Task Work(Caller officer, Guid id, string act, object? form = null) => Sent(officer, $"/api/v1/legal-aid/work/{id}/{act}", form);

    public Task Citizens(Caller citizen, Guid id, string act, object? form = null) => Sent(citizen, $"/api/v1/legal-aid/cases/{id}/{act}", form);

    private static async Task Sent(Caller caller, string address, object? form)
    {
        var answer = await caller.Post(address, form ?? new { });
        Assert.True(answer.Code == 204, $"{address}: {answer.Code} {answer.Text}");
    }
}
