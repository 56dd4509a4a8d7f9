using System.Security.Cryptography;
using Fashu.Attachments;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Whoever holds an agreement compares it with what the committee keeps; the address is printed on the paper.</summary>
internal sealed class CheckAgreement(AppDb db, IOrganizations organizations, IAttachments files)
{
    /// <param name="Parties">Masked: the holder sees whether it is the same paper, a stranger learns nothing.</param>
    /// <param name="Sha256">Of the PDF the committee keeps, hex; null until it is made.</param>
    public sealed record Answer(string Paper, string? Number, string Committee, DateOnly EffectiveOn, IReadOnlyList<string> Parties, string? Sha256);

    public async Task<Answer> Handle(Guid agreement, CancellationToken cancel)
    {
        var matter = await db.MediationCases.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Agreements.Any(a => a.Id == agreement), cancel);
        if (matter?.Agreements.First(a => a.Id == agreement) is not { EffectiveAt: { } at } found) throw new Missing("这份文书");
        var committee = matter.Office is { } office ? await organizations.Find(office, cancel) : null;
        var kept = found.Document is { } document ? (await files.Of(matter.Id, cancel)).FirstOrDefault(f => f.Id == document) : null;
        return new(found.Form == AgreementForm.Oral ? "人民调解口头协议登记表" : "人民调解协议书", matter.Number, committee?.Name ?? "人民调解委员会", at.CityDay(),
            [.. matter.Parties.OrderBy(p => p.Side).Select(p => p.Name.MaskName())], kept?.Sha256);
    }

    /// <summary>Nothing of the file is kept.</summary>
    public static async Task<bool> IsSame(Answer kept, Stream file, CancellationToken cancel) =>
        string.Equals(Convert.ToHexString(await SHA256.HashDataAsync(file, cancel)), kept.Sha256, StringComparison.OrdinalIgnoreCase);
}
