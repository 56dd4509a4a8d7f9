using System.ComponentModel.DataAnnotations;

namespace Fashu.Matters;

internal enum RectificationStage
{
    [Display(Name = "待指派")] Open,
    [Display(Name = "整改中")] Assigned,
    [Display(Name = "待再次回访")] Measured,
    [Display(Name = "已办结")] Closed,
}

internal enum RectificationAct
{
    [Display(Name = "指派整改")] Assign,
    [Display(Name = "改派")] Reassign,
    [Display(Name = "登记整改措施")] RecordMeasures,
    [Display(Name = "回访满意，办结")] RevisitSatisfied,
    [Display(Name = "回访后说明处理结果，办结")] RevisitSettled,
    [Display(Name = "回访仍不满意，退回再改")] RevisitAgain,
}

/// <summary>整改：“不满意”的评价怎样改正、由谁督导、怎样才算完。</summary>
internal static class RectificationFlow
{
    private const string Source = "国办发〔2019〕51号";

    public static readonly Who Responsible = new("handler", "整改责任人");

    public static readonly Workflow<RectificationStage, RectificationAct> Table = new("rectification", "不满意整改")
    {
        { RectificationStage.Open,     RectificationAct.Assign,           RectificationStage.Assigned, MattersPermissions.Rectify, Source },
        { RectificationStage.Assigned, RectificationAct.Reassign,         RectificationStage.Assigned, MattersPermissions.Rectify, Source },
        { RectificationStage.Assigned, RectificationAct.RecordMeasures,   RectificationStage.Measured, Responsible,                Source },
        { RectificationStage.Measured, RectificationAct.RevisitSatisfied, RectificationStage.Closed,   MattersPermissions.Rectify, Source },
        { RectificationStage.Measured, RectificationAct.RevisitSettled,   RectificationStage.Closed,   MattersPermissions.Rectify, Source },
        { RectificationStage.Measured, RectificationAct.RevisitAgain,     RectificationStage.Assigned, MattersPermissions.Rectify, Source },
    };
}
