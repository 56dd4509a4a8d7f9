using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Documents;

/// <summary>Papers: printing, electronic signatures, dossiers bound for the archive (PML 27; ESL 13).</summary>
public sealed class DocumentsModule : AppModule
{
    public override string Key => "documents";
    public override string Title => "文书与卷宗";
    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddDocuments(configuration);
}
