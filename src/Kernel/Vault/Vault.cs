using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Fashu;

/// <summary>A sealed text was altered, or its key is not in this key folder.</summary>
public sealed class SealBroken(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// Seals sensitive fields (AES-256-GCM) and makes blind indexes for exact search (HMAC-SHA-256, a key of its own).
/// The keys lie in a folder outside the database: whoever copies the one has not got the other. Every key opens, the newest seals.
/// </summary>
public sealed class Vault
{
    private const int Nonce = 12, Tag = 16, KeyLength = 32;
    private static readonly ConcurrentDictionary<string, Lazy<Vault>> open = new();
    [ThreadStatic] private static ConditionalWeakTable<byte[], AesGcm>? ciphers;
    private readonly object gate = new();
    private readonly string? folder;
    private readonly byte[] blind;
    private SortedList<string, byte[]> keys = new(StringComparer.Ordinal); // replaced, never changed

    private Vault(string? folder)
    {
        this.folder = folder;
        if (folder is null)
        {
            blind = RandomNumberGenerator.GetBytes(KeyLength);
            Rotate();
            return;
        }
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        blind = Keep("blind", RandomNumberGenerator.GetBytes(KeyLength));
        Load();
        if (keys.Count == 0) Rotate();
    }

    /// <summary>The vault of a key folder, which the first start fills. One per folder and process, since EF's model keeps hold of it.</summary>
    public static Vault At(string folder) =>
        open.GetOrAdd(Path.GetFullPath(folder), static path => new(() => new(path))).Value;

    /// <summary>For tools that need the model but no data: its keys end with the process.</summary>
    public static Vault InMemory() => new(null);

    /// <summary>The key that seals now.</summary>
    public string CurrentKey => keys.GetKeyAtIndex(keys.Count - 1);

    /// <summary>Adds a newer key. What older ones sealed stays readable and is sealed anew when next written.</summary>
    public void Rotate()
    {
        lock (gate)
        {
            var number = keys.Count == 0 ? 1 : int.Parse(CurrentKey.Split('-')[0]) + 1;
            // The random part keeps two folders, filled apart by mistake, from using one name for different keys.
            var id = $"{number:0000}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
            var key = RandomNumberGenerator.GetBytes(KeyLength);
            keys = new(keys, StringComparer.Ordinal) { [id] = folder is null ? key : Keep(id, key) };
        }
    }

    /// <summary>v1.key.base64url(nonce, cipher, tag); the head is authenticated too.</summary>
    public string Seal(string plain)
    {
        var ring = keys;
        var head = "v1." + ring.GetKeyAtIndex(ring.Count - 1);
        var text = Encoding.UTF8.GetBytes(plain);
        var body = new byte[Nonce + text.Length + Tag];
        RandomNumberGenerator.Fill(body.AsSpan(0, Nonce));
        Cipher(ring.GetValueAtIndex(ring.Count - 1)).Encrypt(body.AsSpan(0, Nonce), text, body.AsSpan(Nonce, text.Length), body.AsSpan(^Tag..), Encoding.UTF8.GetBytes(head));
        return $"{head}.{Base64Url.EncodeToString(body)}";
    }

    public string Open(string sealedText)
    {
        var parts = sealedText.Split('.');
        if (parts is not ["v1", var id, var encoded]) throw new SealBroken("Not a sealed text.");
        var key = Find(id) ?? throw new SealBroken($"The key {id} is not in the key folder.");
        try
        {
            var body = Base64Url.DecodeFromChars(encoded);
            var plain = new byte[body.Length - Nonce - Tag];
            Cipher(key).Decrypt(body.AsSpan(0, Nonce), body.AsSpan(Nonce, plain.Length), body.AsSpan(^Tag..), plain, Encoding.UTF8.GetBytes("v1." + id));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException or OverflowException)
        {
            throw new SealBroken("The sealed text was altered.", error);
        }
    }

    /// <summary>The same value gives the same 43 characters under one purpose, and others under another.</summary>
    public string Blind(string value, string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(blind, Encoding.UTF8.GetBytes($"{purpose}\0{Normal(value)}")));

    /// <summary>Full-width digits, blanks, hyphens and a small x do not hide a number from search.</summary>
    public static string Normal(string value) =>
        string.Concat(value.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    // making a cipher costs more than using it; one is not to be used by two threads at once
    private static AesGcm Cipher(byte[] key) => (ciphers ??= []).GetValue(key, static k => new(k, Tag));

    private byte[]? Find(string id)
    {
        if (keys.TryGetValue(id, out var key) || folder is null) return key;
        lock (gate) Load(); // another node may have rotated
        return keys.GetValueOrDefault(id);
    }

    private void Load()
    {
        var ring = new SortedList<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder!, "????-*.key"))
            ring[Path.GetFileNameWithoutExtension(file)] = Read(file);
        keys = ring;
    }

    /// <summary>Written whole under another name first: a start that is killed leaves no half key. Who comes second takes the first one's.</summary>
    private byte[] Keep(string name, byte[] key)
    {
        var file = Path.Combine(folder!, name + ".key");
        if (File.Exists(file)) return Read(file);
        var draft = Path.Combine(folder!, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
        return Read(file);
    }

    private static byte[] Read(string file) => Convert.FromBase64String(File.ReadAllText(file)) is { Length: KeyLength } key
        ? key
        : throw new SealBroken($"{file} does not hold a key.");
}
