using Fashu.Documents.Dossiers;
using Fashu.Documents.Printing;
using Fashu.Documents.Signatures;
using Fashu.Documents.Word;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Documents;

public static class DocumentServices
{
    extension(IServiceCollection services)
    {
        /// <summary>Printing, signing and binding of documents. Settings: section Print, and Documents:Keys for the folder of the local authority.</summary>
        public IServiceCollection AddDocuments(IConfiguration configuration)
        {
            var keys = configuration["Documents:Keys"] ?? Path.Combine(configuration["DataFolder"] ?? "data", "keys", "signing");
            services.TryAddSingleton(TimeProvider.System);
            services.Configure<PrintSettings>(configuration.GetSection("Print"));
            services.AddSingleton<PrintBrowser>();
            services.AddSingleton<IPrinter, ChromiumPrinter>();
            services.TryAddSingleton<ISignatureProvider>(_ => new LocalCa(keys));
            services.AddSingleton<IPdfSigner, PdfSigner>();
            services.AddScoped<ISigning, Signing>();
            services.AddSingleton<IDossierBuilder, DossierBuilder>();
            services.AddSingleton<IDocxWriter, DocxWriter>();
            return services;
        }
    }
}
