namespace Fashu.Notices;

/// <summary>An officer told the person by telephone what the text message could not.</summary>
internal sealed class RecordCall(INotices notices)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(200)] public string Said { get; set; } = "";
    }

    public Task Handle(Guid message, Form form, Actor by, CancellationToken cancel) => notices.RecordCall(message, form.Said, by, cancel);
}
