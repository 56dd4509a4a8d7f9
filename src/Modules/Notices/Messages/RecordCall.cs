using System.ComponentModel.DataAnnotations;

namespace Fashu.Notices;

/// <summary>An officer told the person by telephone or by hand what the text message could not.</summary>
internal sealed class RecordCall(INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Display(Name = "怎么告知的")] public ToldBy Way { get; set; }
        [Required, StringLength(200)] public string Said { get; set; } = "";
    }

    public Task Handle(Guid message, Form form, Actor by, CancellationToken cancel) => notices.RecordCall(message, form.Way, form.Said, by, cancel);
}
