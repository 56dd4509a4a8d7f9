namespace Fashu.Mediation;

/// <summary>What speaks of danger in an application (PML 25). A sign never decides; it makes a person look.</summary>
internal static class DangerSigns
{
    public static IReadOnlyList<string> In(FileApplication.Form form, IEnumerable<string> words)
    {
        var text = form.Facts + "\n" + form.Wanted;
        List<string> signs = [];
        if (form.Danger) signs.Add("申请人说现在有人身危险");
        signs.AddRange(words.Where(w => text.Contains(w, StringComparison.Ordinal)).Select(w => $"文字里提到“{w}”"));
        return signs;
    }
}
