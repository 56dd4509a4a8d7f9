using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>The notice of rights and duties: read while filing, later on the own page, or told face to face; the file is then complete in it.</summary>
public sealed class RightsTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Read_while_filing_it_is_in_the_file(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await story.Answered(), Story.NewPhone(), "/file/confirm");
        Assert.Contains("人民调解当事人权利义务告知书", (await caller.Get("/file/confirm")).Text);
        var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.RightsRead", "true"));
        var id = Guid.Parse(sent.Location!.Split('/', '?')[2]);
        await story.Accept(id);
        var filed = await story.Case(id);
        Assert.Equal(("本人网上确认已读", filed.FiledAt), (filed.Applicant.RightsReadWay, filed.Applicant.RightsReadAt));
        Assert.DoesNotContain("看权利义务告知书并确认", (await caller.Get($"/mediation/{id}")).Text);
        Assert.True(await IsThere(story, id, "周秀英"));
        Assert.Equal([nameof(Act.File), nameof(Act.ReadRights)], await story.Db(db => db.Steps.Where(s => s.MatterId == id).OrderBy(s => s.No).Select(s => s.Act).Take(2).ToListAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Not_read_while_filing_the_own_page_asks_and_once_is_enough(Database database)
    {
        var story = new Story(await city.On(database));
        var (caller, id) = await story.Filed(Story.NewPhone());
        await story.Accept(id);
        Assert.False(await IsThere(story, id, "周秀英"));
        Assert.Contains("看权利义务告知书并确认", (await caller.Get($"/mediation/{id}")).Text);
        Assert.Contains("选择或者接受人民调解员", (await caller.Get($"/mediation/{id}/rights")).Text);
        Assert.Equal($"/mediation/{id}?done=rights", (await caller.Fill($"/mediation/{id}/rights", "rights")).Location);
        Assert.Contains("您已确认", (await caller.Get($"/mediation/{id}/rights")).Text);
        var by = new Actor((await story.Case(id)).Applicant.PersonId!.Value, "周秀英", ActorKind.Citizen, story.Now);
        await story.Do<ReadRights>(s => s.Handle(id, by, default));
        Assert.Equal(1, await story.Db(db => db.Steps.CountAsync(s => s.MatterId == id && s.Act == nameof(Act.ReadRights))));
        Assert.True(await IsThere(story, id, "周秀英"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Read_out_by_who_files_for_somebody_and_told_at_the_session(Database database)
    {
        var story = new Story(await city.On(database));
        var id = Guid.CreateVersion7();
        await story.Do<FileApplication>(async s => await s.Handle(new() { Id = id, Place = Story.Grid, Facts = "楼上漏水。", OtherName = "龚大河", Wanted = "修好。", Name = "周秀英", Channel = "窗口", RightsRead = true }, await story.Staff("clerk"), default));
        var filed = await story.Case(id);
        Assert.Equal("当面宣读，本人确认明白", filed.Applicant.RightsReadWay);
        Assert.Contains("申请人：当面宣读", await story.Db(db => db.Steps.Where(s => s.MatterId == id && s.Act == nameof(Act.ReadRights)).Select(s => s.Reason!).SingleAsync()));
        await story.Accept(id);
        var mediator = await story.Staff("mediator");
        await story.Do<RecordAnswer>(s => s.Handle(id, new() { Answer = InvitationAnswer.Consent, Way = SessionWay.InPerson }, mediator, default));
        await story.Do<RecordSession>(s => s.Handle(id, new() { Day = story.Now.CityDay(), Time = TimeOnly.FromDateTime(story.Now.ToCity()), Place = "村委会", Record = "各让一步。", RightsTold = true, BothRead = true }, mediator, default));
        Assert.All((await story.Case(id)).Parties, p => Assert.NotNull(p.RightsReadAt));
        Assert.True(await IsThere(story, id, "周秀英") && await IsThere(story, id, "龚大河"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_confirms_for_a_stranger(Database database)
    {
        var story = new Story(await city.On(database));
        var (_, id) = await story.Filed(Story.NewPhone());
        var passer = new Actor(Guid.CreateVersion7(), "路人", ActorKind.Citizen, story.Now);
        await Assert.ThrowsAsync<Missing>(() => story.Do<ReadRights>(s => s.Handle(id, passer, default)));
        Assert.Null((await story.Case(id)).Applicant.RightsReadAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_citizens_of_the_tour_have_a_matter_for_every_thing_to_do(Database database)
    {
        var app = await city.On(database);
        foreach (var (who, wanted) in new[] { (SampleCitizens.Applicant, (Stage[])[Stage.Accepted, Stage.Mediating, Stage.Drafted, Stage.Effective, Stage.RoutesTold, Stage.Performed]), (SampleCitizens.Respondent, [Stage.Filed, Stage.Accepted, Stage.Drafted, Stage.Effective]) })
        {
            var mine = await app.With<AppDb, List<MediationCase>>(async db => await db.MediationCases.AsNoTracking().Where(c => c.Parties.Any(p => p.PersonId == who.Id)).ToListAsync());
            Assert.Equal(wanted.Order(), mine.Select(c => c.Stage).Order());
            Assert.All(mine, c => Assert.Contains(c.Parties, p => p.PersonId == who.Id && p.Name == who.Name));
            var person = new Actor(who.Id, who.Name, ActorKind.Citizen, app.Clock.Now());
            await using var scope = app.Services.CreateAsyncScope();
            foreach (var one in mine) Assert.NotNull(await scope.ServiceProvider.GetRequiredService<AppDb>().Open<MediationCase>(one.Id, person, default));
        }
        var strangers = await app.With<AppDb, List<Guid>>(async db => await db.Participants.Where(p => p.PersonId != null).Select(p => p.PersonId!.Value).Distinct().ToListAsync());
        await using var people = app.Services.CreateAsyncScope();
        foreach (var person in strangers) Assert.NotNull(await people.ServiceProvider.GetRequiredService<IPeople>().Find(person, default));
    }

    private static async Task<bool> IsThere(Story story, Guid id, string name)
    {
        var papers = await story.App.With<IEnumerable<IDossierSource>, IReadOnlyList<DossierPaper>>(async s => (await s.Single(x => x.Kind == "mediation").Papers(id, await story.Staff("clerk"), default)).Papers);
        return papers.Single(p => p.Title.StartsWith("权利义务告知书", StringComparison.Ordinal) && p.Title.Contains(name)).IsThere;
    }
}
