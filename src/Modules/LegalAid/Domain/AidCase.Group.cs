namespace Fashu.LegalAid;

/// <summary>Many against one: the facts once, to each his claim, his papers, his money and his end. What is of one person alone stays with the office and that person.</summary>
internal sealed partial class AidCase
{
    /// <summary>Several asked for aid together, also where all but one have left since.</summary>
    public bool IsGroup => persons.Count > 1;

    public IReadOnlyList<AidPerson> Listed => [.. persons.OrderBy(p => p.No)];
    public IEnumerable<AidPerson> Present => Listed.Where(p => p.IsIn);
    public IEnumerable<AidPerson> Representatives => Present.Where(p => p.Represents);
    public long ResultFen => persons.Sum(p => p.ResultFen ?? 0);

    /// <summary>罗大山等78人.</summary>
    public string Applicants => IsGroup && Present.Any() ? $"{Applicant.Name}等{Present.Count()}人" : IsGroup ? $"{Applicant.Name}等{persons.Count}人" : Applicant.Name;

    /// <summary>What the office wrote while there was one person is that person's: who came later does not read it.</summary>
    public bool Concerns(AidPerson reader, DateTime at) => !IsGroup || Participants.FirstOrDefault(p => p.Id == reader.Id) is not { } part || at >= part.Since;

    /// <summary>What was missing, for whoever was there when it was asked.</summary>
    public string? AskedOf(AidPerson reader) => SupplementAskedAt is not { } asked || Concerns(reader, asked) ? SupplementAsked : null;

    /// <summary>Whom an act of this account is about: a guardian of several says so.</summary>
    /// <param name="chosen">Id of one of them, as typed; null or empty where there is but one.</param>
    /// <param name="ask">What is said where the choice is missing.</param>
    public AidPerson OneOf(Actor by, string? chosen, string ask)
    {
        var own = Present.Where(p => p.PersonId == by.Id).ToList();
        if (own.Count == 0 || !string.IsNullOrEmpty(chosen) && own.TrueForAll(p => p.Id.ToString() != chosen)) throw new Missing("这个人");
        return own.Count == 1 ? own[0] : own.Find(p => p.Id.ToString() == chosen) ?? throw new RuleBroken(ask) { Field = "Person" };
    }

    public void Admit(IReadOnlyCollection<AidPerson> more, Screening screening, Actor by, Settings settings)
    {
        DemandRoom(more, by.At, settings);
        foreach (var person in more) DemandNew(person, [.. persons, .. more]);
        Take(AidAct.Admit, by, more.Count > 5 ? $"增加{more.Count}人" : $"增加{string.Join("、", more.Select(p => p.Name))}", internalOnly: true);
        var last = persons.Max(p => p.No);
        foreach (var person in more)
        {
            person.Place(++last);
            persons.Add(person);
            Enter(Participant.Enter(person.Id, AidFlow.ApplicantRole, "申请人", person.Name, person.Phone, person.PersonId, by.At));
        }
        // one worker does not see what another brought
        foreach (var part in Participants.Where(p => p.Role == AidFlow.ApplicantRole)) part.Separate();
        Judge(Known, screening, RulesDay);
    }

    public void CorrectPerson(Guid id, AidPerson now, string reason, Screening screening, Actor by)
    {
        var person = One(id);
        DemandNew(now, persons);
        if (person.SpeakerName is { } speaker && speaker == now.Name) throw new RuleBroken("代为申请的人和需要援助的人是同一个人。") { Field = "Name" };
        if (person.SpeakerName == OtherName) throw new RuleBroken("对方不能替需要援助的人申请，请由其他监护人、近亲属申请（法律援助法第四十条）。");
        Take(AidAct.Amend, by, $"更正第{person.No}号{person.Name}：{reason.Trim()}", internalOnly: true);
        person.Correct(now.Name, now.Phone, now.IdNumber, now.Address, now.Phone == person.Phone ? person.PersonId : now.PersonId, now.ClaimFen, now.ClaimFor, now.Remark);
        Participants.FirstOrDefault(p => p.Id == id)?.Mend(person.Name, person.Phone, person.PersonId);
        Judge(Known, screening, RulesDay);
    }

    /// <summary>Who was put into the list by mistake; whoever was really there and goes, leaves.</summary>
    public void Remove(Guid id, string reason, Screening screening, Actor by)
    {
        var person = One(id);
        if (!Present.Any(p => p != person)) throw new RuleBroken("只剩这一个人了，不能移出。整件事不办的，请用“撤回申请”。");
        Take(AidAct.Amend, by, $"移出第{person.No}号{person.Name}：{reason.Trim()}", internalOnly: true);
        persons.Remove(person);
        DropDeliveries(by.At, id);
        Participants.FirstOrDefault(p => p.Id == id)?.Leave(by.At);
        Judge(Known, screening, RulesDay);
    }

    /// <summary>One goes or dies, the others go on.</summary>
    public void Leave(Guid id, AidLeaving leaving, string reason, Actor by)
    {
        var person = One(id);
        if (by.Kind == ActorKind.Citizen && person.PersonId != by.Id) throw new Missing("这个人");
        if (!person.IsIn) throw new RuleBroken($"{person.Name}已经退出了。");
        if (IsSettled && leaving != AidLeaving.Died) throw new RuleBroken("已经作出决定或者办结，不用再退出；去世的，选“去世”。") { Field = "Why" };
        if (Present.Count() == 1) throw new RuleBroken("只剩这一个人了。不再办的，请用“撤回申请”或者“终止援助”；去世的，请用“申请人去世”。");
        Take(AidAct.Leave, by, $"第{person.No}号{person.Name}：{leaving.Title()}。{reason.Trim()}", internalOnly: true);
        person.End(leaving, reason, by.At);
        DropDeliveries(by.At, id);
        Mandate?.SignatureOf(id)?.Withdraw(by.At); // ends with death too (民法典 173)
        Participants.FirstOrDefault(p => p.Id == id)?.Leave(by.At);
        if (leaving == AidLeaving.Died) Mourn(person, by.At);
        else Announce(new AidPersonLeft(Id, person.PersonId, by.At));
    }

    public void Appoint(IReadOnlyCollection<Guid> representatives, Actor by, Settings settings)
    {
        var (from, least, most) = (settings.On(AidSettings.RepresentedFrom, by.At), settings.On(AidSettings.LeastRepresentatives, by.At), settings.On(AidSettings.MostRepresentatives, by.At));
        if (Present.Count() < from) throw new RuleBroken($"{from}人以上的才推举代表人，不到{from}人的各人自己参加。");
        if (representatives.Count > most) throw TooManyRepresentatives(settings, by.At);
        if (representatives.Count < least) throw new RuleBroken($"代表人至少{least}人。") { Field = "Numbers" };
        if (representatives.FirstOrDefault(id => Present.All(p => p.Id != id)) is var unknown && unknown != Guid.Empty) throw new RuleBroken("代表人要从名单里还在的人当中推举。") { Field = "Numbers" };
        Take(AidAct.Appoint, by, string.Join("、", Present.Where(p => representatives.Contains(p.Id)).Select(p => p.Name)), internalOnly: true);
        foreach (var person in persons) person.Represent(representatives.Contains(person.Id));
    }

    /// <summary>What is wrong with the representatives now; null: nothing.</summary>
    public string? RepresentativesWrong(Settings settings, DateTime at)
    {
        var (from, least, count, here) = (settings.On(AidSettings.RepresentedFrom, at), settings.On(AidSettings.LeastRepresentatives, at), Representatives.Count(), Present.Count());
        if (here < from) return count > 0 ? $"现在不到{from}人，不用推举代表人，各人自己参加。" : null;
        return count == 0 ? $"{from}人以上，还没有推举代表人。" : count < least ? $"代表人现在只有{count}人，至少要{least}人，请重新推举。" : null;
    }

    /// <summary>What came out for each and what each got, for many at once.</summary>
    public void CountResults(IReadOnlyCollection<(Guid Person, AidResult? Result, AidReceipt? Receipt)> lines, Actor by)
    {
        foreach (var (id, result, receipt) in lines)
        {
            var person = One(id);
            if (!person.IsIn) throw new RuleBroken($"{person.Name}已经退出，不再登记。");
            if (result is not null)
            {
                if (result.Fen < 0) throw new RuleBroken("金额不能小于零。") { Field = "Fen" };
                if (result.On > by.At.CityDay()) throw new RuleBroken("结果的日子不能晚于今天。") { Field = "On" };
                if (CannotSettle(person, result) is { } why) throw new RuleBroken(why) { Field = "OwnHand" };
                person.Conclude(result);
            }
            if (receipt is not null) person.Receive(receipt);
        }
        Counted(by, [.. lines.Where(l => l.Result is { Kind: AidResultKind.Settlement, OwnHand: true }).Select(l => One(l.Person).Name)]);
    }

    // among many nobody reads the sums of others
    private void Counted(Actor by, params IReadOnlyCollection<string> own) => Take(AidAct.Count, by, $"请求{ClaimFen.Yuan()}{(persons.Any(p => p.ResultFen is not null) ? $"，结果{ResultFen.Yuan()}" : "")}，已拿到{RecoveredFen.Yuan()}{(own.Count > 0 ? $"；本人签了和解：{string.Join("、", own)}" : "")}", internalOnly: IsGroup);

    private AidPerson One(Guid id) => persons.FirstOrDefault(p => p.Id == id) ?? throw new Missing("这个人");

    private void DemandRoom(IReadOnlyCollection<AidPerson> more, DateTime at, Settings settings)
    {
        if (more.Count == 0) throw new RuleBroken("没有要增加的人。");
        var most = settings.On(AidSettings.MostPersons, at);
        if (persons.Count + more.Count > most) throw new RuleBroken($"一件事最多{most}人，现在有{persons.Count}人，还要加{more.Count}人。请分成几件。");
        if (Representatives.Count() + more.Count(p => p.Represents) > settings.On(AidSettings.MostRepresentatives, at)) throw TooManyRepresentatives(settings, at);
    }

    /// <param name="one">With the id he has or will have, so that nobody is held against himself.</param>
    private void DemandNew(AidPerson one, IReadOnlyCollection<AidPerson> all)
    {
        if (one.Name == OtherName) throw new RuleBroken($"{one.Name}是对方，不能同时是申请人。") { Field = "Name" };
        if (one.Phone is { } phone && phone == OtherPhone) throw new RuleBroken("这是对方的电话。") { Field = "Phone" };
        if (all.FirstOrDefault(p => p.Id != one.Id && p.IsSame(one.Name, one.IdNumber)) is { } same) throw new RuleBroken($"{same.Name}已经在名单里，是第{same.No}号。同名的两个人都要写身份证号。") { Field = "Name" };
        if (one.Phone is { } number && all.FirstOrDefault(p => p.Id != one.Id && p.Phone == number) is { } holder) throw new RuleBroken($"这个手机号是第{holder.No}号{holder.Name}的。每人写自己的，没有的空着。") { Field = "Phone" };
    }

    private static RuleBroken TooManyRepresentatives(Settings settings, DateTime at) => new($"代表人最多{settings.On(AidSettings.MostRepresentatives, at)}人。") { Field = "Numbers" };
}
