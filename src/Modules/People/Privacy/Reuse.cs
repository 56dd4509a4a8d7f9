using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Gathers what a person entered before, from the account and from every module, and hands it over once.</summary>
internal sealed class Reuse(AppDb db, IEnumerable<IEnteredBefore> sources, IHttpContextAccessor http) : IReuse
{
    public async Task<IReadOnlyList<ReuseLine>> Offer(Actor by, IReadOnlyCollection<ReuseField> fields, CancellationToken cancel) =>
        [.. (await Known(by, fields, cancel)).Select(k => new ReuseLine(k.Field, k.Shown, k.At))];

    public async Task<Reused> Take(bool agrees, Guid matter, string purpose, IReadOnlyCollection<ReuseField> fields, Actor by, CancellationToken cancel)
    {
        if (!agrees || await Known(by, fields, cancel) is not { Count: > 0 } known) return Reused.Nothing;
        var taken = string.Join('、', known.Select(k => k.Field.Title()));
        db.Consents.Add(Consent.Once(by.Id, ConsentKind.OwnReuse, ConsentTexts.On(ConsentKind.OwnReuse, by.At.CityDay()).Version, by.At, matter, purpose, taken));
        db.Audit(by, "本人用以前填过的资料", purpose, matter, by.Id, taken);
        string? Of(ReuseField field) => known.FirstOrDefault(k => k.Field == field)?.Value;
        return new(Of(ReuseField.IdNumber), Of(ReuseField.Address), Of(ReuseField.Contact) is { } contact ? Guid.Parse(contact) : null);
    }

    // the session said so, or the browser did before anybody signed in
    private bool IsShared(Actor by) => by.SharedDevice || http.HttpContext?.Request.Cookies[FashuPrincipal.Shared] == "1";

    // the latest of each field
    private async Task<List<EnteredBefore>> Known(Actor by, IReadOnlyCollection<ReuseField> fields, CancellationToken cancel)
    {
        if (by.Kind != ActorKind.Citizen || IsShared(by) || fields.Count == 0) return [];
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == by.Id, cancel) is not { PhoneSince: { } since, Guardian: null, ClosedAt: null } me) return [];
        List<EnteredBefore> all = [];
        foreach (var source in sources) all.AddRange((await source.Of(me.Id, since, cancel)).Where(e => fields.Contains(e.Field)));
        if (fields.Contains(ReuseField.IdNumber))
        {
            // once taken back, the number is nowhere offered any more
            var agreed = await db.Consents.Where(c => c.PersonId == me.Id && c.Kind == ConsentKind.IdNumber && c.WithdrawnAt == null).Select(c => (DateTime?)c.GivenAt).MaxAsync(cancel);
            if (agreed is null) all.RemoveAll(e => e.Field == ReuseField.IdNumber);
            else if (OwnNumber(me, since, agreed.Value) is { } own) all = [.. all.Where(e => e.Field != ReuseField.IdNumber), own];
        }
        return [.. all.GroupBy(e => e.Field).OrderBy(g => g.Key).Select(g => g.MaxBy(e => e.At)!)];
    }

    /// <summary>The account's own number, where its holder gave it from this phone; what an officer typed at a counter is not his phone's.</summary>
    private static EnteredBefore? OwnNumber(Person me, DateTime since, DateTime agreed) =>
        me is { IdNumber: { } number } && agreed >= since && (me.VerifiedBy is null || (me.VerifiedBy != VerifiedWay.Counter && me.VerifiedAt >= since))
            ? new(ReuseField.IdNumber, number.MaskIdNumber() + (me.IsVerified ? "（已核验）" : ""), number, me.VerifiedAt ?? agreed) : null;
}
