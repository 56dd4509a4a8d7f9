using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

/// <summary>What a module brings to the house. One per module project; found by name, not listed.</summary>
public abstract class AppModule
{
    /// <summary>All modules beside the program, in the order of their keys.</summary>
    public static IReadOnlyList<AppModule> All { get; } =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "Fashu.*.dll").Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .Distinct().SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(AppModule)) && !t.IsAbstract)
            .Select(t => (AppModule)Activator.CreateInstance(t)!).OrderBy(m => m.Key, StringComparer.Ordinal),
    ];

    public abstract string Key { get; }
    public abstract string Title { get; }
    public virtual IEnumerable<Permission> Permissions => [];
    public virtual IEnumerable<IWorkflow> Workflows => [];
    public virtual IEnumerable<ClockRule> Clocks => [];

    /// <summary>What it adds to the published list of services.</summary>
    public virtual IEnumerable<ServiceItem> Items => [];

    /// <summary>What it adds to the public page of key figures.</summary>
    public virtual IEnumerable<FigureSource> Figures => [];

    /// <summary>Those of its clocks and items stand here by themselves.</summary>
    public virtual IEnumerable<Setting> Settings => [.. Clocks.Select(c => c.Setting).OfType<Setting>().Distinct(), .. Items.Select(i => i.City)];

    /// <summary>Slices and reactions of the assembly are found by themselves; here comes the rest.</summary>
    public virtual void Services(IServiceCollection services, IConfiguration configuration) { }

    public virtual void Endpoints(IEndpointRouteBuilder app) { }

    /// <summary>What it keeps beside its own rows in step with them, in the same save; called by every save, so it must cost nothing where nothing of its own changed.</summary>
    public virtual ValueTask BeforeSave(AppDb db, CancellationToken cancel) => default;

    public virtual void Model(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(GetType().Assembly);
}
