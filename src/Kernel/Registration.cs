using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>Puts the kernel and all modules into the container. Slices, reactions and jobs are found, not listed.</summary>
public static class Registration
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddFashuKernel(IConfiguration configuration)
        {
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton<Settings>();
            services.AddSingleton<ISnapshot>(sp => sp.GetRequiredService<Settings>());
            services.AddSingleton<Snapshots>();
            services.AddHostedService(sp => sp.GetRequiredService<Snapshots>());
            services.AddSingleton<ClockRecount>();
            services.AddSingleton<SiteAddress>();
            services.AddSingleton<ShowOnce>();
            services.AddSingleton<OutboxSignal>();
            services.AddSingleton<Dispatcher>();
            services.AddSingleton<JobRunner>();
            services.AddHostedService(sp => sp.GetRequiredService<JobRunner>());
            services.AddParts(typeof(AppDb).Assembly);
            foreach (var module in AppModule.All)
            {
                services.AddParts(module.GetType().Assembly);
                module.Services(services, configuration);
            }
            return services;
        }

        private void AddParts(System.Reflection.Assembly assembly)
        {
            foreach (var type in assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
            {
                foreach (var reaction in type.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReactTo<>)))
                    services.AddScoped(reaction, type);
                if (type.IsAssignableTo(typeof(IJob))) services.AddScoped(typeof(IJob), type);
                if (type.IsAssignableTo(typeof(IAtStart))) services.AddScoped(typeof(IAtStart), type);
                if (type.IsAssignableTo(typeof(IMatterKind))) services.AddSingleton(typeof(IMatterKind), type);
                if (type.IsSealed && type.GetMethods().Any(m => m is { Name: "Handle", IsStatic: false }) && type.Namespace?.StartsWith("Fashu", StringComparison.Ordinal) == true)
                    services.AddScoped(type);
            }
        }
    }
}
