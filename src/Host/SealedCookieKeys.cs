using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Fashu.Host;

/// <summary>The keys of cookies lie in their folder sealed by the vault: a copy of that folder alone signs nobody in.</summary>
internal sealed class SealedCookieKeys(Vault vault) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", vault.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(Opener));

    /// <summary>Made by the framework from the name in the key file.</summary>
    public sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) => XElement.Parse(services.GetRequiredService<Vault>().Open(encryptedElement.Value));
    }
}
