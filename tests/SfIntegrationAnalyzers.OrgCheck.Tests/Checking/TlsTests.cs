using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SfIntegrationAnalyzers.OrgEmulator;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>Certificates that must not be accepted: nothing is asked behind them, and the reader is told which of them it is.</summary>
public class TlsTests
{
    private static Dictionary<string, Func<X509Certificate2>> Certificates => new()
    {
        ["self-signed"] = () => SelfSigned("127.0.0.1", DateTimeOffset.UtcNow.AddYears(1)),
        ["expired"] = () => SelfSigned("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1)),
        ["of another host"] = () => SelfSigned("192.0.2.1", DateTimeOffset.UtcNow.AddYears(1)),
        ["of an unknown authority"] = IssuedByNobodyKnown,
    };

    public static TheoryData<string> Names => new(Certificates.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_certificate_that_cannot_be_trusted_ends_the_check_before_the_token_leaves(string name)
    {
        using var certificate = Certificates[name]();
        await using var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { Certificate = certificate });

        var report = await bench.CheckAsync();

        Assert.Equal((CheckOutcome.NotChecked, 0), (report.Outcome, bench.Org.Journal.Count));
        Snapshot.Verify(bench.Text(report), parameters: name);
    }

    [Fact]
    public async Task An_https_address_of_a_port_without_tls_is_named_as_such()
    {
        await using var bench = await OrgBench.StartAsync();
        var url = bench.Org.Url.Replace("http://", "https://", StringComparison.Ordinal);
        var environment = bench.Environment;
        environment["SF_ORG_INSTANCE_URL"] = url;

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration()).Replace(bench.Org.Url, url)) with
        {
            Environment = environment,
        });

        Assert.Equal(CheckOutcome.NotChecked, report.Outcome);
        Snapshot.Verify(bench.Text(report));
    }

    /// <summary>
    /// A firewall that lets the connection come about and ends it as soon as it sees what it is for; a server of other versions of TLS.
    /// </summary>
    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28 })] // a fatal alert: handshake_failure
    public async Task Where_no_certificate_was_seen_none_is_blamed(byte[] answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync();
        await using var bench = await OrgBench.StartAsync();
        var url = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        var environment = bench.Environment;
        environment["SF_ORG_INSTANCE_URL"] = url;

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration()).Replace(bench.Org.Url, url)) with
        {
            Environment = environment,
        });
        listener.Stop();
        await serving;

        var finding = Assert.Single(report.Findings);
        Assert.Equal("SFI4902", finding.Id);
        Assert.Contains("with access token, 127.0.0.1:", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " ended the connection during the TLS handshake. "
                + "Check whether a firewall or proxy blocks the way to that host, and whether it speaks TLS 1.2 or later.",
            finding.Message,
            StringComparison.Ordinal);

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    await AnswerAsync(client);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The listener was stopped.
            }
        }

        async Task AnswerAsync(TcpClient client)
        {
            try
            {
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[1], 1);
                await stream.WriteAsync(answer);
            }
            catch (IOException)
            {
                // This client is gone; the next attempt is another one.
            }
        }
    }

    [Fact]
    public async Task An_http_address_of_a_port_with_tls_is_unreachable_and_gets_no_answer()
    {
        using var certificate = SelfSigned("127.0.0.1", DateTimeOffset.UtcNow.AddYears(1));
        await using var bench = await OrgBench.StartAsync(options: new EmulatedOrgOptions { Certificate = certificate });
        var url = bench.Org.Url.Replace("https://", "http://", StringComparison.Ordinal);
        var environment = bench.Environment;
        environment["SF_ORG_INSTANCE_URL"] = url;

        var report = await bench.CheckAsync(bench.Request(bench.Manifest(OrgBench.Integration()).Replace(bench.Org.Url, url)) with
        {
            Environment = environment,
        });

        Assert.Equal(("SFI4902", CheckOutcome.NotChecked, 0), (Assert.Single(report.Findings).Id, report.Outcome, bench.Org.Journal.Count));
    }

    private static X509Certificate2 SelfSigned(string address, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        using var certificate = Request(address, key).CreateSelfSigned(until.AddYears(-2), until);
        return Loadable(certificate);
    }

    private static X509Certificate2 IssuedByNobodyKnown()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        using var authorityKey = RSA.Create(2048);
        var authorityRequest = new CertificateRequest("CN=Nobody Known", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(from, until);
        using var key = RSA.Create(2048);
        using var certificate = Request("127.0.0.1", key).Create(authority, from, until, [1, 2, 3, 4]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        return Loadable(withKey);
    }

    private static CertificateRequest Request(string address, RSA key)
    {
        var request = new CertificateRequest("CN=emulated org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    /// <summary>A key that was only made in memory cannot serve TLS on every platform.</summary>
    private static X509Certificate2 Loadable(X509Certificate2 certificate) =>
        X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
}
