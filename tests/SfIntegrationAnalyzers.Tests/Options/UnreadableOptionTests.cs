using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.Options;

public class UnreadableOptionTests
{
    [Theory]
    [InlineData("sfi.target_api_version",
        "latest", "'latest' in sfi.target_api_version cannot be used and is ignored: an API version such as 60.0 is expected")]
    [InlineData("sfi.minimum_api_version",
        "6O.0", "'6O.0' in sfi.minimum_api_version cannot be used and is ignored: an API version such as 60.0 is expected")]
    [InlineData("sfi.analyze_tests", "yes", "'yes' in sfi.analyze_tests cannot be used and is ignored: true or false is expected")]
    [InlineData("sfi.target_api_version", "30.0", "'30.0' in sfi.target_api_version cannot be used and is ignored: 30.0 is retired itself")]
    [InlineData("sfi.target_api_version",
        "99.0", "'99.0' in sfi.target_api_version cannot be used and is ignored: 99.0 is newer than $newest.0, the newest that is known")]
    [InlineData("sfi.minimum_api_version",
        "v99.0",
        "'v99.0' in sfi.minimum_api_version cannot be used and is ignored: 99.0 is newer than $newest.0, the newest that is known")]
    [InlineData("build_property.SfiTargetApiVersion",
        "newest", "'newest' in SfiTargetApiVersion cannot be used and is ignored: an API version such as 60.0 is expected")]
    public async Task An_option_that_cannot_be_read_is_named(string key, string value, string message)
    {
        var diagnostics = await Case.For<UnreadableOptionAnalyzer>()
            .GlobalOption(key, value)
            .Source("class Salesforce { }")
            .Source("class Other { }")
            .DiagnosticsAsync();

        Assert.Equal(message.WithNewest(), Assert.Single(diagnostics).GetMessage());
    }

    [Theory]
    [InlineData("sfi.target_api_version", "v60.0")]
    [InlineData("sfi.target_api_version", "60")]
    [InlineData("sfi.target_api_version", "31.0")]
    [InlineData("sfi.minimum_api_version", "20.0")]
    [InlineData("sfi.access_error_handlers", "Acme.Errors.Handle; Acme.Errors.Classify")]
    [InlineData("sfi.analyze_tests", "False")]
    public async Task An_option_that_can_be_read_is_not(string key, string value) =>
        Assert.Empty(await Case.For<UnreadableOptionAnalyzer>().GlobalOption(key, value).Source("class Salesforce { }").DiagnosticsAsync());

    /// <summary>The one option that decides in a test project is the one that is told there.</summary>
    [Theory]
    [InlineData("class Salesforce { }", "'yes' in SfiAnalyzeTests cannot be used and is ignored: true or false is expected")]
    [InlineData("class Other { }")]
    public async Task A_test_project_is_told_why_it_stays_silent(string source, params string[] expected)
    {
        var tests = Case.For<UnreadableOptionAnalyzer>()
            .Property("IsTestProject", "true")
            .Property("SfiAnalyzeTests", "yes")
            .Property("SfiMinimumApiVersion", "latest");

        Assert.Equal(expected, (await tests.Source(source).DiagnosticsAsync()).Select(diagnostic => diagnostic.GetMessage()));
    }

    [Fact]
    public Task A_table_that_cannot_be_read_is_named_at_its_place() => Case.For<UnreadableOptionAnalyzer>()
        .AdditionalFile("salesforce-api-versions.json", """{ "versions": [ { "version": "{|SFI0001:sixty|}" } ] }""")
        .Source("class Salesforce { }")
        .VerifyAsync();
}
