namespace Fashu.Attachments;

/// <summary>A stored file: content-addressed, type found from its content.</summary>
/// <param name="Kind">What it is for in the matter, one of <see cref="FileKinds"/>.</param>
/// <param name="Party">The participant who gave it or whose it is; null for the office's own papers.</param>
/// <param name="VisibleToOthers">The other participants may see it too; its giver and the office always do.</param>
public sealed record AttachmentCard(
    Guid Id, Guid Matter, string Name, string ContentType, long Bytes, string Sha256, string Kind, Guid? Party, string AddedBy, DateTime AddedAt, bool VisibleToOthers);

/// <summary>What a file is for in its matter.</summary>
public static class FileKinds
{
    public const string Photo = "photo", Voice = "voice", Video = "video", Evidence = "evidence", Paper = "paper", Identity = "identity",
        Mandate = "mandate", Signature = "signature", Face = "face", Voucher = "voucher", Volume = "volume";

    // what the file of a legal-aid case asks for by name
    public const string Hardship = "hardship", OrganNotice = "organ-notice", Interview = "interview", Reading = "reading", Defence = "defence", Pleading = "pleading",
        Preservation = "preservation", HearingNotes = "hearing", Judgment = "judgment", Execution = "execution";

    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>
    {
        [Photo] = "照片",
        [Voice] = "录音",
        [Video] = "录像",
        [Evidence] = "证据",
        [Paper] = "文书",
        [Identity] = "身份证明",
        [Mandate] = "委托手续",
        [Signature] = "签名",
        [Face] = "现场照片",
        [Voucher] = "履行凭证",
        [Volume] = "卷宗",
        [Hardship] = "经济困难说明、查询结果或者免予核查的证明",
        [OrganNotice] = "办案机关通知书",
        [Interview] = "会见、谈话笔录",
        [Reading] = "阅卷笔录",
        [Defence] = "辩护、代理意见",
        [Pleading] = "申请书、起诉状、答辩状、证据目录",
        [Preservation] = "保全、缓交费用等申请",
        [HearingNotes] = "庭审、调解笔录",
        [Judgment] = "判决、裁决、调解等结案文书",
        [Execution] = "执行指引",
    };

    /// <summary>Made or received by the office: what a party brings of the kind goes through an officer's hands.</summary>
    public static readonly IReadOnlySet<string> OfTheOffice = new HashSet<string> { Paper, Signature, Face, Mandate, OrganNotice, Interview, Reading, Defence, Pleading, Preservation, HearingNotes, Judgment, Execution };

    /// <summary>Each time staff open one of these the reading is audited.</summary>
    public static readonly IReadOnlySet<string> Sensitive = new HashSet<string> { Paper, Identity, Mandate, Signature, Face, Volume, Hardship, OrganNotice, Interview, Reading, Defence, Pleading, Preservation, HearingNotes, Judgment, Execution };
}

/// <summary>Files of matters.</summary>
public interface IAttachments
{
    /// <summary>Checks type and limits, strips place data from images, stores the content and adds the row to the present unit of work; the caller saves.</summary>
    /// <exception cref="RuleBroken">Too large, or a forbidden or disguised type.</exception>
    /// <exception cref="StorageUnavailable">The disk is full or away.</exception>
    Task<AttachmentCard> Add(Guid matter, string kind, string fileName, Stream content, Actor by, CancellationToken cancel, Guid? party = null, bool visibleToOthers = true);

    /// <summary>Somebody who may see an open matter adds a file to it; saves.</summary>
    /// <exception cref="Missing">There is no such matter, or this person may not know of it.</exception>
    /// <exception cref="RuleBroken">As for <see cref="Add"/>, or the matter is closed, or it is not said for whom.</exception>
    /// <param name="party">Whose it is, of the parts of this account; a guardian of several has to say so. Staff leave it out.</param>
    Task<AttachmentCard> Give(Guid matter, string kind, string fileName, Stream content, bool visibleToOthers, Actor by, CancellationToken cancel, Guid? party = null);

    /// <summary>Takes back one file, or all, of a matter that was never filed (a draft); in the present unit of work, the caller saves.</summary>
    /// <exception cref="RuleBroken">The matter was filed: its files stay.</exception>
    Task Discard(Guid matter, Guid? attachment, CancellationToken cancel);

    /// <summary>Others join somebody who was alone: what the office added until now is that one's and no newcomer's. In the present unit of work, the caller saves.</summary>
    Task KeepFor(Guid matter, Guid party, CancellationToken cancel);

    Task<IReadOnlyList<AttachmentCard>> Of(Guid matter, CancellationToken cancel);

    /// <summary>The files of the matter that this person may open; the matter itself must be open to him already.</summary>
    Task<IReadOnlyList<AttachmentCard>> Of(Guid matter, Actor by, CancellationToken cancel);

    Task<byte[]> Read(Guid attachment, CancellationToken cancel);

    /// <summary>The content as a seekable stream, for large files.</summary>
    Task<Stream> Open(Guid attachment, CancellationToken cancel);
}

/// <summary>Photos that belong to no matter, for example of an ID card.</summary>
public interface IPictures
{
    /// <summary>Finds the type from the content and takes out where and with what the photo was made.</summary>
    /// <exception cref="RuleBroken">No JPEG, PNG or WebP, or damaged.</exception>
    (string ContentType, byte[] Content) Clean(byte[] picture);
}
