using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Fashu;

// Stands in until src/Kernel/Vault lands; delete this file then.
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncryptedAttribute : Attribute
{
    public string? IndexedBy { get; set; }
}

public sealed class Vault
{
    public void FillIndexes(ChangeTracker tracker) => _ = tracker;
}

internal static class VaultModel
{
    public static void UseVault(this ModelBuilder model, Vault? vault) => _ = (model, vault);
}
