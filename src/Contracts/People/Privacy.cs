using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>What asks for a separate consent (PIPL arts. 29, 31).</summary>
public enum ConsentKind
{
    [Display(Name = "身份证号码")] IdNumber,
    [Display(Name = "人脸照片")] Face,
    [Display(Name = "未满14周岁孩子的信息")] Child,

    /// <summary>What was entered before, used in one more matter.</summary>
    [Display(Name = "用以前填过的资料")] Reuse,

    /// <summary>The same, ticked by the person in a form of his own.</summary>
    [Display(Name = "自己填表时再用以前填过的资料")] OwnReuse,
}

/// <summary>Separate consents: given to a text of a certain day, withdrawable at any time.</summary>
public interface IConsents
{
    /// <summary>The words the person agrees to today.</summary>
    string Text(ConsentKind kind, DateTime at);

    Task<bool> Has(Guid person, ConsentKind kind, CancellationToken cancel);

    /// <summary>Records the consent; adds to the present unit of work, does not save.</summary>
    /// <param name="matter">The one use it is given for; null where it holds until it is withdrawn.</param>
    void Give(Guid person, ConsentKind kind, DateTime at, Guid? matter = null);
}

/// <summary>A person withdrew a consent; who keeps data because of it deletes them.</summary>
public sealed record ConsentWithdrawn(Guid Person, ConsentKind Kind, DateTime At);

/// <summary>An account was closed; the person stays in files the law keeps, under what those files say.</summary>
public sealed record AccountClosed(Guid Person, DateTime At);

/// <summary>Gives everything a module keeps about one person, for the person's own copy (PIPL art. 45). Every module with personal data has one.</summary>
public interface IPersonalData
{
    /// <returns>File name without ending, and one record or a list of records; property names or their <c>[Display]</c> names become the headings.</returns>
    Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel);
}
