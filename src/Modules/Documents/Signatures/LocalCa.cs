using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Fashu.Documents.Signatures;

/// <summary>
/// The default signature provider: an authority of our own, made on first use in a folder only the service can read. Each act of
/// signing gets a certificate and a key of its own; the key is forgotten at once, so there is nothing to steal later.
/// </summary>
internal sealed class LocalCa(string folder) : ISignatureProvider
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string SerialNumber = "2.5.4.5";
    private static readonly DateTimeOffset RootFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lazy<X509Certificate2> root = new(() => OpenOrCreate(folder));

    public string Kind => "普通电子签名：由本系统自建的测试证书机构签发一次性证书，可以验出签名后文件是否被改动；未使用国家认可的电子认证服务机构证书";

    public Task<byte[]> Sign(Signer signer, byte[] content, DateTime atUtc, CancellationToken cancel)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Issue(signer, key, new DateTimeOffset(DateTime.SpecifyKind(atUtc, DateTimeKind.Utc)));
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        var by = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key)
        {
            DigestAlgorithm = new(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        by.SignedAttributes.Add(new Pkcs9SigningTime(atUtc));
        by.Certificates.Add(root.Value);
        cms.ComputeSignature(by);
        return Task.FromResult(cms.Encode());
    }

    private X509Certificate2 Issue(Signer signer, ECDsa key, DateTimeOffset at)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion("CN");
        if (signer.Organization is { Length: > 0 } organization) subject.AddOrganizationName(organization);
        subject.AddCommonName(signer.Name);
        subject.Add(SerialNumber, signer.Id);

        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root.Value, true, false));
        // The key lives for this one act; the certificate must outlive the file's retention.
        return request.Create(root.Value, at.AddMinutes(-5), at.AddYears(10), RandomNumberGenerator.GetBytes(16));
    }

    private static X509Certificate2 OpenOrCreate(string folder)
    {
        var file = Path.Combine(folder, "local-ca.pem");
        if (!File.Exists(file)) Create(folder, file);
        return X509Certificate2.CreateFromPemFile(file);
    }

    private static void Create(string folder, string file)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion("CN");
        subject.AddCommonName("法枢测试证书机构（仅限本机）");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(RootFrom, RootFrom.AddYears(50));

        // Written aside and moved, so that two processes starting together end up with one authority.
        var aside = Path.Combine(folder, Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(aside, options))
        {
            writer.WriteLine(made.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        try
        {
            File.Move(aside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(aside);
        }
    }
}
