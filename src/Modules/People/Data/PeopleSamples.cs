namespace Fashu.People;

/// <summary>Invented citizens: phones of a range never issued, ID numbers of an area that is no county, births in 1900.</summary>
internal static class PeopleSamples
{
    private static readonly string[] waiting = ["周小满", "吴大河", "郑𠮷祥", "买买提·艾力", "孙玉兰", "钱多多"];

    public static void Add(AppDb db, DateTime now)
    {
        var applicant = Person.Sample(SampleCitizens.Applicant.Id, SampleCitizens.Applicant.Phone, SampleCitizens.Applicant.Name, now.AddDays(-40));
        applicant.SeenAtPhone(now.AddDays(-1));
        var number = Id(1, now);
        db.Consents.Add(Consent.Give(applicant.Id, ConsentKind.IdNumber, ConsentTexts.On(ConsentKind.IdNumber, now.CityDay()).Version, now.AddDays(-39)));
        applicant.Verify(applicant.Name!, number.Text, number.Born, VerifiedWay.Photos, now.AddDays(-38));
        var respondent = Person.Sample(SampleCitizens.Respondent.Id, SampleCitizens.Respondent.Phone, SampleCitizens.Respondent.Name, now.AddDays(-30));
        respondent.SeenAtPhone(now.AddDays(-2));
        db.People.AddRange(applicant, respondent);
        db.People.AddRange(SampleCitizens.Neighbours.Select(n => Person.Sample(n.Id, n.Phone, n.Name, now.AddDays(-560))));
        var (card, face) = (Read("sample-card.png"), Read("sample-face.png"));
        for (var i = 0; i < waiting.Length; i++)
        {
            var at = now.AddHours(-5 * i - 1);
            var person = Person.Hold($"100000000{11 + i}", at);
            person.CallMyself(waiting[i]);
            var given = Id(101 + i, now);
            person.GiveIdNumber(given, at);
            foreach (var kind in new[] { ConsentKind.IdNumber, ConsentKind.Face }) db.Consents.Add(Consent.Give(person.Id, kind, ConsentTexts.On(kind, at.CityDay()).Version, at));
            var check = IdentityCheck.Ask(person.Id, CheckKind.Self, waiting[i], given.Text, given.Born, new(person.Id, waiting[i], ActorKind.Citizen, at));
            db.People.Add(person);
            db.IdentityChecks.Add(check);
            db.IdentityDocuments.AddRange(IdentityDocument.Add(check, IdentityPaper.Front, card, at), IdentityDocument.Add(check, IdentityPaper.Face, face, at));
        }
    }

    private static CitizenId Id(int sequence, DateTime now)
    {
        var seventeen = $"33010019000101{sequence:000}";
        return CitizenId.TryRead(seventeen + CitizenId.CheckSign(seventeen), now.CityDay(), out var number, out var error) ? number : throw new InvalidOperationException(error);
    }

    private static Picture Read(string name)
    {
        using var stream = typeof(PeopleSamples).Assembly.GetManifestResourceStream(name)!;
        using var kept = new MemoryStream();
        stream.CopyTo(kept);
        return new("image/png", kept.ToArray());
    }
}
