using Fashu.Attachments;
using Fashu.People;
using Microsoft.AspNetCore.Http;

namespace Fashu.Documents.Signatures;

internal sealed class Signing(IPhoneCodes codes, IPeople people, IAttachments files) : ISigning
{
    private const string Png = "data:image/png;base64,";

    public async Task<string?> SendCode(SigningPaper paper, Actor by, CancellationToken cancel) =>
        await codes.Send(await Phone(paper, by, cancel), paper.CodePurpose, by.Address, cancel);

    public async Task<string> Confirm(SigningPaper paper, OwnHand hand, string known, Action<string, string?> mustBe, Actor by, CancellationToken cancel)
    {
        OwnHand.Demand(hand.Drawn, hand.Name);
        var self = await people.Find(by.Id, cancel) ?? throw new Missing("您的账号");
        var name = self.Name ?? known;
        mustBe(name, await people.IdNumber(by.Id, by, paper.Doing, cancel));
        if (!hand.IsDrawn && hand.Name!.Trim() != name) throw new RuleBroken($"输入的姓名要和实名“{name}”一致。") { Field = nameof(hand.Name) };
        if (!await codes.Check(await Phone(paper, by, cancel), paper.CodePurpose, hand.Code, cancel)) throw new RuleBroken("验证码不对或者已经过期，请重新获取。") { Field = nameof(hand.Code) };
        return name;
    }

    public async Task<Signature> Sign(SigningPaper paper, Signatory who, string? drawn, SignatureWay way, string proof, Actor by, CancellationToken cancel)
    {
        var image = string.IsNullOrEmpty(drawn) ? (Guid?)null : await Keep(paper.Matter, who, drawn, by, cancel);
        return Signature.Of(who.Party, who.SignsAs ?? who.Name, way, paper.Hash, image, proof, by.At);
    }

    public async Task<Signature> OnDevice(SigningPaper paper, Signatory who, string drawn, IFormFile photo, SignatureWay way, Actor by, CancellationToken cancel)
    {
        var signed = await Sign(paper, who, drawn, way, $"{by.Post}{by.Name}当面见证，现场照片存卷", by, cancel);
        await using var content = photo.OpenReadStream();
        await files.Add(paper.Matter, FileKinds.Face, $"签名现场-{who.Name}{Path.GetExtension(photo.FileName)}", content, by, cancel, who.Party, visibleToOthers: false);
        return signed;
    }

    public async Task<IReadOnlyList<Signature>> OnPaper(IReadOnlyList<(SigningPaper Paper, Signatory Who)> signed, IFormFile photo, (string Kind, string Name) file, bool shared, Actor by, CancellationToken cancel)
    {
        await using var content = photo.OpenReadStream();
        var kept = await files.Add(signed[0].Paper.Matter, file.Kind, $"{file.Name}{Path.GetExtension(photo.FileName)}", content, by, cancel, !shared && signed.Count == 1 ? signed[0].Who.Party : null, shared);
        return [.. signed.Select(s => Signature.Of(s.Who.Party, s.Who.SignsAs ?? s.Who.Name, SignatureWay.PaperPhoto, s.Paper.Hash, kept.Id, $"纸质原件，{by.Post}{by.Name}核对后拍照", by.At))];
    }

    private async Task<Guid> Keep(Guid matter, Signatory who, string drawn, Actor by, CancellationToken cancel)
    {
        var bytes = drawn.StartsWith(Png, StringComparison.Ordinal) && drawn.Length < 1_000_000 ? Decode(drawn[Png.Length..]) : null;
        if (bytes is null) throw new RuleBroken("签名图像无法识别，请重写一次。");
        using var content = new MemoryStream(bytes);
        return (await files.Add(matter, FileKinds.Signature, $"签名-{who.Name}.png", content, by, cancel, who.Party, visibleToOthers: false)).Id;
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private async Task<string> Phone(SigningPaper paper, Actor by, CancellationToken cancel) =>
        await people.Phone(by.Id, by, paper.Doing, cancel) ?? throw new RuleBroken($"您的账号没有手机号，请到{paper.Office}签名。");
}
