using System.Text;

namespace Fashu.People;

/// <summary>Blind indexes and code hashes of this module, under the vault's own key.</summary>
internal sealed class Seals(Vault vault)
{
    public const string Phone = "phone", IdNumber = "id-number";

    public string Index(string phone) => vault.Blind(phone, Phone);

    public string IdIndex(string number) => vault.Blind(number, IdNumber);

    // A six-digit code could be found from a plain hash by trying; the key stays outside the database.
    public byte[] Mac(Guid code, string digits) => Encoding.ASCII.GetBytes(vault.Blind($"{code}:{digits}", "phone-code"));
}
