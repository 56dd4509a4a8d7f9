using Fashu.Attachments;
using Fashu.Web;

namespace Fashu.Mediation;

/// <summary>What an applicant may give with the questions.</summary>
internal static class FilingFiles
{
    public const int MostPhotos = 9;

    public static readonly DraftFiles Photo = new(FileKinds.Photo, nameof(WhatForm.Photos))
    {
        Most = (MostPhotos, $"照片最多{MostPhotos}张。多出的可以在提交以后再补充。"),
        Only = (["image/"], "不是照片，请重新选择。其他材料可以在提交以后补充。"),
    };

    public static readonly DraftFiles Voice = new(FileKinds.Voice, nameof(WhatForm.Voice)) { One = true, Only = (["audio/", "video/"], "不是录音，请重新选择。") };

    public static readonly DraftFiles Mandate = new(FileKinds.Mandate) { VisibleToOthers = false };
}
