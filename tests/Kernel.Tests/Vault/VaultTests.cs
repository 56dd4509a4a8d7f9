using System.Runtime.Versioning;

namespace Fashu.Kernel.Tests.Vaults;

public sealed class VaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fashu-keys-").FullName;

    [Theory]
    [InlineData("")]
    [InlineData("330100190001010015")]
    [InlineData("𠮷䶮·张三\n\0")]
    public void What_is_sealed_opens_again(string plain)
    {
        var vault = Vault.At(folder);
        var text = vault.Seal(plain);
        Assert.Matches(@"^v1\.0001-[0-9a-f]{8}\.[A-Za-z0-9_-]{38,}$", text);
        Assert.NotEqual(text, vault.Seal(plain));
        Assert.Equal(plain, vault.Open(text));
    }

    [Fact]
    public void Every_changed_character_is_noticed()
    {
        var vault = Vault.At(folder);
        var text = vault.Seal("张三");
        for (var i = 0; i < text.Length - 1; i++) // the last character holds bits that carry nothing
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Throws<SealBroken>(() => vault.Open(changed));
        }
        foreach (var other in (string[])["", "张三", "v1", "v1..", text[..^4], text + "A", text + ".x", Vault.InMemory().Seal("张三")])
            Assert.Throws<SealBroken>(() => vault.Open(other));
    }

    [Fact]
    public void After_rotation_the_new_key_seals_and_both_open()
    {
        var vault = Vault.At(folder);
        var old = vault.Seal("旧");
        vault.Rotate();
        var fresh = vault.Seal("新");
        Assert.StartsWith("v1.0001-", old);
        Assert.StartsWith("v1.0002-", fresh);
        Assert.Equal(("旧", "新"), (vault.Open(old), vault.Open(fresh)));

        var copy = folder + "-copy"; // as the next start, or another node, finds it
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(folder)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        var later = Vault.At(copy);
        Assert.Equal(("旧", "新", vault.CurrentKey), (later.Open(old), later.Open(fresh), later.CurrentKey));
        Assert.Equal(vault.Blind("x", "p"), later.Blind("x", "p"));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void A_key_that_another_node_added_is_found()
    {
        var vault = Vault.At(folder);
        _ = vault.Seal("x");
        var linked = folder + "-node";
        Directory.CreateSymbolicLink(linked, folder);
        var node = Vault.At(linked);
        node.Rotate();
        Assert.Equal("新", vault.Open(node.Seal("新")));
        Directory.Delete(linked);
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void Only_the_owner_reads_the_keys()
    {
        _ = Vault.At(Path.Combine(folder, "keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(folder, "keys")));
        var files = Directory.GetFiles(Path.Combine(folder, "keys"));
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void A_broken_key_file_stops_the_start()
    {
        File.WriteAllText(Path.Combine(folder, "blind.key"), "AAAA");
        Assert.Throws<SealBroken>(() => Vault.At(folder));
    }

    [Fact]
    public void Starting_many_times_at_once_makes_one_key()
    {
        var vaults = new Vault[16];
        Parallel.For(0, vaults.Length, i => vaults[i] = Vault.At(folder));
        Assert.All(vaults, v => Assert.Same(vaults[0], v));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_blind_index_is_stable_normalised_and_bound_to_its_purpose()
    {
        var vault = Vault.At(folder);
        var index = vault.Blind("33010019000101001X", "id");
        Assert.Matches("^[A-Za-z0-9_-]{43}$", index);
        Assert.Equal(index, vault.Blind(" ３３０１００ 19000101 001x ", "id"));
        Assert.NotEqual(index, vault.Blind("33010019000101001X", "phone"));
        Assert.NotEqual(index, vault.Blind("330100190001010015", "id"));
        Assert.NotEqual(index, Vault.InMemory().Blind("33010019000101001X", "id"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
