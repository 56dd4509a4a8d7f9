using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Notices;

/// <summary>消息：站内消息和短信的发出、送达、取消。</summary>
public sealed class NoticesModule : AppModule
{
    public override string Key => "notices";
    public override string Title => "消息";
    public override IEnumerable<Permission> Permissions => NoticesPermissions.All;

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        foreach (var entry in NoticesMenu.All) services.AddSingleton(entry);
        services.AddValidation();
        services.AddScoped<INotices, NoticeDesk>();
        services.AddScoped<ContactRules>();
        services.AddScoped<ISafeContact, ContactDesk>();
        services.AddScoped<Fashu.Matters.IWaiting, WaitingCalls>();
        services.AddScoped<Fashu.Matters.INoCalls, NoCallsToSilent>();
        services.AddScoped<Fashu.People.IPersonalData, OwnNotices>();
        services.AddScoped<Fashu.People.IEnteredBefore, ContactBefore>();
    }

    public override void Endpoints(IEndpointRouteBuilder app)
    {
        app.MapPost("/notices/receipts", (TakeReceipt slice, HttpRequest request, CancellationToken cancel) => slice.Handle(request, cancel))
            .OpenToAll("短信平台回执，凭签名").DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/messages/{id:guid}", (Guid id, MarkRead slice, Actor by, CancellationToken cancel) => Follow(id, "/messages", slice, by, cancel))
            .ForSignedIn().ExcludeFromDescription();
        app.MapGet("/work/inbox/{id:guid}", (Guid id, MarkRead slice, Actor by, CancellationToken cancel) => Follow(id, "/work/inbox", slice, by, cancel))
            .ForStaff().ExcludeFromDescription();
        app.MapPost("/messages/read", (MarkRead slice, Actor by, CancellationToken cancel, [FromForm] string? all) => ReadAll("/messages", slice, by, cancel))
            .ForSignedIn().ExcludeFromDescription();
        app.MapPost("/work/inbox/read", (MarkRead slice, Actor by, CancellationToken cancel, [FromForm] string? all) => ReadAll("/work/inbox", slice, by, cancel))
            .ForStaff().ExcludeFromDescription();

        var api = app.MapGroup("/api/v1/notices").WithTags("消息").DisableAntiforgery();
        api.MapGet("", (ReadInbox slice, bool? unread, string? before, Actor by, CancellationToken cancel) => slice.Handle(unread ?? false, InboxMark.Read(before), by, cancel))
            .ForSignedIn().WithName("ReadInbox").WithSummary("我的消息，新的在前");
        api.Does<MarkRead>("/{id:guid}/read", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForSignedIn().WithName("MarkRead").WithSummary("一条消息标为已读");
        api.MapPost("/read", async (MarkRead slice, Actor by, CancellationToken cancel) => { await slice.Handle(null, by, cancel); return TypedResults.NoContent(); })
            .ForSignedIn().WithName("MarkAllRead").WithSummary("全部消息标为已读");
        api.MapGet("/matters/{matter:guid}/messages", (Guid matter, ListMessages slice, Actor by, CancellationToken cancel) => slice.Handle(matter, by, cancel))
            .ForStaff().WithName("ListMessages").WithSummary("一件事发出的短信和送达情况");
        api.Does<SendAgain>("/messages/{id:guid}/again", (s, id, by, cancel) => s.Handle(id, by, cancel))
            .ForStaff().WithName("SendAgain").WithSummary("重发短信");
        api.Does<RecordCall, RecordCall.Form>("/messages/{id:guid}/called", (s, id, form, by, cancel) => s.Handle(id, form, by, cancel))
            .ForStaff().WithName("RecordCall").WithSummary("登记已电话或者当面告知");
        api.Does<AgreeContact, AgreeContact.Form>("/matters/{id:guid}/contact", (s, id, form, by, cancel) => s.Handle(id, null, form, by, cancel))
            .ForCitizens().WithName("AgreeOwnContact").WithSummary("当事人说明怎么联系自己、需要什么帮助");
        api.MapGet("/matters/{id:guid}/contact", async (Guid id, AppDb db, ISafeContact contacts, Actor by, CancellationToken cancel) => { await db.OpenRow(id, by, cancel); return await contacts.Of(id, cancel); })
            .ForStaff().WithName("ReadContact").WithSummary("一件事的当事人怎么联系");
        api.MapPost("/matters/{id:guid}/contact/{participant:guid}", async (Guid id, Guid participant, AgreeContact.Form form, AgreeContact slice, Actor by, CancellationToken cancel) =>
            { await slice.Handle(id, participant, form, by, cancel); return TypedResults.NoContent(); })
            .ForStaff().WithName("AgreeContact").WithSummary("工作人员登记怎么联系当事人");
    }

    // Reading a message is what opening it means; the page it leads to comes at once.
    private static async Task<IResult> Follow(Guid id, string inbox, MarkRead slice, Actor by, CancellationToken cancel) =>
        Results.LocalRedirect(await slice.Handle(id, by, cancel) ?? inbox);

    private static async Task<IResult> ReadAll(string inbox, MarkRead slice, Actor by, CancellationToken cancel)
    {
        await slice.Handle(null, by, cancel);
        return Results.LocalRedirect(inbox);
    }
}
