using Fashu.Divisions;

namespace Fashu.Organizations;

// Who grants legal aid in the sample city and who gives it: a centre for each county and the city, three firms a county with four lawyers each.
public static partial class OrganizationSamples
{
    private const int LawyersOfFirm = 4;
    private static readonly int[] DefendingSince = [2018, 2022, 2024, 2014];
    private static readonly string[] Firms = ["明砚", "守衡", "青筠", "正檐", "朗秤", "溪岸"];
    private static readonly string[] Fields = ["劳动争议", "婚姻家庭", "刑事辩护", "交通事故", "人身损害", "未成年人保护", "老年人权益"];

    private sealed partial class SampleCity
    {
        private void AddLegalAid(DivisionCard home)
        {
            AddCentre(home);
            var counties = divisions.Children(home.Code);
            foreach (var county in counties) AddCentre(county);
            for (var firm = 0; firm < Firms.Length; firm++) AddFirm(firm, home, counties[firm % counties.Count]);
        }

        private void AddCentre(DivisionCard place)
        {
            var tour = place.Code == DivisionSamplePlaces.TourCounty;
            var centre = Body("aid:" + place.Code, OrganizationKind.LegalAidCentre, $"{place.Name}法律援助中心", place.Code);
            centre.Describe(centre.Name, $"{Short(place)}法援字", null, centre.Phone, $"{place.Name}公共法律服务中心", null);
            Hire(tour ? "aidhead" : $"ah{place.Code}", Posts.AidHead, place.Code, centre.Id);
            Hire(tour ? "aid" : $"a{place.Code}", Posts.AidOfficer, place.Code, centre.Id);
        }

        // the organs whose notices come: who clerks for them sees those and nothing else
        private void AddPartners(DivisionCard place)
        {
            var (tour, city) = (place.Code == DivisionSamplePlaces.TourCounty, place.Level == DivisionLevel.City);
            var court = Body("court:" + place.Code, OrganizationKind.Court, city ? $"{place.Name}中级人民法院" : $"{place.Name}人民法院", place.Code);
            Hire(tour ? "court" : $"court{place.Code}", Posts.PartnerClerk, place.Code, court.Id);
            var procuratorate = Body("procuratorate:" + place.Code, OrganizationKind.Procuratorate, $"{place.Name}人民检察院", place.Code);
            var police = Body("police:" + place.Code, OrganizationKind.Police, $"{place.Name}公安局", place.Code);
            if (!tour) return;
            Hire("procuratorate", Posts.PartnerClerk, place.Code, procuratorate.Id);
            Hire("police", Posts.PartnerClerk, place.Code, police.Id);
        }

        private void AddFirm(int firm, DivisionCard home, DivisionCard county)
        {
            var body = Body("firm:" + firm, OrganizationKind.LawFirm, $"{Short(home)}{Firms[firm]}律师事务所", county.Code);
            for (var seat = 0; seat < LawyersOfFirm; seat++)
            {
                var n = firm * LawyersOfFirm + seat;
                var login = county.Code == DivisionSamplePlaces.TourCounty && n == 0 ? "lawyer" : $"l{n + 1:00}";
                // the last one of each firm works for the whole city
                var lawyer = Hire(login, Posts.AidLawyer, seat == LawyersOfFirm - 1 ? home.Code : county.Code, body.Id);
                var practising = new DateOnly(2007 + n * 5 % 17, 7, 1);
                // a third never defended; of the others some have done so for more than five years, some for more than three, some for fewer
                DateOnly? criminal = n % 3 == 2 ? null : new DateOnly(Math.Max(practising.Year, DefendingSince[seat]), 9, 1);
                // no province has the number 99
                var profile = LawyerProfile.Enter(lawyer, $"19901{practising.Year}10{100000 + n}", practising, criminal, by.At.CityDay());
                profile.Offer(true, LawyerProfile.UsualMostOpen, $"{Fields[n % Fields.Length]}、{Fields[(n + 3) % Fields.Length]}");
                db.Add(profile);
            }
        }
    }
}
