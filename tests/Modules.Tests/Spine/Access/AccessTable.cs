namespace Fashu.Modules.Tests.Spine;

/// <summary>
/// Who may reach what, written by hand from the duties of the posts and not from the code. A heading says who (everybody, a citizen, anybody signed
/// in, staff, staff with a permission) and over what; below it stand the addresses. PAGE is a page with its forms; the words after an address are
/// continuations of it; ~ marks what is too dear to carry out and is only refused.
/// </summary>
internal static class AccessTable
{
    /// <summary>Which of the sample city's people hold a permission; where they hold it says <see cref="Cast"/>.</summary>
    public const string Holders = """
        mediation.read            mediator neighbour head clerk town office county city
        mediation.file            head clerk
        mediation.file-for-others gridworker mediator neighbour head clerk office
        mediation.seal            head
        matters.supervise         office county city
        matters.reassign          head office county city aidhead
        matters.archive           head clerk office aid aidhead
        matters.rectify           office county city
        rectification.read        head office county city auditor
        matters.call              quality
        matters.quality           office county city quality auditor
        people.read               head clerk town office county city aid aidhead
        people.reveal             head town office county city
        people.verify             head office county city aid aidhead
        people.recover            office county city
        people.audit              auditor
        organizations.manage      admin city county office
        organizations.staff       admin city county office
        organizations.recover     admin city county office
        organizations.posts       admin
        organizations.hand-over   admin city county office head
        organizations.offer-aid   lawyer
        organizations.lawyer-leave aid aidhead
        divisions.manage          admin city
        divisions.places          admin city county office head clerk
        administration.settings   admin city
        administration.calendar   admin city
        administration.rules      admin city county office auditor
        administration.health     admin auditor
        items.count               head office county city aidhead auditor
        items.publish             admin city
        legalaid.rules            aid aidhead office county city
        legalaid.read             aid aidhead county city
        legalaid.examine          aid aidhead
        legalaid.work             aid aidhead lawyer county city
        legalaid.file-for-others  office aid aidhead lawyer
        legalaid.handle           lawyer
        legalaid.duty             lawyer
        legalaid.partner          court
        """;

    public const string Rows = """
        # all
        PAGE / accessibility api demo error file file/confirm file/route file/want file/what file/where file/who help not-found privacy
        PAGE /aid/check /aid/lawyers /aid/quality-scale /aid/quality-draws
        PAGE /aid/apply confirm means other what
        PAGE /sign-in /sign-in/code /sign-in/holder /sign-out /work/sign-in /work/sign-in/code
        GET /api/v1/divisions/ /api/v1/legal-aid/lawyers /api/v1/legal-aid/self-check /api/v1/organizations/committee /api/v1/organizations/legal-aid-centre /api/v1/people/retention /elder /health/live /health/ready /metrics
        POST /api/v1/people/codes /api/v1/people/sign-in /api/v1/people/sign-in/holder /api/v1/people/sign-out /demo/sign-in /notices/receipts
        PAGE /figures /services
        GET /api/v1/figures /api/v1/services/ /figures.csv
        # all : word
        PAGE /services/{Item}
        GET /api/v1/services/{item}
        # all : unknown
        PAGE /check/{Id} /d/{Code} /i/{Token} /rate/{Token} /work/first/{Token} /work/set-password/{Token}
        GET /aid/quality-draws/{draw}/list.csv /api/v1/mediation/agreements/{id}/check /api/v1/mediation/invitations/{token} /api/v1/places/{code} /api/{documentName}/openapi.json /draft/{kind}/files/{id}
        # all : division
        GET /api/v1/divisions/{code}
        # all : organization
        GET /api/v1/organizations/{id}

        # citizen
        PAGE /me close consents export guardian phone profile readers sign-out tokens verify
        PAGE /messages /my
        GET /api/v1/matters/mine /api/v1/people/me /api/v1/people/me/consents /api/v1/people/me/readers /api/v1/people/me/wards
        PUT /api/v1/people/me phone
        POST /api/v1/people/me/ close close/codes consents/withdraw export phone/codes sign-out verification verification/online wards wards/of-age wards/of-age/codes
        POST /me/export.zip
        # citizen : word
        PAGE /services/{Item}/start
        # citizen : unknown
        PAGE /me/guardian/{Child}/ end of-age
        DELETE /api/v1/people/me/verification/{id} /api/v1/people/me/wards/{id}
        POST /api/v1/mediation/invitations/{token}/open
        # citizen : matter
        PAGE /mediation/{Id} answer correct end evidence mediator performance records/{Session} rights sign statement withdraw
        PAGE /m/{Id}/ contact rate
        PAGE /m/{Id}/referrals/{Referral}
        PAGE /m/{Id}/refer/{To}
        GET /api/v1/mediation/cases/{id}/ /mediation/{id}/papers.zip
        GET~ /m/{id}/dossier.zip /m/{id}/live
        POST /api/v1/mediation/cases/{id}/ consent correct other-mediator performance records/{session}/confirm rights sign sign-code statement unsign withdraw
        POST /api/v1/matters/{id}/ratings /api/v1/notices/matters/{id}/contact
        # citizen : aid
        PAGE /aid/{Id} correct end lawyer object questions recuse replace revoke sign supply withdraw
        # citizen : rectification
        PAGE /my/rectifications/{Id}

        # signed-in
        PAGE /signed-in
        GET /api/v1/notices/ /api/v1/people/tokens
        POST /api/v1/legal-aid/cases/ /api/v1/mediation/applications /api/v1/notices/read /api/v1/people/tokens /messages/read
        # signed-in : matter
        GET /m/{id} /mediation/{id}/papers/{paper} /api/v1/attachments/matters/{matter}
        GET /api/v1/matters/{id}/ dossier ratings referrals
        POST /api/v1/matters/{id}/referrals /api/v1/matters/{id}/referrals/{referral}/ answer revoke
        GET~ /api/v1/matters/{id}/dossier.zip
        POST /api/v1/attachments/matters/{matter}
        # signed-in : aid
        GET /api/v1/legal-aid/cases/{id}/ /aid/{id}/papers/{paper} /api/v1/legal-aid/cases/{id}/officers
        POST /api/v1/legal-aid/cases/{id}/ ask-end ask-replacement correct object recuse revoke sign sign-code questions supply wish withdraw
        # signed-in : file
        GET /files/{id} /api/v1/attachments/{id}
        # signed-in : notice
        GET /messages/{id}
        POST /api/v1/notices/{id}/read
        # signed-in : token
        DELETE /api/v1/people/tokens/{id}

        # staff
        PAGE /work admin inbox matters search me me/codes me/codes/new me/conflicts me/hand-over me/leave me/password me/tokens me/totp me/totp/drop
        GET /api/v1/matters/ board board/counts desk search
        GET~ /work/live/board
        POST /work/inbox/read /api/v1/staff/conflicts /api/v1/staff/leaves
        POST /api/v1/staff/hand-overs /api/v1/staff/hand-overs/sign
        # staff : matter
        PAGE /work/m/{Id}/ contact/{Participant} dossier
        PAGE /work/m/{Id}/refer/{To}
        PAGE /work/m/{Id}/referrals/{Referral}
        POST /api/v1/matters/{id}/referrals/{referral}/cancel
        GET /work/m/{id} /api/v1/matters/{id}/supervisions /api/v1/notices/matters/{id}/contact /api/v1/notices/matters/{matter}/messages
        POST /api/v1/notices/matters/{id}/contact/{participant}
        GET~ /work/m/{id}/dossier.zip
        # staff : supervision
        POST /api/v1/matters/supervisions/{id}/answer
        # staff : message
        POST /api/v1/notices/messages/{id}/ again called
        # staff : rectification
        PAGE /work/rectifications/{Id}
        POST /api/v1/matters/rectifications/{id}/measures
        # staff : notice
        GET /work/inbox/{id}
        # staff : leave
        PAGE /work/me/leave/{Id}/cut
        POST /api/v1/staff/leaves/{id}/cut
        # staff : conflict
        PAGE /work/me/conflicts/{Id}/withdraw
        POST /api/v1/staff/conflicts/{id}/withdraw
        # staff : unknown
        PAGE /work/hand-overs/{Id} cancel
        POST /api/v1/staff/hand-overs/{id}/cancel
        # staff organizations.staff : officer
        PAGE /work/admin/staff/{Staff}/leave
        # staff organizations.hand-over : officer
        PAGE /work/admin/staff/{Staff}/hand-over

        # staff mediation.read : matter
        PAGE /work/mediation/{Id} accept answer archive assign confirmation correct danger danger-decision decline draft extend fail finish hand-up invite
        PAGE /work/mediation/{Id}/ mandate/{Which} oral party/{Which} performance redraft routes seal session sign strike suspend visit
        GET /api/v1/mediation/work/{id}/
        POST /api/v1/mediation/work/{id}/ accept answer archive assign confirmation correct danger danger-decision decline draft extend fail finish hand-up
        POST /api/v1/mediation/work/{id}/ invite mandate oral party performance redraft routes seal session sign sign-on-device sign-on-paper strike suspend visit
        POST /work/mediation/{matter}/reveal
        # staff legalaid.work : aid
        PAGE /work/aid/{Id} assign complete contact correct decide file finish first grant hand-in hearing meeting money object objection offer organ others penalty propose questions
        PAGE /work/aid/quality/{Id}
        PAGE /work/aid/{Id}/ cancel-hearing move-hearing
        POST /api/v1/legal-aid/work/{id}/ cancel-hearing move-hearing
        PAGE /work/aid/{Id}/ verify deliver ask-end ask-replacement death stage guardian mandate means recusal recuse replacement report return revoke sign subsidy supplement supply take terminate transfer visit withdraw withdraw-offer
        POST /api/v1/legal-aid/work/{id}/ assign complete entry finish first grant hand-in hearing money objection offer organ pass-file propose refuse
        POST /api/v1/legal-aid/work/{id}/ verify deliver ask-end keep ask-replacement death guardian mandate answer-review review means others penalty recusal recuse
        POST /api/v1/legal-aid/work/{id}/ replacement return return-file revoke send-back sign-on-device sign-on-paper subsidy supplement take terminate transfer withdraw-offer
        POST /work/aid/{matter}/reveal
        PAGE /work/aid/group/{Id} add import representatives result
        PAGE /work/aid/group/{Id}/person/{No} correct leave remove result
        GET /work/aid/group/{id}/results.csv /work/aid/group/{id}/results.xlsx
        POST /api/v1/legal-aid/work/{id}/ persons/add persons/correct persons/file persons/import persons/leave persons/remove persons/result representatives results/import
        # staff legalaid.handle
        PAGE /work/aid/offers
        GET /api/v1/legal-aid/offers/
        POST /api/v1/legal-aid/offers/next
        # staff legalaid.handle : unknown
        POST /api/v1/legal-aid/offers/{id}/take
        # staff legalaid.work
        GET /work/aid/group/template.csv /work/aid/group/template.xlsx
        PAGE /work/aid/duty
        # staff legalaid.work : unknown
        PAGE /work/aid/duty/{Id}
        GET /work/aid/duty/{id}/papers/{paper} /work/aid/duty/{id}/volume.zip
        # staff legalaid.duty
        PAGE /work/aid/duty/new
        POST /api/v1/legal-aid/duty/
        # staff legalaid.read
        PAGE /work/aid/coverage /work/aid/quality
        # staff legalaid.examine
        PAGE /work/aid/notice import
        PAGE /work/aid/group
        GET /work/aid/notice/template.csv /work/aid/notice/template.xlsx /api/v1/legal-aid/notices/coverage
        POST /api/v1/legal-aid/notices/ /api/v1/legal-aid/notices/import
        # staff legalaid.partner
        PAGE /work/partner import new
        GET /work/partner/import/template.csv /work/partner/import/template.xlsx /api/v1/legal-aid/partner/coverage /api/v1/legal-aid/partner/notices
        POST /api/v1/legal-aid/partner/notices import
        # staff legalaid.partner : organ
        PAGE /work/partner/notices/{Id} news
        GET /work/partner/notices/{id}/letter /api/v1/legal-aid/partner/notices/{id} letter
        POST /api/v1/legal-aid/partner/notices/{id}/ news receipt
        # staff legalaid.rules
        PAGE /work/aid/rules
        # staff legalaid.file-for-others
        PAGE /work/aid/file /work/aid/filed
        # staff legalaid.file-for-others : unknown
        PAGE /work/aid/filed/{Id}
        # staff mediation.file
        PAGE /work/mediation/numbers
        # staff mediation.file-for-others
        PAGE /work/mediation/file
        PAGE /work/mediation/filed
        # staff mediation.file-for-others : unknown
        PAGE /work/mediation/filed/{Id}
        # staff mediation.seal
        PAGE /work/mediation/seals
        # staff matters.archive : matter
        POST /api/v1/matters/{id}/archive
        # staff matters.supervise : matter
        POST /api/v1/matters/{id}/supervisions
        # staff matters.rectify : matter
        POST /api/v1/matters/{id}/ratings/{participant}
        # staff matters.rectify : rectification
        POST /api/v1/matters/rectifications/{id}/ assign revisit
        # staff matters.call
        PAGE /work/calls
        # staff matters.call : call
        PAGE /work/calls/{Id}
        POST /work/calls/{call}/reveal
        # staff matters.quality
        PAGE /work/quality
        GET /work/quality.csv /work/quality.xlsx
        # staff matters.reassign
        PAGE /work/matters/reassign
        POST /api/v1/matters/reassign

        # staff people.read
        PAGE /work/people
        POST /api/v1/people/doubt /api/v1/people/find
        # staff people.read : person
        PAGE /work/people/{Id}
        # staff people.reveal
        POST /api/v1/people/reveal /work/people/reveal
        # staff people.verify
        PAGE /work/identities counter
        GET /api/v1/people/identities
        POST /api/v1/people/identities/ counter decide
        # staff people.verify : check
        PAGE /work/identities/{Id}
        GET /work/identities/{check}/papers/{id}
        # staff people.recover
        PAGE /work/identities/recover
        POST /api/v1/people/identities/recover
        # staff people.audit
        PAGE /work/admin/audit /work/admin/retention edit
        GET /api/v1/people/audit /work/admin/audit/export
        POST /api/v1/people/audit/person
        PUT /api/v1/people/retention

        # staff organizations.manage
        PAGE /work/admin/organizations new
        PAGE /work/admin/import/organizations
        GET /work/admin/import/organizations/template.csv /work/admin/import/organizations/template.xlsx /work/admin/organizations.csv /work/admin/organizations.xlsx
        POST /api/v1/organizations/ close file import members members/end term
        POST /api/v1/organizations/
        # staff organizations.manage : organization
        PAGE /work/admin/organizations/{Id} close edit file members/new term
        # staff organizations.manage : member
        PAGE /work/admin/members/{Id}/end
        # staff organizations.staff
        PAGE /work/admin/staff new
        PAGE /work/admin/import/staff
        GET /work/admin/import/staff/template.csv /work/admin/import/staff/template.xlsx /work/admin/staff.csv /work/admin/staff.xlsx
        POST /api/v1/staff/ describe import lawyers leave-service posts posts/end
        POST /api/v1/staff/
        # staff organizations.staff : officer
        PAGE /work/admin/staff/{Id} edit lawyer leave-service password posts/new return
        GET /api/v1/staff/{id}
        POST /api/v1/staff/{id}/ password return
        # staff organizations.lawyer-leave
        PAGE /work/lawyers
        # staff organizations.offer-aid
        PAGE /work/me/aid
        POST /api/v1/staff/aid
        # staff organizations.staff : post
        PAGE /work/admin/held-posts/{Id}/end
        # staff organizations.recover
        POST /api/v1/staff/totp-resets decide
        # staff organizations.recover : officer
        PAGE /work/admin/staff/{Id}/totp
        # staff organizations.recover : unknown
        PAGE /work/admin/totp-resets/{Id}
        # staff organizations.posts
        PAGE /work/admin/posts
        POST /api/v1/staff/grants
        # staff organizations.posts : word
        PAGE /work/admin/posts/{Post}
        # staff organizations.hand-over
        PAGE /work/admin/hand-overs

        # staff items.count
        PAGE /work/services
        GET /api/v1/services/counts /work/services/counts.csv /work/services/counts.xlsx
        # staff items.publish
        PAGE /work/admin/services
        # staff items.publish : word
        PAGE /work/admin/services/{Item}

        # staff divisions.manage
        PAGE /work/admin/divisions import new
        GET /work/admin/divisions.csv /work/admin/divisions.xlsx /work/admin/divisions/template.csv /work/admin/divisions/template.xlsx
        POST /api/v1/divisions/ import
        POST /api/v1/divisions/
        # staff divisions.manage : division
        PAGE /work/admin/divisions/{Code} end rename
        POST /api/v1/divisions/{code}/ end rename
        # staff divisions.places
        PAGE /work/admin/places new
        PAGE /work/admin/posters
        POST /api/v1/places/
        # staff divisions.places : sign
        PAGE /work/admin/places/{Code}/withdraw
        POST /api/v1/places/{code}/withdraw

        # staff administration.settings
        PAGE /work/admin/settings
        GET /api/v1/administration/settings
        POST /api/v1/administration/settings
        # staff administration.settings : word
        PAGE /work/admin/settings/{Key}
        # staff administration.settings : unknown
        PAGE /work/admin/settings/withdraw/{Id}
        POST /api/v1/administration/settings/{id}/withdraw
        # staff administration.calendar
        PAGE /work/admin/calendar
        GET /work/admin/calendar/template.csv /work/admin/calendar/template.xlsx
        # staff administration.calendar : word
        PAGE /work/admin/calendar/{Year}/import
        POST /api/v1/administration/calendar/{year}
        # staff administration.rules
        PAGE /work/admin/clocks /work/admin/code-tables /work/admin/workflows
        GET /api/v1/administration/clocks /api/v1/administration/workflows
        # staff administration.health
        PAGE /work/admin/health
        GET /api/v1/administration/health
        """;
}

/// <summary>One address of the table: how it is asked, who may, over what.</summary>
/// <param name="Over">"" where the address names nothing of anybody.</param>
internal sealed record AccessRow(string Method, string Route, string Who, string Permission, string Over, bool RefusalsOnly)
{
    public string Key => $"{Method} {Route}";

    public static IReadOnlyList<AccessRow> Read()
    {
        List<AccessRow> rows = [];
        var (who, permission, over) = ("", "", "");
        foreach (var line in AccessTable.Rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "#")
            {
                var colon = Array.IndexOf(words, ":");
                (who, permission, over) = (words[1], words.Length > 2 && words[2] != ":" ? words[2] : "", colon < 0 ? "" : words[colon + 1]);
                continue;
            }
            var start = "";
            for (var at = 1; at < words.Length; at++)
            {
                var route = words[at][0] == '/' ? words[at] : start.TrimEnd('/') + "/" + words[at];
                if (words[at][0] == '/') start = words[at];
                // an address that ends with a slash is only the beginning of its continuations
                if (route.Length > 1 && route[^1] == '/' && at + 1 < words.Length && words[at + 1][0] != '/') continue;
                foreach (var method in words[0].TrimEnd('~') == "PAGE" ? ["GET", "POST"] : new[] { words[0].TrimEnd('~') })
                    rows.Add(new(method, route, who, permission, over, words[0][^1] == '~'));
            }
        }
        return rows;
    }
}
