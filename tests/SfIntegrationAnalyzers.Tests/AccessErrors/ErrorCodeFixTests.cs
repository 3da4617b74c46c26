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
    [InlineData("errorCode is not [|\"API_DISABLED_FOR_ORG\"|]",
        "errorCode is not (\"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\")")]
    [InlineData("errorCode is string s and [|\"API_DISABLED_FOR_ORG\"|]",
        "errorCode is string s and (\"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\")")]
    [InlineData("known.Any(code => code == [|\"API_DISABLED_FOR_ORG\"|])",
        "known.Any(code => code == \"API_DISABLED_FOR_ORG\" || code == \"API_CURRENTLY_DISABLED\")")]
    [InlineData("errorCode == [|Codes.Off|]; static class Codes { public const string Off = \"API_DISABLED_FOR_ORG\"; }",
        "errorCode is Codes.Off or \"API_CURRENTLY_DISABLED\"; static class Codes { public const string Off = \"API_DISABLED_FOR_ORG\"; }")]
    public Task The_twin_is_added(string before, string after) => Case.For<MissingTwinCodeAnalyzer>()
        .Source(Salesforce(before))
        .VerifyFixAsync(new TwinCodeCodeFixProvider(), [Salesforce(after)]);

    [Fact]
    public Task The_twin_of_a_label_has_a_line_of_its_own_and_no_comment() => Case.For<MissingTwinCodeAnalyzer>()
        .Source(Salesforce("""
            errorCode switch { _ => Switch(errorCode) };
            static bool Switch(string errorCode)
            {
                switch (errorCode)
                {
                    // Closed.
                    case [|"API_DISABLED_FOR_ORG"|]: // for all
                        return true;
                    default:
                        return false;
                }
            }
            bool More => false
            """))
        .VerifyFixAsync(new TwinCodeCodeFixProvider(), [Salesforce("""
            errorCode switch { _ => Switch(errorCode) };
            static bool Switch(string errorCode)
            {
                switch (errorCode)
                {
                    // Closed.
                    case "API_DISABLED_FOR_ORG": // for all
                    case "API_CURRENTLY_DISABLED":
                        return true;
                    default:
                        return false;
                }
            }
            bool More => false
            """)]);

    private static string Salesforce(string answer) => $$"""
        class Salesforce
        {
            bool Is(string errorCode, IQueryable<string> known) => {{answer}};
        }
        """;
}
