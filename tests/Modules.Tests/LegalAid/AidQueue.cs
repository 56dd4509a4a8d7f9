using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Granted cases that wait for a lawyer in the tour's county, and the lawyers of its roster.</summary>
internal sealed class AidQueue(AidStory story)
{
    public static readonly Circumstances Common = new() { Trouble = Trouble.Other, HasLawyer = false, Statuses = [] };
    public static readonly Circumstances Green = new() { Trouble = Trouble.Other, HasLawyer = false, Statuses = [Status.Elder] };

    private readonly List<AidCase> laid = [];

    /// <summary>Nothing of the samples waits any more.</summary>
    public async Task<AidQueue> Alone()
    {
        await story.App.With<AppDb>(async db =>
        {
            foreach (var id in await db.AidCases.Where(c => c.Stage == AidStage.Granted).Select(c => c.Id).ToListAsync())
            {
                (await db.Load<AidCase>(id, default))!.Terminate(TerminationGround.OnRequest, "不要了", new AidBench(story.Now).With(AidPermissions.Decide));
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        });
        return this;
    }

    /// <summary>A case that was granted as it came in, some hours ago; laid with <see cref="Lay"/>.</summary>
    public AidCase Granted(double hoursAgo, string name = "周秀英", string other = "岚江建筑公司", Circumstances? known = null, string place = AidStory.County)
    {
        var at = story.Now.AddHours(-hoursAgo);
        var bench = new AidBench(at) { Centre = (OrganizationSamples.LegalAidCentreId(place), "青溪法援") };
        known ??= Common;
        var person = AidPerson.Of(Guid.CreateVersion7(), name, null, null, null, bench.ApplicantId, AidSpeaker.Self, null, null, null);
        var one = AidCase.Apply(Guid.CreateVersion7(), place, bench.Centre, person, new(known, "说不清的事。", "要个说法。", other, true, null, null, true, false),
            Screening.Of(known, AidTables.On(at.CityDay(), AidBench.Settings)), "网络", bench.Applicant with { Name = name }, AidBench.Settings);
        one.GrantFirst("要马上保全", bench.With(AidPermissions.Examine), AidBench.Settings);
        laid.Add(one);
        return one;
    }

    public async Task<AidQueue> Lay()
    {
        await story.App.With<AppDb>(async db =>
        {
            db.AddRange(laid);
            await db.SaveChangesAsync();
        });
        laid.Clear();
        return this;
    }

    public Task<IReadOnlyList<LawyerCard>> Roster(string place = AidStory.County) => story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(place, default));

    public Actor Of(LawyerCard lawyer) => new(lawyer.Staff, lawyer.Name, ActorKind.Staff, story.Now) { Post = "法援律师", Grants = [new(AidPermissions.Handle.Key, "3301")] };

    public Actor Officer => new(OrganizationSamples.StaffId("aid"), "援助人员", ActorKind.Staff, story.Now) { Grants = [new(AidPermissions.Examine.Key, AidStory.County), new(AidPermissions.Read.Key, AidStory.County)] };

    /// <returns>The case, or the sentence of the refusal.</returns>
    public async Task<(Guid? Case, string? Refused)> Next(LawyerCard lawyer)
    {
        try { return (await story.App.With<NextCase, Guid>(s => s.Handle(Of(lawyer), default)), null); }
        catch (RuleBroken refused) { return (null, refused.Message); }
    }

    public async Task<string?> TakeUp(Guid offer, LawyerCard lawyer)
    {
        try
        {
            await story.App.With<TakeOffer>(s => s.Handle(offer, Of(lawyer), default));
            return null;
        }
        catch (RuleBroken refused) { return refused.Message; }
    }

    public Task Offer(Guid id, params Guid[] firms) => story.App.With<OfferCase>(s => s.Handle(id, new() { Until = story.Now.CityDay().AddDays(1), About = "一件说不清的事，不急。", Firms = [.. firms] }, Officer, default));

    public Task Change(Guid lawyer, Action<LawyerProfile> change) => story.App.With<IServiceProvider>(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        change(await db.Set<LawyerProfile>().SingleAsync(l => l.Id == lawyer));
        await db.SaveChangesAsync();
        await services.GetRequiredService<StaffDirectory>().Reload(default);
    });
}
