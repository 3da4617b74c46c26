using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SfIntegrationAnalyzers.OrgEmulator;

/// <summary>A certificate authority that nobody trusts unless told to, for orgs on loopback that speak TLS.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Emulated org test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var now = DateTimeOffset.UtcNow;
        _root = request.CreateSelfSigned(now.AddDays(-2), now.AddDays(30));
    }

    /// <summary>What a client that is to trust the org is given: NODE_EXTRA_CA_CERTS, SSL_CERT_FILE.</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>A good certificate for 127.0.0.1 and localhost.</summary>
    public X509Certificate2 IssueForLoopback() => Issue(["localhost"], [IPAddress.Loopback], DateTimeOffset.UtcNow.AddDays(10));

    public X509Certificate2 IssueExpired() => Issue(["localhost"], [IPAddress.Loopback], DateTimeOffset.UtcNow.AddHours(-1));

    public X509Certificate2 IssueForOtherHost() => Issue(["elsewhere.example"], [], DateTimeOffset.UtcNow.AddDays(10));

    /// <summary>A certificate that vouches for itself, which no authority's PEM makes good.</summary>
    public static X509Certificate2 SelfSignedForLoopback()
    {
        using var key = RSA.Create(2048);
        var request = ServerRequest(key, ["localhost"], [IPAddress.Loopback]);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));
        return Servable(signed);
    }

    public void Dispose() => _root.Dispose();

    private X509Certificate2 Issue(string[] names, IPAddress[] addresses, DateTimeOffset notAfter)
    {
        using var key = RSA.Create(2048);
        var request = ServerRequest(key, names, addresses);
        using var issued = request.Create(_root, DateTimeOffset.UtcNow.AddDays(-1), notAfter, RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return Servable(withKey);
    }

    private static CertificateRequest ServerRequest(RSA key, string[] names, IPAddress[] addresses)
    {
        var request = new CertificateRequest("CN=Emulated org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        foreach (var address in addresses)
            alternatives.AddIpAddress(address);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return request;
    }

    /// <summary>Some platforms serve TLS only with a key that has been through a PKCS #12 file.</summary>
    private static X509Certificate2 Servable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
}
