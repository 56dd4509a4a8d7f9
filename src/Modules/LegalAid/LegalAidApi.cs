using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu.LegalAid;

/// <summary>Legal aid over HTTP, under /api/v1/legal-aid.</summary>
internal static class LegalAidApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/legal-aid").WithTags("法律援助").DisableAntiforgery();
        api.MapGet("/self-check", async (HttpRequest request, CheckAid slice) => TypedResults.Ok(SelfCheck.Of(await slice.Handle(name => request.Query[name]))))
            .OpenToAll("没有账号也能自查，不留下任何记录").WithName("CheckAid").WithSummary("法律援助自查：按已有的回答给出下一问，或者结果和每一条依据");
        api.MapGet("/lawyers", async (string place, ReadLawyers slice, TimeProvider clock, CancellationToken cancel) => TypedResults.Ok(await slice.Handle(place, clock.Today(), cancel)))
            .OpenToAll("谁在办法律援助，群众可以知道").WithName("AidLawyers").WithSummary("一个县（市、区）现在接法律援助案件的律师，没有电话");
    }

    /// <param name="Next">Name of the parameter to answer next; null once there is a result.</param>
    internal sealed record SelfCheck(string? Next, string? Question, IReadOnlyList<SelfCheck.Option>? Options, Verdict? Verdict, string? VerdictTitle, IReadOnlyList<SelfCheck.Reason> Reasons, IReadOnlyList<string> Papers)
    {
        public sealed record Option(string Value, string Text);

        public sealed record Reason(string Words, string Article, bool IsMet);

        public static SelfCheck Of(CheckAid.Answer answer) => new(
            answer.Next?.Name, answer.Next?.Title, answer.Next?.Choices.Select(c => new Option(c.Value, c.Text)).ToList(),
            answer.Result.Verdict, answer.Result.Verdict?.Title(), [.. answer.Result.Findings.Select(f => new Reason(f.Words, f.Article, f.IsMet))], answer.Papers);
    }
}
