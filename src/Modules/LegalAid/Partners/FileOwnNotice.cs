using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The clerk of an organ gives notice that somebody needs a lawyer; the three days begin with it (LAL 36).</summary>
internal sealed class FileOwnNotice(FileNotice filing, OwnOrgan organs)
{
    [ValidatableType]
    public sealed class Form : NoticeForm
    {
        /// <summary>Id of the organ; needed only by who clerks for several.</summary>
        [StringLength(36), Display(Name = "哪个单位")] public string? Organ { get; set; }
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel) => await filing.HandleOwn(form, await organs.Of(form.Organ, by, cancel), by, cancel);
}
