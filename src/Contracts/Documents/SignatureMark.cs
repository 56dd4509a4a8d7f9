namespace Fashu.Documents;

/// <summary>How somebody signed. Papers say it in plain words beside each name.</summary>
public enum SignatureWay
{
    OwnPhone,
    MediatorDevice,
    LawyerDevice,
    PaperPhoto,
    Seal,
}

/// <summary>A signature as it is shown on a paper: name, way, time and, where there is one, the drawn image.</summary>
/// <param name="Image">The drawn signature as a data: address (PNG, JPEG or SVG); null shows the typed name.</param>
public sealed record SignatureMark(string Name, SignatureWay Way, DateTime AtUtc, string? Image = null);

/// <summary>A place to sign: empty while <see cref="Signed"/> is null, and then a field of the PDF under <see cref="Slot"/>.</summary>
/// <param name="Slot">Short ASCII name, unique on the paper, such as <c>party-1</c>.</param>
/// <param name="Role">Printed above the place: 甲方（申请人）, 人民调解员 …</param>
public sealed record SignaturePlace(string Slot, string Role, string Name, SignatureMark? Signed = null)
{
    /// <summary>What stands in the place where no signature was needed: confirmed on the own page, read out on the spot. Empty leaves the place to be signed.</summary>
    public string Note { get; init; } = "";
}

public static class SignatureWords
{
    extension(SignatureWay way)
    {
        public string Short => way switch
        {
            SignatureWay.OwnPhone => "本人手机电子签名",
            SignatureWay.MediatorDevice => "调解员设备现场签名",
            SignatureWay.LawyerDevice => "律师设备现场签名",
            SignatureWay.PaperPhoto => "纸质签名（附照片）",
            SignatureWay.Seal => "电子印章",
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };

        /// <param name="keeper">Who has the original of what is signed on paper.</param>
        public string Explained(string keeper = "调解委员会") => way switch
        {
            SignatureWay.OwnPhone => "本人实名核验后，在自己的手机上读完全文、手写或者输入姓名，并输入一次性验证码确认",
            SignatureWay.MediatorDevice => "本人在调解员的设备上当面手写，现场拍照留存",
            SignatureWay.LawyerDevice => "本人在律师的设备上当面手写，现场拍照留存",
            SignatureWay.PaperPhoto => $"本人在纸质文书上签名、盖章或者按指印，拍照存入卷宗，纸质原件由{keeper}保存",
            SignatureWay.Seal => "经调解委员会负责人批准后加盖，用印已登记",
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };
    }
}
