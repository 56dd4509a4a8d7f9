using Fashu.Notices;

namespace Fashu.Mediation;

/// <summary>Sends the other side a one-time link, by text message where there is a number (PML 17).</summary>
internal sealed class InviteRespondent(AppDb db, INotices notices, Settings settings)
{
    /// <param name="Path">Address of the link; shown to the mediator to hand over where no text message goes out.</param>
    public sealed record Sent(string Path, bool ByText);

    public async Task<Sent> Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var token = InvitationToken.New();
        var phone = matter.Respondent.Phone;
        var invitation = matter.Invite(InvitationToken.Hash(token), phone, settings.On(MediationSettings.InvitationDays, by.At), by);
        var path = "/i/" + token;
        // the text names neither the quarrel nor the other side: others may read it
        if (phone is not null)
            notices.Send(new PhoneMessage($"invite-{invitation.Id}", phone, $"人民调解委员会请您参加一次免费调解，请在{invitation.ExpiresAt.CityDay().Formal()}前打开查看：{{site}}{path}", id, $"invitation-{invitation.Id}"), by.At);
        await db.SaveChangesAsync(cancel);
        return new(path, phone is not null);
    }
}
