using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fixes of a mistyped code and of one without its twin write.</summary>
public class ErrorCodeFixTests
{
    [Fact]
    public Task A_mistyped_code_becomes_the_nearest_real_one() => Case.For<UnknownErrorCodeAnalyzer>().Source("""
        class Salesforce
        {
            bool Is(string errorCode) => errorCode == [|"API_DISABLE_FOR_ORG"|] || errorCode == [|"REQUEST_LIMIT_EXCEDED"|];
        }
        """).VerifyFixAllAsync(new ErrorCodeSpellingCodeFixProvider(), ["""
        class Salesforce
        {
            bool Is(string errorCode) => errorCode == "API_DISABLED_FOR_ORG" || errorCode == "REQUEST_LIMIT_EXCEEDED";
        }
        """], FixAllScope.Document);

    [Theory]
    [InlineData("errorCode == [|\"API_DISABLED_FOR_ORG\"|]", "errorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")]
    [InlineData("errorCode is [|\"API_CURRENTLY_DISABLED\"|]", "errorCode is \"API_CURRENTLY_DISABLED\" or \"API_DISABLED_FOR_ORG\"")]
    public Task The_twin_is_added(string before, string after) => Case.For<MissingTwinCodeAnalyzer>()
        .Source($$"""class Salesforce { bool Is(string errorCode) => {{before}}; }""")
        .VerifyFixAsync(new TwinCodeCodeFixProvider(), [$$"""class Salesforce { bool Is(string errorCode) => {{after}}; }"""]);
}
