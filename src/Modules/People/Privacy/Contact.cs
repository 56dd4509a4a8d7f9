using Fashu.Divisions;
using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Who answers for personal data here, from the settings <c>Site:Office</c>, <c>Site:Phone</c>, <c>Site:Address</c>.</summary>
internal sealed class Contact(IConfiguration configuration, IDivisions divisions)
{
    public string Office => Of("Office", $"{(configuration["Site:Place"] is { Length: > 0 } place ? place : divisions.Home.Name)}司法局");
    public string Phone => Of("Phone", "12348（公共法律服务热线）");

    /// <summary>Null where none is set.</summary>
    public string? Address => configuration["Site:Address"] is { Length: > 0 } set ? set : null;

    private string Of(string key, string normal) => configuration["Site:" + key] is { Length: > 0 } set ? set : normal;
}
