namespace Fashu.People;

/// <summary>The words of each separate consent by the day from which they are used. A changed text is a new line, never an edited one.</summary>
internal static class ConsentTexts
{
    private static readonly IReadOnlyList<(ConsentKind Kind, DateOnly From, string Text)> texts =
    [
        (ConsentKind.IdNumber, new(2026, 1, 1),
            "我同意处理我的身份证号码，用于核实我是谁、在调解协议等文书上写明当事人。不提供也可以提交申请和参加调解，但不能在网上签名，可以到窗口签。"),
        (ConsentKind.Face, new(2026, 1, 1),
            "我同意处理我的人脸照片，只用于工作人员把照片和身份证对照一次，核对完30天内删除，不做自动识别。不提供也可以，带身份证到窗口核对即可。"),
        (ConsentKind.Child, new(2026, 1, 1),
            "我是孩子的监护人，同意处理这名未满14周岁孩子的姓名、身份证号码和出生日期，只用于由我代孩子办理申请和调解。孩子的信息不供查找，只有办理人员能看到。"),
        (ConsentKind.Reuse, new(2026, 1, 1),
            "我同意把以前填过、核验过的姓名、手机号、身份证号码用到这一件事的申请里。只用这一次，下次再问；不同意的，重新填写就行。"),
        (ConsentKind.OwnReuse, new(2026, 1, 1),
            "勾上就是同意把上面列出的、我以前填过的资料用到这一件事里。只用这一次，下次再问；不勾的，一样可以办，需要的自己填。"),
    ];

    public static (DateOnly Version, string Text) On(ConsentKind kind, DateOnly day)
    {
        var text = texts.Where(t => t.Kind == kind && t.From <= day).MaxBy(t => t.From);
        return text.Text is null ? throw new InvalidOperationException($"No text for {kind} on {day}.") : (text.From, text.Text);
    }

    public static string Of(ConsentKind kind, DateOnly version) => texts.Single(t => t.Kind == kind && t.From == version).Text;
}
