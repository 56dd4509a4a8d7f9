using Fashu.Attachments;
using Fashu.Web;

namespace Fashu.LegalAid;

/// <summary>What an applicant may give with the questions.</summary>
internal static class ApplyFiles
{
    public const int MostPapers = 20, MostIdentity = 6;
    public const string Accept = "image/*,application/pdf";

    private static readonly (string[], string) pictures = (["image/", "application/pdf"], "不是照片，也不是PDF，请重新选择。");

    public static readonly DraftFiles Papers = new(FileKinds.Evidence, nameof(AidWhatForm.Papers)) { Most = (MostPapers, $"材料最多{MostPapers}份。多出的可以提交以后再补充。"), Only = pictures };

    public static readonly DraftFiles Identity = new(FileKinds.Identity, nameof(AidMeansForm.Identity)) { Most = (MostIdentity, $"身份证明最多{MostIdentity}张。"), Only = pictures, VisibleToOthers = false };
}
