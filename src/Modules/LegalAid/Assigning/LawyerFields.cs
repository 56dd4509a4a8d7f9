namespace Fashu.LegalAid;

/// <summary>Which troubles lie in what a lawyer says he is good at; he writes it in his own words.</summary>
internal static class LawyerFields
{
    private static readonly Trouble[] criminal = [Trouble.Accused, Trouble.CrimeVictim, Trouble.Treatment];
    private static readonly Trouble[] family = [Trouble.Support, Trouble.Violence, Trouble.Capacity];

    private static readonly (string[] Words, Trouble[] Troubles)[] known =
    [
        (["劳动", "工资", "讨薪", "工伤"], [Trouble.Wages, Trouble.LabourRelation, Trouble.WorkInjury]),
        (["婚姻", "家庭", "家事", "继承", "妇女", "老年", "未成年", "赡养", "抚养"], family),
        (["刑事", "刑辩", "辩护"], criminal),
        (["交通"], [Trouble.TrafficInjury]),
        (["医疗"], [Trouble.MedicalInjury]),
        (["人身", "侵权"], [Trouble.TrafficInjury, Trouble.MedicalInjury, Trouble.FoodDrugInjury, Trouble.WorkInjury]),
        (["消费", "食品", "药品"], [Trouble.FoodDrugInjury]),
        (["环境", "生态"], [Trouble.Pollution]),
        (["行政", "社会保险", "社保", "国家赔偿"], [Trouble.Reconsideration, Trouble.SocialBenefit, Trouble.Pension, Trouble.StateCompensation, Trouble.Acquittal]),
    ];

    /// <summary>Those that no word names: they are for everybody.</summary>
    private static readonly Trouble[] common = [.. Enum.GetValues<Trouble>().Except(known.SelectMany(k => k.Troubles))];

    /// <summary>Never empty. Nothing said, or nothing of it understood, means everything; to defend somebody he must have begun to.</summary>
    public static IReadOnlyList<Trouble> Of(string? fields, bool defends)
    {
        var said = known.Where(k => k.Words.Any(w => fields?.Contains(w, StringComparison.Ordinal) == true)).SelectMany(k => k.Troubles).Distinct().ToList();
        IEnumerable<Trouble> all = said.Count == 0 ? Enum.GetValues<Trouble>() : said.Concat(common);
        return [.. defends ? all : all.Except([Trouble.Accused, Trouble.Treatment])];
    }
}
