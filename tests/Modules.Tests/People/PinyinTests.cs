using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Somebody is found by how his name is read.</summary>
public class PinyinTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory]
    [InlineData("王小明", "wangxiaoming", "wxm")]
    [InlineData("郑𠮷祥", "zhengjixiang", "zjx")]
    [InlineData("䶮小明", "yanxiaoming", "yxm")]
    [InlineData("买买提·艾力", "maimaitiaili", "mmtal")]
    [InlineData("曾乐", "zengle", "zl")]
    [InlineData("曾乐", "zengyue", "zy")]
    [InlineData("单雄", "shanxiong", "sx")]
    [InlineData("解明", "xieming", "xm")]
    [InlineData("仇英", "qiuying", "qy")]
    [InlineData("查良", "zhaliang", "zl")]
    [InlineData("任重", "renzhong", "rz")]
    [InlineData("朴正", "piaozheng", "pz")]
    [InlineData("区海", "ouhai", "oh")]
    [InlineData("区海", "quhai", "qh")]
    [InlineData("盖文", "gewen", "gw")]
    [InlineData("尉迟恭", "yuchigong", "ycg")]
    [InlineData("万俟明", "moqiming", "mqm")]
    [InlineData("长孙雪", "zhangsunxue", "zsx")]
    [InlineData("欧阳小丽", "ouyangxiaoli", "oyxl")]
    [InlineData("吕绿", "lulu", "ll")]
    [InlineData("〇大", "lingda", "ld")]
    [InlineData("阿Q", "aq", "aq")]
    [InlineData("José Müller", "josemuller", "jm")]
    public void A_name_is_found_by_its_reading_and_its_initials(string name, string whole, string initials)
    {
        var keys = NameReadings.KeysOf(name);
        Assert.Contains("=" + whole, keys);
        Assert.Contains("~" + initials, keys);
        Assert.InRange(keys.Count, 2, 2 * NameReadings.Most);
    }

    [Theory]
    [InlineData("wangxiaoming", "=wangxiaoming", "~wangxiaoming")]
    [InlineData(" Wang Xiao-Ming ", "=wangxiaoming", "~wangxiaoming")]
    [InlineData("Wáng Xiǎo Míng", "=wangxiaoming", "~wangxiaoming")]
    [InlineData("wang2 xiao3 ming2", "=wangxiaoming", "~wangxiaoming")]
    [InlineData("ＷＸＭ", "=wxm", "~wxm")]
    [InlineData("xi'an", "=xian", "~xian")]
    [InlineData("lv lve", "=lulue", "~lulue")]
    [InlineData("lǚ lǜ", "=lulu", "~lulu")]
    [InlineData("w")]
    [InlineData("王xm")]
    [InlineData("10000000001")]
    [InlineData("33010019000101006X")]
    [InlineData("")]
    public void What_is_typed_means_a_reading_or_initials(string typed, params string[] keys) => Assert.Equal(keys, NameReadings.KeysAsked(typed));

    [Theory]
    [InlineData("乐乐乐乐乐乐乐乐", 4)]
    [InlineData("王明", 1)]
    [InlineData("王龿", 0)]
    public void A_name_has_at_most_four_readings(string name, int readings)
    {
        var read = NameReadings.Of(name);
        Assert.Equal(readings, read.Count);
        Assert.Equal(read.Count, read.Select(r => string.Concat(r)).Distinct().Count());
    }

    [Fact]
    public void Every_line_of_the_readings_is_a_syllable_and_no_character_stands_twice()
    {
        using var lines = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin.txt")!);
        HashSet<int> seen = [];
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            Assert.Matches("^[a-z]{1,6} [^ ]+$", line);
            var syllable = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            foreach (var rune in line[(syllable.Length + 1)..].EnumerateRunes())
            {
                Assert.True(seen.Add(rune.Value), rune.ToString());
                Assert.Equal(syllable, Pinyin.Of(rune));
            }
        }
        Assert.True(seen.Count > 29_000);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Everybody_of_the_sample_city_is_found_by_reading_and_initials(Database database)
    {
        var app = await city.On(database);
        var by = new Actor(Guid.CreateVersion7(), "吴监督", ActorKind.Staff, app.Clock.Now()) { Grants = [new(PeoplePermissions.Read.Key, "")] };
        var named = await app.With<AppDb, List<Person>>(db => db.People.AsNoTracking().Where(p => p.Name != null && p.Guardian == null && p.ClosedAt == null).ToListAsync());
        Assert.True(named.Count > 8);
        foreach (var person in named.DistinctBy(p => p.Name))
        {
            var syllables = NameReadings.Of(person.Name!).FirstOrDefault();
            Assert.True(syllables is not null, person.Name);
            foreach (var typed in new[] { string.Join(' ', syllables), string.Concat(syllables).ToUpperInvariant(), string.Concat(syllables.Select(s => s[0])) })
            {
                var found = await app.With<FindPeople, FindPeople.Found>(s => s.Handle(new() { Query = typed, Purpose = "核对身份" }, by, default));
                Assert.True(found.More || found.Rows.Any(r => r.Id == person.Id), $"{person.Name} {typed}");
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_corrected_name_is_found_by_the_new_reading_alone_and_an_erased_one_not_at_all(Database database)
    {
        await using var house = await House.Open(database);
        var by = house.Acting(house.Staff.Add("吴所长", PeoplePermissions.Read.Key));
        var (citizen, id) = await house.Citizen("10000000001");
        Assert.Equal(204, (await citizen.Send(HttpMethod.Put, "/api/v1/people/me", new { name = "王小明" })).Code);
        Assert.Equal(id, Assert.Single(await Find("wangxiaoming")));
        Assert.Equal(id, Assert.Single(await Find("wxm")));
        Assert.Equal(204, (await citizen.Send(HttpMethod.Put, "/api/v1/people/me", new { name = "王晓光" })).Code);
        Assert.Empty(await Find("wxm"));
        Assert.Equal(id, Assert.Single(await Find("Wang Xiaoguang")));
        var keys = await house.Read(db => db.NameKeys.Select(k => k.Key).ToListAsync());
        Assert.All(keys, k => Assert.Equal(43, k.Length)); // hashes: the table alone tells no name
        Assert.DoesNotContain(keys, k => k.Contains("wang", StringComparison.OrdinalIgnoreCase));
        await house.App.With<AppDb>(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == id)).Close(house.Clock.Now());
            await db.SaveChangesAsync();
        });
        Assert.Empty(await house.Read(db => db.NameKeys.ToListAsync()));

        async Task<List<Guid>> Find(string typed) => [.. (await house.App.With<FindPeople, FindPeople.Found>(s => s.Handle(new() { Query = typed, Purpose = "核对身份" }, by, default))).Rows.Select(r => r.Id)];
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_there_before_is_filled_and_children_never_are(Database database)
    {
        await using var house = await House.Open(database);
        Assert.True(CitizenId.TryRead(House.IdOf("20200101"), new(2026, 11, 23), out var number, out var error), error);
        await house.App.With<AppDb>(async db =>
        {
            var old = Person.Enter("10000000001", "王小明", house.Clock.Now());
            db.People.AddRange(old, Person.Enter("10000000002", "王龿", house.Clock.Now()), Person.Child(old.Id, "王小雨", number, house.Clock.Now()));
            await db.SaveChangesAsync();
            db.RemoveRange(await db.NameKeys.ToListAsync());
            await db.SaveChangesAsync();
        });
        for (var i = 0; i < 2; i++)
        {
            await house.App.With<AppDb>(db => new FillNameKeys(db).Run(default));
            Assert.Equal(2, await house.Read(db => db.NameKeys.CountAsync()));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_letters_that_fit_many_give_twenty_and_say_so_and_all_is_written_down(Database database)
    {
        await using var house = await House.Open(database);
        var officer = house.Staff.Add("吴所长", PeoplePermissions.Read.Key);
        await house.App.With<AppDb>(async db =>
        {
            for (var i = 0; i < 21; i++) db.People.Add(Person.Enter($"100000005{i:00}", i % 2 == 0 ? "王明" : "汪敏", house.Clock.Now().AddMinutes(i)));
            await db.SaveChangesAsync();
        });
        var found = await house.App.With<FindPeople, FindPeople.Found>(s => s.Handle(new() { Query = "wm", Purpose = "核对身份" }, house.Acting(officer), default));
        Assert.Equal((20, 0, true), (found.Rows.Count, found.Beyond, found.More));
        Assert.Equal(20, await house.Read(db => db.Audits.CountAsync(a => a.Act == "查找到本人" && a.Person != null && a.Purpose == "核对身份")));
        var page = await house.Officer(officer).Fill("/work/people", "find", ("Form.Query", "wm"), ("Form.Purpose", "核对身份"));
        Assert.Contains("符合的人很多，没有全部列出", page.Text);
        Assert.Contains("拼音至少填两个字母", (await house.Officer(officer).Fill("/work/people", "find", ("Form.Query", "w"), ("Form.Purpose", "核对身份"))).Text);
        var whole = await house.App.With<FindPeople, FindPeople.Found>(s => s.Handle(new() { Query = "wangmin", Purpose = "核对身份" }, house.Acting(officer), default));
        Assert.Equal((10, false), (whole.Rows.Count, whole.More));
    }
}
