using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

internal enum PhoneEnd
{
    [Display(Name = "本人换号")] Changed,
    [Display(Name = "号码已由别人使用")] Recycled,
    [Display(Name = "窗口找回账号时换号")] Recovered,
    [Display(Name = "账号注销")] Closed,
}

/// <summary>From when until when a number belonged to a person, and why it no longer does.</summary>
internal sealed class PhoneHeld
{
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    [Encrypted(IndexedBy = nameof(PhoneIndex), Purpose = Seals.Phone)] public string Phone { get; private set; } = "";
    public string? PhoneIndex { get; private set; }
    public DateTime Since { get; private set; }
    public DateTime Until { get; private set; }
    public PhoneEnd Why { get; private set; }

    public static PhoneHeld Of(Person person, PhoneEnd why, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person.Id,
        Phone = person.Phone!,
        Since = person.PhoneSince ?? person.CreatedAt,
        Until = at,
        Why = why,
    };
}
