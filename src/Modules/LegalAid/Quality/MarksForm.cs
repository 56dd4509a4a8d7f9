using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Points by item of the scale, in its order.</summary>
[ValidatableType]
public sealed class MarksForm
{
    public List<MarkLine> Marks { get; set => field = [.. (value ?? []).OfType<MarkLine>()]; } = [];
    [StringLength(FileReview.TextLength), Display(Name = "总的评语")] public string? Note { get; set; }

    public IReadOnlyList<(int? Points, string? Reason)> Given => [.. Marks.Select(m => (m.Points, m.Reason))];

    /// <summary>Every item has its line, however much of the form came.</summary>
    public void Fit(QualityScale scale)
    {
        while (Marks.Count < scale.Items.Count) Marks.Add(new());
    }
}

[ValidatableType]
public sealed class MarkLine
{
    [Required, Range(0, 100), Display(Name = "得分")] public int? Points { get; set; }
    [StringLength(FileReview.TextLength), Display(Name = "扣分的理由")] public string? Reason { get; set; }
}
