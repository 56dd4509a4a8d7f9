using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What legal aid is wanted for, in the applicant's words; the scope table says by which article it is granted.</summary>
public enum Trouble
{
    [Display(Name = "被拖欠工资")] Wages,
    [Display(Name = "要确认劳动关系")] LabourRelation,
    [Display(Name = "干活时受伤（工伤）")] WorkInjury,
    [Display(Name = "交通事故受伤")] TrafficInjury,
    [Display(Name = "看病受到伤害（医疗事故）")] MedicalInjury,
    [Display(Name = "食品、药品造成伤害")] FoodDrugInjury,
    [Display(Name = "要赡养费、抚养费、扶养费")] Support,
    [Display(Name = "要社会保险待遇、社会救助")] SocialBenefit,
    [Display(Name = "要抚恤金")] Pension,
    [Display(Name = "受到虐待、遗弃、家庭暴力")] Violence,
    [Display(Name = "环境污染、生态破坏造成损害")] Pollution,
    [Display(Name = "请求国家赔偿")] StateCompensation,
    [Display(Name = "认定家人无（限制）民事行为能力")] Capacity,
    [Display(Name = "见义勇为以后维护自己的权益")] Rescue,
    [Display(Name = "英雄烈士的近亲属，维护英雄烈士的名誉等人格权益")] Hero,
    [Display(Name = "再审改判无罪，请求国家赔偿")] Acquittal,
    [Display(Name = "自己或者家人被抓、被起诉（刑事案件）")] Accused,
    [Display(Name = "刑事案件的被害人、自诉人")] CrimeVictim,
    [Display(Name = "被申请强制医疗")] Treatment,
    [Display(Name = "不服生效的裁判，申诉、申请再审")] Retrial,
    [Display(Name = "不服行政机关的决定，申请行政复议")] Reconsideration,
    [Display(Name = "别的事")] Other,
}

/// <summary>What a person may be, as far as the check of hardship (LAL 42) or the green channel depends on it.</summary>
public enum Status
{
    [Display(Name = "进城务工的农民工")] MigrantWorker,
    [Display(Name = "不满18岁")] Minor,
    [Display(Name = "60岁以上老年人")] Elder,
    [Display(Name = "残疾人")] Disabled,
    [Display(Name = "正在领低保、特困、司法救助或者优待抚恤")] Assisted,
    [Display(Name = "英雄烈士的近亲属")] HeroKin,
}

/// <summary>Why an accused person must have counsel: the authority itself notifies legal aid (LAL 25).</summary>
public enum MustHaveCounsel
{
    [Display(Name = "不满18岁")] Minor,
    [Display(Name = "视力、听力、言语残疾")] Impaired,
    [Display(Name = "不能完全辨认自己行为的成年人")] Incapable,
    [Display(Name = "可能判无期徒刑、死刑")] LifeOrDeath,
    [Display(Name = "死刑复核案件")] DeathReview,
    [Display(Name = "缺席审判")] Absent,
}

public enum Income
{
    [Display(Name = "在这个数以下")] Below,
    [Display(Name = "在这个数以上")] Above,
    [Display(Name = "说不清")] Unclear,
}
