using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>What a person entered once is offered in his next form: with one consent for one use, and to nobody else who may hold the phone.</summary>
public class ReuseTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Number = "330100190001010027", Address = "青溪县石桥镇桥东村18号", Offer = "上次填的", Box = "name=\"Form.Reuse\"";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Without_the_tick_nothing_is_taken_and_with_it_just_this_once(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, first) = await AppliedBefore(story);
        var me = await story.Person(phone);

        // a new browser, nobody signed in: the code comes only at the end
        var caller = await story.Answered();
        Assert.DoesNotContain(Offer, (await caller.Get("/file/confirm")).Text);
        await story.SignIn(caller, phone, "/file/confirm");
        var page = (await caller.Get("/file/confirm")).Text;
        Assert.Contains(Offer, page);
        Assert.Contains("330100********0027", page);
        Assert.Contains("青溪县石桥镇****", page);
        Assert.Contains("2026年11月23日说好的联系办法，要1项帮助", page);
        Assert.DoesNotContain(Number, page);
        Assert.DoesNotContain("桥东村", page);
        Assert.DoesNotContain("手语", page);
        Assert.Matches($"<input[^>]*{Box}", page);
        Assert.DoesNotMatch($"<input[^>]*{Box}[^>]*checked", page);
        var without = (await story.Case(await story.Submit(caller))).Applicant;
        Assert.Equal((null, null), (without.IdNumber, without.Address));
        Assert.False(await story.Db(db => db.SafeContacts.AnyAsync(c => c.Id == without.Id)));
        Assert.Empty(await Given(story, me.Id));

        await story.Answered(caller);
        var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.Reuse", "true"));
        var id = Guid.Parse(sent.Location!.Split('/', '?')[2]);
        var with = (await story.Case(id)).Applicant;
        Assert.Equal((Number, Address), (with.IdNumber, with.Address));
        var contact = await story.Db(db => db.SafeContacts.AsNoTracking().SingleAsync(c => c.Id == with.Id));
        Assert.Equal((9, 18, Need.SignLanguage, true), (contact.FromHour, contact.UntilHour, contact.NeedList.Single(), contact.Own));

        var consent = Assert.Single(await Given(story, me.Id));
        Assert.Equal((id, "申请人民调解", "身份证号码、现在住的地方、怎么联系、要什么帮助", me.At), (consent.Matter, consent.Purpose, consent.Fields, consent.GivenAt));
        var audit = await story.Db(db => db.Audits.SingleAsync(a => a.Matter == id && a.Act == "本人用以前填过的资料"));
        Assert.Equal((me.Id, me.Id, consent.Fields), (audit.ActorId, audit.Person, audit.Detail));
        var given = (await caller.Get("/me/consents")).Text;
        Assert.Contains("哪件事用过以前填的资料", given);
        Assert.Contains($"href=\"/m/{id}\"", given);
        var copy = await story.App.With<IServiceProvider, IEnumerable<(string File, object Data)>>(s => new OwnPersonalData((AppDb)s.GetService(typeof(AppDb))!, (ReadLog)s.GetService(typeof(ReadLog))!).Export(me.Id, default));
        Assert.Contains("申请人民调解", string.Join('\n', ((System.Collections.IEnumerable)copy.Single(c => c.File == "给过的同意").Data).Cast<object>()));

        // one consent for one use: the next form asks again
        await story.Answered(caller);
        Assert.DoesNotMatch($"<input[^>]*{Box}[^>]*checked", (await caller.Get("/file/confirm")).Text);
        Assert.NotEqual(first, id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_typed_now_goes_before_and_for_somebody_else_only_the_way_to_reach_is_offered(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, _) = await AppliedBefore(story);
        var caller = await story.SignIn(await AidAnswered(story), phone, "/aid/apply/confirm");
        var filed = await Aid(story, await Submit(caller, ("Form.Reuse", "true"), ("Form.Address", "青溪县东塘街道")));
        Assert.Equal((Number, "青溪县东塘街道"), (filed.Applicant.IdNumber, filed.Applicant.Address));
        Assert.Equal("身份证号码、怎么联系、要什么帮助", Assert.Single(await Given(story, (await story.Person(phone)).Id)).Fields);

        story.App.Clock.Advance(TimeSpan.FromMinutes(2));
        var other = await AidAnswered(story, ("Form.Speaker", "Relative"), ("Form.SpeakerName", "周大山"), ("Form.SpeakerBasis", "父亲"));
        await story.SignIn(other, phone, "/aid/apply/confirm");
        var page = (await other.Get("/aid/apply/confirm")).Text;
        Assert.Contains("说好的联系办法", page);
        Assert.DoesNotContain("330100****", page);
        var others = await Aid(story, await Submit(other, ("Form.Reuse", "true")));
        Assert.Equal((null, null), (others.Applicant.IdNumber, others.Applicant.Address));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task On_a_shared_device_nothing_is_shown_and_a_forged_tick_takes_nothing(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, _) = await AppliedBefore(story);
        var caller = await story.Answered();
        await SignInShared(caller, phone);
        Assert.DoesNotContain(Offer, (await caller.Get("/file/confirm")).Text);
        await NothingTaken(story, caller, phone);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_an_officer_typed_for_a_phone_is_not_shown_to_whoever_holds_it(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var officer = await story.Officer("aid");
        var page = await officer.Get("/work/aid/file");
        var sent = await officer.Submit("/work/aid/file", page, "aidfile", ("Form.Speaker", "Self"), ("Form.Name", "陈阿婆"), ("Form.IdNumber", Number), ("Form.Address", Address), ("Form.ForPhone", phone), ("Form.Channel", "电话"),
            ("Form.Place", AidBench.County), ("Form.Facts", "三年没给赡养费。"), ("Form.Wanted", "每月给。"), ("Form.OtherName", "陈大河"), ("Form.OtherIsFirm", "false"), ("Form.Silent", "true"), ("trouble", "Violence"));
        Assert.Equal(303, sent.Code);
        // the number was typed by somebody else: a plain yes opens the account
        var caller = await story.Answered();
        var holder = await Code(caller, phone);
        Assert.Equal(303, (await caller.Fill(holder, "holder")).Code);
        Assert.DoesNotContain(Offer, (await caller.Get("/file/confirm")).Text);
        await NothingTaken(story, caller, phone);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_entered_before_the_phone_was_held_or_compared_at_a_counter_is_not_offered(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, _) = await AppliedBefore(story);
        var me = (await story.Person(phone)).Id;
        Assert.Equal(3, (await Lines()).Count);
        // the number in the account, compared at a counter by officers: not from this phone
        await Change(p => p.Verify("周秀英", Number, new(1900, 1, 1), VerifiedWay.Counter, story.Now));
        Assert.Equal("330100********0027", Assert.Single(await Lines(), l => l.Field == ReuseField.IdNumber).Shown); // that of the earlier form
        await Change(p => p.Verify("周秀英", Number, new(1900, 1, 1), VerifiedWay.Photos, story.Now));
        Assert.Equal("330100********0027（已核验）", Assert.Single(await Lines(), l => l.Field == ReuseField.IdNumber).Shown);
        // the number went to a new phone later
        story.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await Change(p =>
        {
            p.LeavePhone(PhoneEnd.Recovered, story.Now);
            p.TakePhone(Story.NewPhone(), story.Now);
        });
        Assert.Empty(await Lines());

        Task<IReadOnlyList<ReuseLine>> Lines() => story.App.With<IReuse, IReadOnlyList<ReuseLine>>(r => r.Offer(new(me, "周秀英", ActorKind.Citizen, story.Now), Enum.GetValues<ReuseField>(), default));
        Task Change(Action<Person> change) => story.App.With<AppDb>(async db =>
        {
            change(await db.People.SingleAsync(p => p.Id == me));
            await db.SaveChangesAsync();
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_consent_taken_back_ends_the_offer_of_the_number(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, _) = await AppliedBefore(story);
        var caller = await story.SignIn(await story.Answered(), phone, "/file/confirm");
        Assert.Contains("330100****", (await caller.Get("/file/confirm")).Text);
        Assert.Equal(303, (await caller.Fill("/me/consents", "withdraw", ("Form.Kind", "IdNumber"))).Code);
        var page = (await caller.Get("/file/confirm")).Text;
        Assert.DoesNotContain("330100****", page);
        Assert.Contains("青溪县石桥镇****", page);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_other_side_is_offered_its_own_data_when_it_answers(Database database)
    {
        var story = new Story(await city.On(database));
        var (phone, _) = await AppliedBefore(story);
        var (_, id) = await story.Filed(phone);
        await story.Accept(id);
        var path = await story.Invite(id);
        var caller = await story.SignIn(new Caller(story.App), phone, path);
        await caller.Fill(path, "open");
        Assert.Contains("330100********0027", (await caller.Get($"/mediation/{id}/answer")).Text);
        Assert.Equal(303, (await caller.Fill($"/mediation/{id}/answer", "answer", ("Form.Answer", "Consent"), ("Form.RightsRead", "true"), ("Form.Reuse", "true"))).Code);
        var party = (await story.Case(id)).Respondent;
        Assert.Equal((Number, Address), (party.IdNumber, party.Address));
        Assert.Equal("参加人民调解", Assert.Single(await Given(story, party.PersonId!.Value)).Purpose);
    }

    /// <summary>Somebody applied for legal aid on the own phone and said how to be reached.</summary>
    private static async Task<(string Phone, Guid Id)> AppliedBefore(Story story)
    {
        var phone = Story.NewPhone();
        var caller = await story.SignIn(await AidAnswered(story), phone, "/aid/apply/confirm");
        Assert.DoesNotContain(Offer, (await caller.Get("/aid/apply/confirm")).Text);
        var id = await Submit(caller, ("Form.IdNumber", Number), ("Form.Agree", "true"), ("Form.Address", Address));
        Assert.Equal(303, (await caller.Fill($"/m/{id}/contact", "contact", ("Form.From", "9"), ("Form.Until", "18"), ("Form.Needs", "SignLanguage"))).Code);
        story.App.Clock.Advance(TimeSpan.FromMinutes(2)); // the next code
        return (phone, id);
    }

    private static async Task<Caller> AidAnswered(Story story, params (string, string)[] who)
    {
        var caller = new Caller(story.App);
        await caller.Fill("/aid/apply?trouble=Violence", "who", [("Form.Speaker", "Self"), ("Form.Name", "周秀英"), ("Form.Place", AidBench.County), .. who]);
        await caller.Fill("/aid/apply/what", "what", ("Form.Facts", "天天挨打。"), ("Form.Wanted", "不再挨打。"));
        Assert.Equal("/aid/apply/confirm", (await caller.Fill("/aid/apply/other", "other", ("Form.Name", "龚大河"), ("Form.IsFirm", "false"))).Location);
        return caller;
    }

    private static async Task<Guid> Submit(Caller caller, params (string, string)[] values)
    {
        var sent = await caller.Fill("/aid/apply/confirm", "confirm", values);
        Assert.EndsWith("?filed=1", sent.Location);
        return Guid.Parse(sent.Location!.Split('/', '?')[2]);
    }

    private static async Task NothingTaken(Story story, Caller caller, string phone)
    {
        var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.Reuse", "true"));
        var party = (await story.Case(Guid.Parse(sent.Location!.Split('/', '?')[2]))).Applicant;
        Assert.Equal((null, null), (party.IdNumber, party.Address));
        Assert.Empty(await Given(story, (await story.Person(phone)).Id));
    }

    private static async Task SignInShared(Caller caller, string phone)
    {
        var entered = await Code(caller, phone, ("Form.Shared", "true"));
        Assert.Equal("/file/confirm", entered);
    }

    /// <summary>Where the right code leads.</summary>
    private static async Task<string> Code(Caller caller, string phone, params (string, string)[] more)
    {
        var asked = await caller.Fill("/sign-in?returnUrl=%2Ffile%2Fconfirm", "phone", [("Form.Phone", phone), .. more]);
        var code = Regex.Match((await caller.Get(asked.Location!)).Text, @"验证码是 ?(\d{6})").Groups[1].Value;
        return (await caller.Fill(asked.Location!, "code", ("Form.Code", code))).Location!;
    }

    private static Task<AidCase> Aid(Story story, Guid id) => story.App.With<AppDb, AidCase>(async db => (await db.Load<AidCase>(id, default))!);

    private static Task<List<Consent>> Given(Story story, Guid person) => story.Db(db => db.Consents.AsNoTracking().Where(c => c.PersonId == person && c.Kind == ConsentKind.OwnReuse).ToListAsync());
}
