using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class SecretsStayOutTests(PackageFixture package)
{
    /// <summary>Long enough not to be there by chance, short enough to find a truncated secret.</summary>
    private const int PartLength = 12;

    [Theory]
    [InlineData("SF_ACCESS_TOKEN", "")]
    [InlineData("SF_ACCESS_TOKEN", "00Dxx0000001gPL!AQ4AQFsecretsecretsecret.of.a.token.that.is.refused")]
    [InlineData("SF_CLIENT_SECRET", "client-secret-that-nobody-may-see-4711")]
    [InlineData("SF_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\nMIIEsecretsecretkeymaterial\n-----END PRIVATE KEY-----")]
    [InlineData("SFDX_AUTH_URL", "force://PlatformCLI::5Aep861refreshtokensecret@127.0.0.1:9")]
    public async Task No_part_of_a_secret_is_in_any_log_report_or_file(string name, string value)
    {
        await using var sample = await EmulatedBuild.StartAsync(package);
        var environment = new Dictionary<string, string>(sample.Credentials);
        if (value.Length > 0)
        {
            if (name != "SF_ACCESS_TOKEN")
                environment.Remove("SF_ACCESS_TOKEN");

            environment[name] = value;
            environment["SF_CLIENT_ID"] = "3MVG9.AcmeBuildChecker";
            environment["SF_USERNAME"] = "checker@acme.example";
            environment["SF_LOGIN_URL"] = sample.Org.Url;
        }

        var build = await sample.RunAsync(["-v:diag", "-p:SfiReportDirectory=reports"], environment);

        var secret = Secret(environment[name]);
        var parts = Enumerable.Range(0, secret.Length / PartLength)
            .Select(part => secret.Substring(part * PartLength, PartLength))
            .ToList();
        Assert.NotEmpty(parts);
        Assert.True(
            sample.Org.Journal.Count > 0 || build.Findings.Any(finding => finding.Code.StartsWith("SFI49", StringComparison.Ordinal)),
            build.Output[..Math.Min(2000, build.Output.Length)]);
        var files = Directory.EnumerateFiles(sample.Workspace.Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("packages", StringComparison.Ordinal));
        foreach (var (source, text) in files.Select(file => (file, OutputFile.Read(file))).Append(("console", build.Output)))
            Assert.DoesNotContain(parts, part => text.Contains(part, StringComparison.Ordinal) && Fail(source));
    }

    /// <summary>A token begins with the org's id, which is no secret; nor is how a key is wrapped.</summary>
    private static string Secret(string value) =>
        value.StartsWith("-----", StringComparison.Ordinal)
            ? value.Split('\n')[1]
            : value[(value.IndexOf('!', StringComparison.Ordinal) + 1)..];

    private static bool Fail(string source) => throw new Xunit.Sdk.XunitException($"A part of the secret is in {source}.");
}
