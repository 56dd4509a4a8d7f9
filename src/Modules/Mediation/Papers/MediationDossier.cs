using Fashu.Attachments;
using Fashu.Matters;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>The file of a mediation in the order of the national form set (PML 27).</summary>
internal sealed class MediationDossier(AppDb db, PaperMaker papers, IAttachments files, AgreementPrinter agreements, IPeople people, Settings settings) : IDossierSource
{
    private const int Asked = 1, Rights = 2, Identity = 3, Mandate = 4, Evidence = 6, Record = 7, Result = 8, Voucher = 9, Visit = 10, Confirmation = 11;

    public string Kind => MediationCase.KindKey;

    /// <summary>Parties get what concerns both, without the office's own papers and without what the other side keeps to itself.</summary>
    public bool PartiesMayCopy => true;

    public Task Complete(Guid matter, CancellationToken cancel) => agreements.Make(matter, cancel);

    public async Task<(DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Papers(Guid matter, Actor by, CancellationToken cancel)
    {
        var of = await db.Open<MediationCase>(matter, by, cancel);
        var (committee, _) = await papers.Committee(of, cancel);
        var parties = string.Join("；", of.Parties.OrderBy(p => p.Side).Select(p => $"{p.Side.Title()}：{p.Name}"));
        var cover = new DossierCover("人民调解卷宗", of.Number, committee, of.HandlerName ?? "", parties, of.FiledAt.CityDay(), of.ClosedAt?.CityDay(), FileTerms.Of(settings.On(MediationSettings.FileTerms, by.At), of), of.NumberVoided is { } why ? $"编号已作废：{why}" : null);
        List<DossierPaper> all = [];
        async Task Add(int order, string title, DateOnly day, bool must, string paper)
        {
            if (await papers.Html(of, paper, by, cancel) is { } html) all.Add(new(order, title, day, must, html, Page: $"/mediation/{matter}/papers/{paper}"));
        }

        await Add(Asked, "人民调解申请书", of.FiledAt.CityDay(), true, "application");
        if (of.Number is not null) await Add(Asked, "人民调解受理登记表", of.FiledAt.CityDay(), true, "register");
        if (of.Number is null)
        {
            await Add(Result, "不予受理告知书", (of.ClosedAt ?? of.FiledAt).CityDay(), true, "not-accepted");
        }
        else
        {
            foreach (var party in of.Parties.OrderBy(p => p.Side))
                if (party.RightsReadAt is { } read) await Add(Rights, $"权利义务告知书（{party.Name}，{read.CityDay().Formal()}确认已读）", read.CityDay(), true, $"rights-{party.Side.ToString().ToLowerInvariant()}");
                else all.Add(new(Rights, $"权利义务告知书（{party.Name}）", of.FiledAt.CityDay(), true));
            foreach (var session in of.Sessions.OrderBy(s => s.HeldAt)) await Add(Record, "人民调解记录", session.HeldAt.CityDay(), true, $"record-{session.Id}");
            if (of.Sessions.Count == 0) all.Add(new(Record, "人民调解记录", of.FiledAt.CityDay(), true));
            foreach (var visit in of.Visits.OrderBy(v => v.On)) await Add(Visit, "回访记录", visit.On, false, $"visit-{visit.Id}");
            await AddResult(of, all, Add);
        }
        var given = by.Kind == ActorKind.Citizen ? await files.Of(matter, by, cancel) : await files.Of(matter, cancel);
        AddFiles(of, given, all);
        if (of.Number is not null)
            foreach (var party in of.Parties.OrderBy(p => p.Side))
            {
                var proof = party.PersonId is { } person ? await people.Proof(person, cancel) : null;
                var isParty = party is { Kind: PartyKind.Person, Standing: Standing.Self };
                if (proof is not null) await Add(Identity, $"身份核验记录（{(isParty ? party.Name : $"{party.Standing.Title()}{proof.Name}")}）", proof.At.CityDay(), isParty, $"identity-{party.Side.ToString().ToLowerInvariant()}");
                // who speaks for a party shows himself, not the party
                if (!(isParty && proof is not null) && !given.Any(f => f.Kind == FileKinds.Identity && (f.Party is null || f.Party == party.Id)))
                    all.Add(new(Identity, $"当事人身份证明（{party.Name}）", of.FiledAt.CityDay(), true));
            }
        if (by.Kind == ActorKind.Citizen) all.RemoveAll(p => !p.IsThere);
        return (cover, [.. all.OrderBy(p => p.Order).ThenBy(p => p.Day)]);
    }

    private static async Task AddResult(MediationCase of, List<DossierPaper> all, Func<int, string, DateOnly, bool, string, Task> add)
    {
        if (of.Agreement is { EffectiveAt: { } at } agreement)
        {
            var title = agreement.Form == AgreementForm.Oral ? "人民调解口头协议登记表" : "人民调解协议书";
            if (agreement.Document is { } pdf) all.Add(new(Result, title, at.CityDay(), true, Attachment: pdf));
            else await add(Result, title, at.CityDay(), true, "agreement");
            if (of.Clocks.Any(c => c.Rule == MediationClocks.Confirmation.Key && c.State == ClockState.Met)) await add(Confirmation, "司法确认申请书", at.CityDay(), false, "confirmation");
        }
        else
        {
            await add(Result, "终止调解通知书", (of.ClosedAt ?? of.FiledAt).CityDay(), true, "termination");
        }
    }

    // The signed agreement stands in its own place; drawn signatures are part of it.
    private static void AddFiles(MediationCase of, IReadOnlyList<AttachmentCard> files, List<DossierPaper> all)
    {
        foreach (var file in files.Where(f => f.Id != of.Agreement?.Document))
        {
            var order = file.Kind switch
            {
                FileKinds.Identity => Identity,
                FileKinds.Mandate => Mandate,
                FileKinds.Paper or FileKinds.Signature or FileKinds.Face => Result,
                FileKinds.Voucher => Voucher,
                _ => Evidence,
            };
            all.Add(new(order, $"{FileKinds.Titles.GetValueOrDefault(file.Kind, "材料")}：{file.Name}", file.AddedAt.CityDay(), order == Identity, Attachment: file.Id));
        }
    }
}
