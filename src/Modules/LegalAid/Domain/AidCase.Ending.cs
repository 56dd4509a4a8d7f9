namespace Fashu.LegalAid;

/// <summary>The aided person asks that the aid end (LAL 48(7)): the head looks whether there is a good reason, and ends it or says why it goes on.</summary>
internal sealed partial class AidCase
{
    /// <summary>Why the aided person wants no more aid; null while nothing of the kind is open.</summary>
    public string? EndAsked { get; private set; }

    public void AskEnd(string reason, Actor by)
    {
        if (EndAsked is not null) throw new RuleBroken(by.Kind == ActorKind.Staff ? "终止援助的要求已经登记过，正在等负责人答复。" : "您的要求已经送到法律援助中心负责人那里，正在等答复。");
        if (Present.Count() > 1) throw new RuleBroken("还有别人一起办。只是一个人不再要援助的，请用“退出”，其他人接着办。");
        Take(AidAct.AskEnd, by, reason);
        EndAsked = reason.Trim();
        Announce(new AidEndAsked(Id, by.At));
    }

    /// <summary>No good reason to end it: the aid goes on.</summary>
    public void KeepAid(string reason, Actor by)
    {
        if (EndAsked is null) throw new RuleBroken("受援人没有要求终止援助。");
        Take(AidAct.KeepAid, by, reason);
        EndAsked = null;
        Announce(new AidEndRefused(Id, by.At));
    }
}
