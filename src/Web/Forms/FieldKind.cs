namespace Fashu.Web;

/// <summary>How a field is asked. Auto follows the type of the property.</summary>
public enum FieldKind
{
    Auto,
    Text,
    Area,
    Number,
    Date,
    Time,
    DateTime,
    /// <summary>Typed in yuan, held as whole fen (<c>long</c>).</summary>
    Money,
    Tel,
    Email,
    Password,
    /// <summary>A one-time code of digits.</summary>
    Code,
    /// <summary>18 characters of an identity card; never kept as a draft.</summary>
    IdNumber,
    Select,
    Radio,
    Checkbox,
    /// <summary>Several of a list; the property is a list.</summary>
    Checkboxes,
    File,
    Photos,
    Voice,
    /// <summary>A drawn signature, as a PNG data address in a string.</summary>
    Signature,
    Hidden,
}

/// <summary>One choice of a select, radio group or check list.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
