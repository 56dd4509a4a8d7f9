using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Tells the lawyers who may take it of an offer, in words that name nobody; and takes that back when the offer is over.</summary>
internal sealed class TellLawyers(AppDb db, INotices notices, IOrganizations organizations, StandAside aside) : IReactTo<AidOffered>, IReactTo<AidOfferEnded>
{
    public async Task React(AidOffered e, CancellationToken cancel)
    {
        if (await db.Load<AidCase>(e.Case, cancel) is not { } matter || !matter.IsOffered(e.At)) return;
        var sides = Sides.Of(matter);
        var hands = await aside.Around(sides, cancel);
        foreach (var lawyer in await organizations.LawyersFor(matter.Place, cancel))
        {
            if (!matter.IsOfferedTo(lawyer.Firm) || await aside.Why(lawyer, sides, hands, cancel) is not null) continue;
            notices.Send(new NoticeDraft($"{Fact(e.Case)}-{e.At.Ticks}-{lawyer.Staff}", lawyer.Staff, $"有一件援助案件可以接：{matter.Type.Title()}，{matter.Trouble.Title()}",
                $"{matter.OfferEndsAt!.Value.AddTicks(-1).CityDay().Formal()}以前都可以接，先接先得。", "/work/aid/offers", null, Fact: Fact(e.Case)), e.At);
        }
    }

    public Task React(AidOfferEnded e, CancellationToken cancel) => notices.Cancel(Fact(e.Case), e.At, cancel);

    private static string Fact(Guid matter) => $"legalaid-{matter}-offer";
}
