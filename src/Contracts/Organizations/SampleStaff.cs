using System.Security.Cryptography;
using System.Text;

namespace Fashu.Organizations;

/// <summary>The accounts of the sample city by their login; samples of other modules give them work.</summary>
public static class SampleStaff
{
    /// <summary>The lawyer of the tour.</summary>
    public static Guid Lawyer => Id("staff:lawyer");

    /// <summary>Anything of the sample city by its name: the same in every run.</summary>
    public static Guid Id(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes("sample " + text)).AsSpan(0, 16));
}
