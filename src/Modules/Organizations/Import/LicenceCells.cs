namespace Fashu.Organizations;

/// <summary>The cells of a legal-aid lawyer in the staff sheet: licence, first day in practice and in criminal defence; 擅长 and 最多同时办理 of such a row are those of the profile.</summary>
internal static class LicenceCells
{
    private const string Number = "律师执业证号", Since = "首次执业日期", Criminal = "开始刑事辩护日期";

    public static readonly IReadOnlyList<string> Headers = [Number, Since, Criminal];

    public sealed record Licence(string Number, DateOnly? Since, DateOnly? Criminal);

    public static Licence? Read(SheetRow row, string? post)
    {
        var filled = Headers.Where(h => row.Text(h).Length > 0).ToList();
        if (filled.Count == 0) return null;
        if (post is not null && post != Posts.AidLawyer) row.Wrong(filled[0], $"只有{Posts.Titles[Posts.AidLawyer]}填。");
        return new(row.Text(Number), row.Day(Since), row.Day(Criminal));
    }

    /// <summary>An empty cell leaves what is known; without a licence there is no profile yet.</summary>
    /// <returns>Whether the profile is new or changed.</returns>
    public static bool Take(AppDb db, Guid staff, Dictionary<Guid, LawyerProfile> known, Licence? licence, int? most, string fields, DateOnly today)
    {
        var (number, since, criminal) = licence ?? new("", null, null);
        if (!known.TryGetValue(staff, out var lawyer))
        {
            if (licence is null && most is null && fields.Length == 0) return false;
            if (number.Length == 0 || since is null) throw new RuleBroken("执业证号和首次执业日期都要填，才能登记这名律师。") { Field = nameof(LawyerProfile.LicenceNo) };
            db.Add(known[staff] = lawyer = LawyerProfile.Enter(staff, number, since.Value, criminal, today));
        }
        else lawyer.Certify(number.Length > 0 ? number : lawyer.LicenceNo, since ?? lawyer.PractisingSince, criminal ?? lawyer.CriminalSince, today);
        lawyer.Offer(lawyer.Taking, most ?? lawyer.MostOpen, fields.Length > 0 ? fields : lawyer.Fields);
        return db.Entry(lawyer).State != Microsoft.EntityFrameworkCore.EntityState.Unchanged;
    }

    /// <summary>Where a fault found by the profile stands in the sheet.</summary>
    public static string? ColumnOf(string? field) => field switch
    {
        nameof(LawyerProfile.LicenceNo) => Number,
        nameof(LawyerProfile.PractisingSince) => Since,
        nameof(LawyerProfile.CriminalSince) => Criminal,
        _ => null,
    };

    /// <summary>The last cells of an exported row, from 擅长 on.</summary>
    public static IReadOnlyList<string> Write(StaffAccount staff, string post, LawyerProfile? lawyer) => post != Posts.AidLawyer
        ? [staff.Skills ?? "", staff.MaxLoad?.ToString() ?? "", "", "", ""]
        : [lawyer?.Fields ?? "", lawyer?.MostOpen.ToString() ?? "", lawyer?.LicenceNo ?? "", Day(lawyer?.PractisingSince), Day(lawyer?.CriminalSince)];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", null) ?? "";
}
