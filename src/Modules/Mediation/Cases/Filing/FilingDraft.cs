using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fashu.Mediation;

/// <summary>What somebody has answered so far, page by page; empty means not yet asked.</summary>
internal sealed class FilingAnswers
{
    /// <summary>The poster's code, if one was scanned.</summary>
    public string? Code { get; set; }
    public string? Place { get; set; }
    public bool? Danger { get; set; }
    public string? Facts { get; set; }
    public bool Voice { get; set; }
    public PartyKind OtherKind { get; set; }
    public string? OtherName { get; set; }
    public string? OtherPhone { get; set; }
    public string? Wanted { get; set; }
    public Exclusion? Exclusion { get; set; }
    public string? Name { get; set; }
    public bool RightsRead { get; set; }
    public Behalf Behalf { get; set; } = new();

    public bool HasFacts => !string.IsNullOrWhiteSpace(Facts) || Voice;

    /// <summary>The first page whose question is open; the page of all answers once none is.</summary>
    public string Next =>
        Danger is null ? "/file"
        : Place is null ? "/file/where"
        : !HasFacts ? "/file/what"
        : string.IsNullOrWhiteSpace(OtherName) ? "/file/who"
        : string.IsNullOrWhiteSpace(Wanted) ? "/file/want" : "/file/confirm";
}

/// <summary>An application not yet filed. Survives a dead phone for days on one's own device, some idle minutes on a shared one.</summary>
internal sealed class FilingDraft
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FilingDraft() { }

    /// <summary>Id of the case to be: files given now hang on it already, and filing twice files once.</summary>
    public Guid Id { get; private set; }

    /// <summary>Id of the applicant's party to be, the giver of those files.</summary>
    public Guid Party { get; private set; }

    /// <summary>SHA-256 of the token in the cookie, base64url.</summary>
    public string TokenHash { get; private set; } = "";
    [Encrypted] public string Answers { get; private set; } = "{}";
    public bool Shared { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? FiledAt { get; private set; }

    /// <summary>Whence it was begun, and how much was stored for it: nobody is known yet who could be held to a measure.</summary>
    public string? Network { get; private set; }
    public long Bytes { get; private set; }

    public static FilingDraft Start(string tokenHash, bool shared, string? network, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Party = Guid.CreateVersion7(), TokenHash = tokenHash, Shared = shared, Network = network, StartedAt = at, ExpiresAt = at };

    public void Hold(long bytes) => Bytes = bytes;

    public FilingAnswers Read() => JsonSerializer.Deserialize<FilingAnswers>(Answers, json)!;

    public void Write(FilingAnswers answers, DateTime until) => (Answers, ExpiresAt) = (JsonSerializer.Serialize(answers, json), until);

    /// <summary>Filed: nothing of the answers stays here.</summary>
    public void File(DateTime at) => (Answers, FiledAt) = ("{}", at);

    public void Abandon(DateTime at) => (Answers, ExpiresAt, Bytes) = ("{}", at, 0);

    /// <summary>The application as it is filed, once every question is answered.</summary>
    public FileApplication.Form Application()
    {
        var answers = Read();
        return new()
        {
            Id = Id,
            ApplicantId = Party,
            Place = answers.Place ?? "",
            ScannedCode = answers.Code,
            Facts = string.IsNullOrWhiteSpace(answers.Facts) ? "申请人用录音说明了经过，请听所附录音。" : answers.Facts,
            OtherKind = answers.OtherKind,
            OtherName = answers.OtherName ?? "",
            OtherPhone = answers.OtherPhone,
            Wanted = answers.Wanted ?? "",
            Danger = answers.Danger == true,
            Exclusion = answers.Exclusion ?? Exclusion.None,
            Name = answers.Name,
            RightsRead = answers.RightsRead,
            Behalf = answers.Behalf,
            Channel = answers.Code is null ? "网络" : "扫码",
        };
    }
}
