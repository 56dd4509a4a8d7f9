using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>One question of a form: label, hint, control and error, for every type a form may hold.</summary>
public partial class Field<T> : InputBase<T>, IFormField
{
    [CascadingParameter] private FormMappingContext? Mapping { get; set; }
    [CascadingParameter] private FormState? Form { get; set; }
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;

    /// <summary>The question; otherwise [Display(Name)] of the property.</summary>
    [Parameter] public string? Label { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public FieldKind Kind { get; set; }
    /// <summary>Choices of a select, radio group or check list; an enum brings its own.</summary>
    [Parameter] public IEnumerable<Choice>? Options { get; set; }
    /// <summary>Lines of a text area; more than one makes a text field an area.</summary>
    [Parameter] public int Lines { get; set; } = 1;
    /// <summary>Autocomplete token: name, tel, bday, street-address …</summary>
    [Parameter] public string? Auto { get; set; }
    /// <summary>The label is the question of the page, in title size.</summary>
    [Parameter] public bool Big { get; set; }
    /// <summary>No 选填 mark though the type does not demand it: another answer may stand for it, or the form demands it under a condition.</summary>
    [Parameter] public bool Unmarked { get; set; }
    /// <summary>Choices side by side.</summary>
    [Parameter] public bool Inline { get; set; }
    /// <summary>Never kept as a draft on the device.</summary>
    [Parameter] public bool Private { get; set; }
    /// <summary>Most photos, or seconds of a recording.</summary>
    [Parameter] public int? Limit { get; set; }
    /// <summary>Words of the empty choice of a select.</summary>
    [Parameter] public string Empty { get; set; } = "请选择";
    /// <summary>File types a file field offers.</summary>
    [Parameter] public string? Accept { get; set; }

    private FieldKind As => Kind == FieldKind.Auto ? FieldText.KindOf(typeof(T)) is FieldKind.Text && Lines > 1 ? FieldKind.Area : FieldText.KindOf(typeof(T)) : Kind;
    private PropertyInfo? Property => FieldIdentifier.Model.GetType().GetProperty(FieldIdentifier.FieldName);
    private string Words => Label ?? Property?.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? FieldIdentifier.FieldName;
    private string Name => NameAttributeValue;
    private IReadOnlyList<Choice> Choices => Options?.ToList() ?? [.. FieldText.ChoicesOf(typeof(T))];
    private bool IsRequired => Property?.GetCustomAttribute<RequiredAttribute>() is not null || Property?.GetCustomAttribute<MustBeTrueAttribute>() is not null
        || typeof(T).IsValueType && Nullable.GetUnderlyingType(typeof(T)) is null && As is not FieldKind.Checkbox;
    private bool IsOptional => !IsRequired && !Unmarked && As is not (FieldKind.Checkbox or FieldKind.Hidden);
    private bool IsWrong => Errors.Any();
    private string HintId => $"{Id}-hint";
    private string ErrorId => $"{Id}-error";
    private string? DescribedBy => (Hint is not null, IsWrong) switch
    {
        (true, true) => $"{HintId} {ErrorId}",
        (true, false) => HintId,
        (false, true) => ErrorId,
        _ => null,
    };

    /// <summary>What was typed, if it could not be understood; else the value.</summary>
    private string Text => Misread?.GetArgument(0)?.ToString()
        ?? (CurrentValue is AmountAttribute.Unreadable ? Http.HttpContext?.Items[Yuan.Typed(Name)] as string : null) ?? FieldText.Write(CurrentValue, As);

    // What could not be read into the property. For a form bound by name the mapper files the error under the whole model, so
    // it is found by its arguments: the typed text and the property.
    private FormattableString? Misread => Mapping?.GetErrors(Name)?.ErrorMessages.FirstOrDefault()
        ?? (Form is null ? null : Mapping?.GetAllErrors(Form.Name).SelectMany(e => e.ErrorMessages)
            .FirstOrDefault(m => m.ArgumentCount == 2 && (string?)m.GetArgument(1) == FieldIdentifier.FieldName));

    public string Id => $"{Form?.Name}-{Name}".Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    public IEnumerable<string> Errors => Form is { Quiet: true } ? [] : Misread is not null
        ? [string.IsNullOrWhiteSpace(Text) ? $"请填写{Words}" : $"{Words}的格式不对"]
        : Form is { Rule: { } rule, RuleField: { } at } && (at == FieldIdentifier.FieldName || Name.EndsWith($".{at}", StringComparison.Ordinal)) ? [rule]
        : EditContext.GetValidationMessages(FieldIdentifier).Select(m => m.Replace($"“{FieldIdentifier.FieldName}”", $"“{Words}”", StringComparison.Ordinal)).Distinct();

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Form?.Add(this);
        if (As is FieldKind.File or FieldKind.Photos or FieldKind.Voice && Form is { Files: false })
            throw new InvalidOperationException($"The form \"{Form.Name}\" has a file field: set Files on its ActForm.");
    }

    // values are bound by the form mapper before the page runs; nothing is parsed here
    protected override bool TryParseValueFromString(string? value, [MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out string? validationErrorMessage)
    {
        (result, validationErrorMessage) = (default, "不支持");
        return false;
    }

    private Dictionary<string, object?> Common => new()
    {
        ["id"] = Id,
        ["name"] = As == FieldKind.Money ? Name + Yuan.Suffix : Name,
        ["aria-invalid"] = IsWrong ? "true" : null,
        ["aria-describedby"] = DescribedBy,
        ["aria-required"] = IsRequired ? "true" : null,
        ["data-draft"] = Private || As is FieldKind.IdNumber or FieldKind.Code ? "off" : null,
    };

    private Dictionary<string, object?> Line => new(Common)
    {
        ["type"] = As switch
        {
            FieldKind.Date => "date",
            FieldKind.Time => "time",
            FieldKind.DateTime => "datetime-local",
            FieldKind.Tel => "tel",
            FieldKind.Email => "email",
            FieldKind.Password => "password",
            _ => "text",
        },
        ["inputmode"] = As switch { FieldKind.Number or FieldKind.Code => "numeric", FieldKind.Money => "decimal", _ => null },
        ["class"] = As switch
        {
            FieldKind.Code => "code",
            FieldKind.Date or FieldKind.Time or FieldKind.DateTime or FieldKind.Number or FieldKind.Tel => "short",
            _ => null,
        },
        ["autocomplete"] = Auto ?? As switch { FieldKind.Code => "one-time-code", FieldKind.Tel => "tel", FieldKind.Email => "email", FieldKind.IdNumber => "off", _ => Private ? "off" : null },
        ["maxlength"] = As switch { FieldKind.Code => 8, FieldKind.IdNumber => 18, _ => (int?)null },
        ["value"] = As == FieldKind.Password ? null : Text,
    };
}
