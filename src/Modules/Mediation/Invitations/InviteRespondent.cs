using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>Sends the other side a one-time link, by text message where there is a number (PML 17).</summary>
internal sealed class InviteRespondent(AppDb db, INotices notices, IOrganizations organizations, Settings settings, SiteAddress site, ISmsGateway sms)
{
    /// <param name="Path">Address of the link; shown to the mediator to hand over where no text message carries it.</param>
    /// <param name="ByText">A text message carries the link.</param>
    public sealed record Sent(string Path, bool ByText);

    public async Task<Sent> Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var token = LinkToken.New();
        var phone = matter.Respondent.Phone;
        var invitation = matter.Invite(LinkToken.Hash(token), phone, settings.On(MediationSettings.InvitationDays, by.At), by);
        var path = "/i/" + token;
        // the text names neither the quarrel nor the other side: others may read it
        if (phone is not null)
            notices.Send(new PhoneMessage($"invite-{invitation.Id}", phone, await Words(matter, invitation, path, cancel), id, $"invitation-{invitation.Id}"), by.At);
        await db.SaveChangesAsync(cancel);
        return new(path, phone is not null && site.IsKnown && sms.Available);
    }

    private async Task<string> Words(MediationCase matter, Invitation invitation, string path, CancellationToken cancel)
    {
        if (site.IsKnown) return $"人民调解委员会请您参加一次免费调解，请在{invitation.ExpiresAt.CityDay().Formal()}前打开查看：{site.Full(path)}";
        var office = matter.Office is { } id ? await organizations.Find(id, cancel) : null;
        return $"{office?.Name ?? "人民调解委员会"}请您参加一次免费调解，请联系调解员{matter.HandlerName}了解详情{(office?.Phone is { Length: > 0 } phone ? $"，电话{phone}" : "")}。";
    }
}
