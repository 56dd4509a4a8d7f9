using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Attachments;

/// <summary>附件：材料的接收、检查、保存和打开。</summary>
public sealed class AttachmentsModule : AppModule
{
    internal static readonly Setting<int> ImageLimit = Megabytes("attachments.image-mb", "单张照片上限（MB）", 20, TakesFilesAttribute.LargestFileMegabytes);
    internal static readonly Setting<int> MediaLimit = Megabytes("attachments.media-mb", "单个录音录像上限（MB）", 100, TakesFilesAttribute.LargestFileMegabytes);
    internal static readonly Setting<int> PaperLimit = Megabytes("attachments.paper-mb", "单份文书上限（MB）", 30, TakesFilesAttribute.LargestFileMegabytes);
    internal static readonly Setting<int> MatterLimit = Megabytes("attachments.matter-mb", "一件事的材料总量上限（MB）", 500, 100_000);

    public override string Key => "attachments";
    public override string Title => "附件";
    public override IEnumerable<Setting> Settings => [ImageLimit, MediaLimit, PaperLimit, MatterLimit];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IFileStore>(_ => new DiskStore(
            configuration["Files:Path"] ?? Path.Combine(configuration["DataFolder"] ?? "data", "files"),
            configuration.GetValue("Files:KeepFreeMb", 256L) * 1024 * 1024));
        services.AddSingleton<IPictures, Pictures>();
        services.AddScoped<Intake>();
        services.AddScoped<MatterAttachments>();
        services.AddScoped<Fashu.People.IPersonalData, OwnFiles>();
        services.AddScoped<IAttachments>(sp => sp.GetRequiredService<MatterAttachments>());
    }

    public override void Endpoints(IEndpointRouteBuilder app)
    {
        app.MapGet("/files/{id:guid}", (Guid id, bool? download, OpenFile slice, HttpContext http, Actor by, CancellationToken cancel) =>
            slice.Handle(id, download ?? false, http, by, cancel)).ForSignedIn().ExcludeFromDescription();
        var api = app.MapGroup("/api/v1/attachments").WithTags("附件");
        api.MapGet("/{id:guid}", (Guid id, OpenFile slice, HttpContext http, Actor by, CancellationToken cancel) => slice.Handle(id, true, http, by, cancel))
            .ForSignedIn().WithName("OpenFile").WithSummary("下载一份材料");
        api.MapGet("/matters/{matter:guid}", (Guid matter, ListFiles slice, Actor by, CancellationToken cancel) => slice.Handle(matter, by, cancel))
            .ForSignedIn().WithName("ListFiles").WithSummary("一件事的材料清单");
        api.MapPost("/matters/{matter:guid}", (Guid matter, IFormFile file, [FromForm] string? kind, [FromForm] bool? visibleToOthers, [FromForm] Guid? party, GiveFile slice, Actor by, CancellationToken cancel) =>
                slice.Handle(matter, file, kind, visibleToOthers, party, by, cancel))
            .ForSignedIn().WithName("GiveFile").WithSummary("给一件事添加材料").DisableAntiforgery().Keyed().RequireRateLimiting(Fashu.People.RateLimitNames.Uploads).TakesFiles();
    }

    private static Setting<int> Megabytes(string key, string title, int normal, int most) =>
        new(key, title, normal, "本平台默认", value => value < 1 || value > most ? $"应在1到{most}之间" : null);
}
