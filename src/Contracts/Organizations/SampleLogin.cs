namespace Fashu.Organizations;

/// <summary>An account of the sample city, for the lines printed at the start of the demo.</summary>
/// <param name="Role">What one sees with it.</param>
public sealed record SampleLogin(string Role, string Login, string Password);
