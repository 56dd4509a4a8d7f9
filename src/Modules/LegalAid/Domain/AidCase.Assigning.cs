namespace Fashu.LegalAid;

/// <summary>How a granted case comes to a lawyer beside the officer's own choice: an open offer, the applicant's wish, a lawyer who takes the next one (LAL 43).</summary>
internal sealed partial class AidCase
{
    /// <summary>What it is about, for finding: the same as in the answers.</summary>
    public Trouble Trouble { get; private set; }

    /// <summary>Place in the queue before the day: 0 goes through the green channel, 1 does not.</summary>
    public int Turn { get; private set; } = 1;

    /// <summary>24:00 of the last day on which lawyers may take it; null while it is not on offer.</summary>
    public DateTime? OfferEndsAt { get; private set; }
    public DateTime? OfferedAt { get; private set; }
    public Guid? OfferedBy { get; private set; }

    /// <summary>Ids of the firms it is offered to, with a space between; null: to all.</summary>
    public string? OfferFirms { get; private set; }

    /// <summary>What lawyers read of it before they take it: nothing that tells who it is.</summary>
    public string? OfferAbout { get; private set; }

    /// <summary>The lawyer the applicant wishes for, and what the centre answered: nothing yet, followed, or why not.</summary>
    public Guid? WishedLawyer { get; private set; }
    public string? WishedName { get; private set; }
    public DateTime? WishAnsweredAt { get; private set; }
    public string? WishRefused { get; private set; }

    public bool HasOpenWish => WishedLawyer is not null && WishAnsweredAt is null;

    public bool IsOffered(DateTime at) => Stage == AidStage.Granted && OfferEndsAt > at;

    public bool IsOfferedTo(Guid firm) => OfferFirms is null || OfferFirms.Contains(firm.ToString(), StringComparison.Ordinal);

    /// <summary>Nobody answers it for the applicant while others may take the case.</summary>
    public bool MayWish => OfferEndsAt is null && WishAnsweredAt is null;

    /// <summary>Last day of the term in which a lawyer must be assigned; null where none runs.</summary>
    public DateOnly? AssignBy => Clocks.Where(c => c.Runs && (c.Rule == AidClocks.Assign.Key || c.Rule == AidClocks.Notice.Key)).Select(c => (DateOnly?)c.DueDay).Min();

    /// <summary>The last day an offer may have: whatever nobody takes comes back to the officer a day before the term ends. Null: too late for one.</summary>
    public DateOnly? LastOfferDay(DateTime at) => AssignBy?.AddDays(-1) is { } last && last >= at.CityDay() ? last : null;

    /// <param name="firms">Empty: lawyers of all firms.</param>
    /// <param name="wishRefused">Why the lawyer wished for is not asked; demanded while a wish is open.</param>
    public void Offer(DateOnly until, string about, IReadOnlyCollection<Guid> firms, string? wishRefused, Actor by)
    {
        if (OfferEndsAt is not null) throw new RuleBroken("这件案件正在派单。要改的，请先撤回。");
        if (until < by.At.CityDay()) throw new RuleBroken("最后一天不能早于今天。") { Field = "Until" };
        var last = LastOfferDay(by.At) ?? throw new RuleBroken($"指派期限到{AssignBy?.Formal()}为止，来不及派单了，请直接指派。");
        if (until > last) throw new RuleBroken($"派单最晚到{last.Formal()}：指派期限到{AssignBy?.Formal()}为止，没有人接的还要来得及指派。") { Field = "Until" };
        DemandNameless(about);
        DemandAnswer(null, wishRefused);
        Take(AidAct.Offer, by, $"到{until.Formal()}为止：{about.Trim()}", internalOnly: true);
        AnswerWish(wishRefused, by.At);
        (OfferedAt, OfferEndsAt, OfferedBy, OfferAbout, OfferFirms) = (by.At, until.EndsAt(), by.Id, about.Trim(), firms.Count == 0 ? null : string.Join(' ', firms));
        Announce(new AidOffered(Id, by.At));
    }

    public void WithdrawOffer(string reason, Actor by)
    {
        if (OfferEndsAt is null) throw new RuleBroken("这件案件不在派单。");
        Take(AidAct.WithdrawOffer, by, reason, internalOnly: true);
        EndOffer(by.At, null, lapsed: false);
    }

    /// <summary>Nobody took it: it is the officer's again, with time left.</summary>
    public void LapseOffer(Actor system)
    {
        if (OfferEndsAt is null || OfferEndsAt > system.At) throw new RuleBroken("派单还没有到期。");
        Take(AidAct.LapseOffer, system, "没有律师接单", internalOnly: true);
        EndOffer(system.At, null, lapsed: true);
    }

    /// <summary>A lawyer takes the case himself, from an offer or as the next in the queue.</summary>
    public void TakeUp(Guid firm, string firmName, Actor by, Settings settings)
    {
        DemandNoParty(by.Id, by.Name);
        if (HasOpenWish && WishedLawyer != by.Id) throw new RuleBroken("申请人点了别的律师，要等法律援助中心答复。");
        Take(AidAct.TakeUp, by, IsOffered(by.At) ? "接单" : "领取下一件");
        EndOffer(by.At, by.Name, lapsed: false);
        AnswerWish(null, by.At);
        Hand(by.Id, by.Name, firm, firmName, by.At, settings, told: false);
        MeetClock(AidClocks.Assign, by.At);
        StartClock(AidClocks.Take, by.At, settings);
    }

    /// <summary>The applicant says which lawyer he would like; the centre answers (the law leaves the choice to it, LAL 43).</summary>
    public void Wish(Guid lawyer, string name, string firmName, Actor by)
    {
        if (WishAnsweredAt is not null) throw new RuleBroken("法律援助中心已经答复过您想请的律师。");
        if (OfferEndsAt is not null) throw new RuleBroken("正在请律师接单，现在不能再选律师。");
        Take(AidAct.Wish, by, $"{firmName}律师{name}");
        (WishedLawyer, WishedName, WishRefused) = (lawyer, name, null);
        Announce(new AidWished(Id, by.At));
    }

    private void DemandNoParty(Guid lawyer, string name)
    {
        if (persons.Any(p => p.PersonId == lawyer || p.Name == name) || OtherName == name) throw new RuleBroken("律师不能办理自己是当事人的案件。") { Field = "Lawyer" };
    }

    private void DemandAnswer(Guid? lawyer, string? refused)
    {
        if (HasOpenWish && lawyer != WishedLawyer && string.IsNullOrWhiteSpace(refused))
            throw new RuleBroken($"申请人想请{WishedName}律师。不能按他的意愿的，请写明为什么，会告诉他。") { Field = "WishRefused" };
    }

    /// <param name="refused">Null: it is followed.</param>
    private void AnswerWish(string? refused, DateTime at)
    {
        if (!HasOpenWish) return;
        (WishAnsweredAt, WishRefused) = (at, refused?.Trim());
        Announce(new AidWishAnswered(Id, at));
    }

    private void ForgetWish() => (WishedLawyer, WishedName, WishAnsweredAt, WishRefused) = (null, null, null, null);

    private void EndOffer(DateTime at, string? takenBy, bool lapsed)
    {
        if (OfferEndsAt is null) return;
        Announce(new AidOfferEnded(Id, OfferedBy!.Value, takenBy, lapsed, at));
        (OfferedAt, OfferEndsAt, OfferedBy, OfferAbout, OfferFirms) = (null, null, null, null, null);
    }

    // whoever reads an offer is nobody's lawyer yet
    private void DemandNameless(string about)
    {
        var names = persons.SelectMany(p => new[] { p.Name, p.SpeakerName }).Append(OtherName).OfType<string>().Where(n => n.Length > 1);
        if (names.FirstOrDefault(n => about.Contains(n, StringComparison.Ordinal)) is { } named) throw new RuleBroken($"不要写“{named}”：接单以前，律师不能知道当事人是谁。") { Field = "About" };
        var digits = 0;
        foreach (var sign in about.Narrow())
            if ((digits = char.IsAsciiDigit(sign) ? digits + 1 : sign is ' ' or '-' ? digits : 0) >= 7) throw new RuleBroken("不要写电话、身份证号、案号。") { Field = "About" };
    }
}
