using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

public enum VerifiedWay
{
    [Display(Name = "工作人员核对上传的照片")] Photos,
    [Display(Name = "工作人员在窗口核对证件")] Counter,
    [Display(Name = "身份认证服务核对")] Service,
}

/// <summary>What somebody with the right code still has to show: nothing, a yes, or the holder's full name.</summary>
internal enum HolderDoubt { None, Ask, Name }

/// <summary>A citizen's account. One phone, one holder; a child under fourteen has no phone here and acts through the guardian.</summary>
internal sealed class Person
{
    public const int NameTriesAllowed = 5;

    public Guid Id { get; private set; }

    /// <summary>The number this person holds now; null for a child, a closed account, or a number that went to somebody else.</summary>
    [Encrypted(IndexedBy = nameof(PhoneIndex), Purpose = Seals.Phone)] public string? Phone { get; private set; }
    public string? PhoneIndex { get; private set; }
    public DateTime? PhoneSince { get; private set; }

    /// <summary>Last time the holder proved with a code that the number is his.</summary>
    public DateTime? PhoneSeenAt { get; private set; }

    /// <summary>Somebody reported that the number now belongs to another person.</summary>
    public bool PhoneDoubted { get; private set; }
    public int NameTries { get; private set; }

    public string? Name { get; private set; }
    [Encrypted(IndexedBy = nameof(IdNumberIndex), Purpose = Seals.IdNumber)] public string? IdNumber { get; private set; }
    public string? IdNumberIndex { get; private set; }
    public DateOnly? BornOn { get; private set; }
    public DateTime? VerifiedAt { get; private set; }
    public VerifiedWay? VerifiedBy { get; private set; }

    public Guid? Guardian { get; private set; }
    public bool Elder { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Grows when the phone or the state changes and when the person leaves all devices; older cookies are no longer good.</summary>
    public int Stamp { get; private set; } = 1;

    public bool IsVerified => VerifiedAt is not null;

    public PersonCard Card => new(Id, Name, Phone?.MaskPhone() ?? "", IdNumber?.MaskIdNumber(), IsVerified, BornOn, PhoneSeenAt is not null);

    /// <summary>With the phone proved by a code.</summary>
    public static Person Hold(string phone, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Phone = phone, PhoneSince = at, PhoneSeenAt = at, CreatedAt = at };

    /// <summary>Entered by somebody else, for example an officer who files for him; nobody has proved the phone yet.</summary>
    public static Person Enter(string phone, string? name, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Phone = phone, Name = name, PhoneSince = at, CreatedAt = at };

    /// <summary>A citizen of the sample city, under an id that other samples know.</summary>
    public static Person Sample(Guid id, string phone, string name, DateTime at) => new() { Id = id, Phone = phone, Name = name, PhoneSince = at, CreatedAt = at };

    public static Person Child(Guid guardian, string name, CitizenId number, DateTime at)
    {
        if (!IsChild(number.Born, at)) throw new RuleBroken("孩子已满14周岁，请用本人的手机号登录。") { Field = "IdNumber" };
        return new() { Id = Guid.CreateVersion7(), Guardian = guardian, Name = name, IdNumber = number.Text, BornOn = number.Born, CreatedAt = at };
    }

    /// <summary>Under fourteen data are handled through the guardian (PIPL art. 31).</summary>
    public static bool IsChild(DateOnly born, DateTime at) => CitizenId.AgeOn(born, at.CityDay()) < 14;

    /// <summary>Whether the person now at the phone must show that he is the holder of old.</summary>
    public HolderDoubt DoubtOf(int silentDays, DateTime at) =>
        PhoneDoubted || at - (PhoneSeenAt ?? PhoneSince ?? CreatedAt) > TimeSpan.FromDays(silentDays) ? HolderDoubt.Name
        : PhoneSeenAt is null ? HolderDoubt.Ask // typed by somebody else, perhaps wrongly
        : HolderDoubt.None;

    public void SeenAtPhone(DateTime at) => (PhoneSeenAt, PhoneDoubted, NameTries) = (at, false, 0);

    public void DoubtPhone() => (PhoneDoubted, Stamp) = (true, Stamp + 1);

    /// <returns>Whether the full name typed is the holder's; after some wrong names the question is closed.</returns>
    public bool ConfirmName(string typed, string known, DateTime at)
    {
        if (NameTries >= NameTriesAllowed) throw new RuleBroken("姓名填错次数太多。请带身份证到窗口找回账号，或者选择“不是我”。");
        if (typed == known)
        {
            SeenAtPhone(at);
            return true;
        }
        NameTries++;
        return false;
    }

    /// <returns>The number's time with this person, for the history.</returns>
    public PhoneHeld LeavePhone(PhoneEnd why, DateTime at)
    {
        var held = PhoneHeld.Of(this, why, at);
        (Phone, PhoneSince, PhoneSeenAt, PhoneDoubted, NameTries) = (null, null, null, false, 0);
        Stamp++;
        return held;
    }

    /// <param name="proved">A code showed that the number is his; where an officer typed it, the first sign-in asks for the full name.</param>
    public void TakePhone(string phone, DateTime at, bool proved = true)
    {
        if (ClosedAt is not null) throw new RuleBroken("这个账号已经注销。");
        if (Phone is not null) throw new InvalidOperationException("The former number must be left first.");
        (Phone, PhoneSince, PhoneSeenAt, PhoneDoubted) = (phone, at, proved ? at : null, !proved);
        Stamp++;
    }

    /// <summary>A name the person gave; the verified one stays as the document has it.</summary>
    public void CallMyself(string name)
    {
        if (IsVerified && name != Name) throw new RuleBroken("姓名已经核验，不能自己改。证件上的姓名变了，请重新核验身份。") { Field = "Name" };
        Name = name;
    }

    public void GiveIdNumber(CitizenId number, DateTime at)
    {
        if (IsVerified && number.Text != IdNumber) throw new RuleBroken("身份证号码已经核验，不能自己改。请重新核验身份。") { Field = "IdNumber" };
        DemandOwnAge(number, at);
        (IdNumber, BornOn) = (number.Text, number.Born);
    }

    /// <summary>Who is under fourteen has no account of his own.</summary>
    public void DemandOwnAge(CitizenId number, DateTime at)
    {
        if (Guardian is null && IsChild(number.Born, at))
            throw new RuleBroken("未满14周岁，请由父母或其他监护人用自己的手机号登录，在“我的—监护”里办理。") { Field = "IdNumber" };
    }

    public void Verify(string name, string idNumber, DateOnly born, VerifiedWay way, DateTime at)
    {
        if (ClosedAt is not null) throw new RuleBroken("这个账号已经注销。");
        (Name, IdNumber, BornOn, VerifiedAt, VerifiedBy) = (name, idNumber, born, at, way);
    }

    /// <summary>The consent for the ID number was withdrawn: number and verification go, what was done before stays valid (PIPL art. 15).</summary>
    public void ForgetIdNumber() => (IdNumber, BornOn, VerifiedAt, VerifiedBy) = (null, null, null, null);

    public void LeaveAllDevices() => Stamp++;

    public void PreferElder(bool on) => Elder = on;

    /// <summary>A child who turned fourteen takes the account over with a phone of its own.</summary>
    public void ComeOfAge(string phone, DateTime at)
    {
        if (Guardian is null) throw new RuleBroken("这个账号不由监护人代管。");
        if (BornOn is { } born && IsChild(born, at)) throw new RuleBroken("孩子还没有满14周岁。");
        Guardian = null;
        TakePhone(phone, at);
    }

    /// <summary>What the person typed about himself goes; files of matters stay as long as the law keeps them.</summary>
    public PhoneHeld? Close(DateTime at)
    {
        if (ClosedAt is not null) throw new RuleBroken("这个账号已经注销。");
        var held = Phone is null ? null : LeavePhone(PhoneEnd.Closed, at);
        ForgetIdNumber();
        (Name, Guardian, ClosedAt) = (null, null, at);
        Stamp++;
        return held;
    }
}
