using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>What of an earlier form may be used in the next one.</summary>
public enum ReuseField
{
    [Display(Name = "身份证号码")] IdNumber,
    [Display(Name = "现在住的地方")] Address,
    [Display(Name = "怎么联系、要什么帮助")] Contact,
}

/// <summary>One thing that a person entered himself before.</summary>
/// <param name="Shown">Masked: enough to know it again.</param>
/// <param name="Value">Whole. Of a contact the id of the earlier participant.</param>
public sealed record EnteredBefore(ReuseField Field, string Shown, string Value, DateTime At);

/// <summary>A module's part of what somebody entered before. Every module that keeps such things has one.</summary>
public interface IEnteredBefore
{
    /// <summary>What this person entered on his own since this instant; nothing that an officer, a relative or another service wrote for him.</summary>
    Task<IEnumerable<EnteredBefore>> Of(Guid person, DateTime since, CancellationToken cancel);
}

/// <summary>One line of the offer: what it is, masked, and when it was entered.</summary>
public sealed record ReuseLine(ReuseField Field, string Shown, DateTime At);

/// <summary>What the person let us take this once; null where nothing was known or asked.</summary>
/// <param name="Contact">The earlier participant, for <c>ISafeContact.Repeat</c>.</param>
public sealed record Reused(string? IdNumber, string? Address, Guid? Contact)
{
    public static readonly Reused Nothing = new(null, null, null);
}

/// <summary>
/// What a person entered once is offered in his next form (PIPL 13, 14: one consent for one use). Nothing is offered on a shared device, nor what was
/// entered before the person held the present phone, nor what others entered for him: whoever holds the phone now may be somebody else.
/// </summary>
public interface IReuse
{
    /// <returns>The lines of the offer, of these fields alone; empty where there is nothing to offer.</returns>
    Task<IReadOnlyList<ReuseLine>> Offer(Actor by, IReadOnlyCollection<ReuseField> fields, CancellationToken cancel);

    /// <summary>Takes what is offered, if the person agreed; recorded as a consent to this one use and audited. Adds to the present unit of work, does not save.</summary>
    /// <param name="purpose">What it is used for, as the person reads it.</param>
    Task<Reused> Take(bool agrees, Guid matter, string purpose, IReadOnlyCollection<ReuseField> fields, Actor by, CancellationToken cancel);
}
