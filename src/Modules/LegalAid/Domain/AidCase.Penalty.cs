namespace Fashu.LegalAid;

/// <summary>Whoever got aid by deceit pays for it and may be fined by the department (LAL 64): the institution proposes, the department decides in its own procedure.</summary>
internal sealed partial class AidCase
{
    /// <summary>Most that the law allows, in fen.</summary>
    public const long MostFineFen = 300_000;

    /// <summary>What the aid has cost, as the institution counts it, and the fine it proposes; null where it proposed nothing.</summary>
    public long? CostsFen { get; private set; }
    public long? ProposedFineFen { get; private set; }
    public DateTime? PenaltyProposedAt { get; private set; }
    public string? PenaltyProposedBy { get; private set; }

    /// <summary>What the department decided: number, costs to pay, fine. Both sums 0: nothing was imposed.</summary>
    public string? PenaltyNumber { get; private set; }
    public long? OrderedCostsFen { get; private set; }
    public long? FineFen { get; private set; }
    public DateTime? PenaltyAt { get; private set; }

    public bool AwaitsPenalty => Stage == AidStage.Terminated && Ended == TerminationGround.Deception && PenaltyProposedAt is not null && PenaltyAt is null;

    /// <summary>Goes with the termination for deceit; the costs of the aid and a fine.</summary>
    public void ProposePenalty(long costsFen, long fineFen, Actor by)
    {
        if (Ended != TerminationGround.Deception) throw new RuleBroken("只有以欺骗等不正当手段获得援助的，才能提出处理建议。") { Field = "Costs" };
        DemandFine(fineFen, "Fine");
        if (costsFen < 0) throw new RuleBroken("金额不能小于零。") { Field = "Costs" };
        (CostsFen, ProposedFineFen, PenaltyProposedAt, PenaltyProposedBy) = (costsFen, fineFen, by.At, by.Name);
        (PenaltyNumber, OrderedCostsFen, FineFen, PenaltyAt) = (null, null, null, null);
        Announce(new AidPenaltyProposed(Id, by.At));
    }

    public void RecordPenalty(string? number, long costsFen, long fineFen, string reason, Actor by)
    {
        if (!AwaitsPenalty) throw new RuleBroken("没有等处理的建议。");
        DemandFine(fineFen, "Fine");
        if (costsFen < 0) throw new RuleBroken("金额不能小于零。") { Field = "Costs" };
        if (costsFen + fineFen > 0 && string.IsNullOrWhiteSpace(number)) throw new RuleBroken("责令支付、罚款的，请写决定书的文号。") { Field = "Number" };
        Take(AidAct.RecordPenalty, by, costsFen + fineFen == 0 ? $"不予处罚：{reason.Trim()}" : $"{number!.Trim()}：责令支付{costsFen.Yuan()}，罚款{fineFen.Yuan()}。{reason.Trim()}", internalOnly: true);
        (PenaltyNumber, OrderedCostsFen, FineFen, PenaltyAt) = (string.IsNullOrWhiteSpace(number) ? null : number.Trim(), costsFen, fineFen, by.At);
    }

    private static void DemandFine(long fen, string field)
    {
        if (fen is < 0 or > MostFineFen) throw new RuleBroken($"罚款在0到{MostFineFen.Yuan()}之间（法律援助法第64条）。") { Field = field };
    }
}
