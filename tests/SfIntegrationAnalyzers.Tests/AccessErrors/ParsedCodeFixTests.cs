using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>
/// What takes the place of a search for a code in text: a comparison, in each client's terms or with what the helper reads.
/// </summary>
public class ParsedCodeFixTests
{
    private const string Search = "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}";

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}",
        "ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("the message as a whole",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message != \"Session expired or invalid\"|}",
        "ex.Error != Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("a position",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message.IndexOf(\"INVALID_SESSION_ID\", StringComparison.Ordinal)|} >= 0",
        "ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("no position",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message.IndexOf(\"INVALID_SESSION_ID\")|} == -1",
        "ex.Error != Salesforce.Common.Models.Json.Error.InvalidSessionId")]
    [InlineData("a pattern",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|} is true",
        "(ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId) is true")]
    [InlineData("a member of the answer",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}.ToString() != \"\"",
        "(ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId).ToString() != \"\"")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "NetCoreForce.Client.ForceClient client",
        "client.Query<object>(\"q\")",
        "{|SFI2004:ex.Message.Contains(\"ErrorCode INVALID_SESSION_ID\")|}",
        "ex.Errors?.Exists(error => error.ErrorCode == \"INVALID_SESSION_ID\") == true")]
    [InlineData("WCF proxy",
        "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>",
        "Sforce.Partner.SoapClient client",
        "Task.FromResult(client.query(null, \"q\"))",
        "{|SFI2004:ex.Message.Contains(\"INVALID_SESSION_ID\")|}",
        "ex.Detail.exceptionCode == Sforce.Partner.ExceptionCode.INVALID_SESSION_ID")]
    [InlineData("ASMX proxy",
        "System.Web.Services.Protocols.SoapException",
        "Sforce.Enterprise.SforceService client",
        "Task.FromResult(client.query(\"q\"))",
        "{|SFI2004:ex.Message.StartsWith(\"INVALID_SESSION_ID\")|}",
        "ex.Code.Name == \"INVALID_SESSION_ID\"")]
    public Task A_search_in_text_becomes_a_comparison(
        string client, string exception, string member, string call, string before, string after) =>
        Case.For<CodeSearchedInMessageAnalyzer>().AllClients()
            .Source(Guarded(member, call, exception, before))
            .VerifyFixAsync(new ParsedCodeCodeFixProvider(), [Imported(Guarded(member, call, exception, after), after)]);

    [Theory]
    [InlineData("Force.com Toolkit",
        "Exception",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "(ex as ForceException)?.Error == Error.InvalidSessionId")]
    [InlineData("NetCoreForce",
        "Exception",
        "NetCoreForce.Client.ForceClient client",
        "client.Query<object>(\"q\")",
        "(ex as ForceApiException)?.Errors?.Exists(error => error.ErrorCode == \"INVALID_SESSION_ID\") == true")]
    [InlineData("WCF proxy",
        "System.ServiceModel.FaultException",
        "Sforce.Partner.SoapClient client",
        "Task.FromResult(client.query(null, \"q\"))",
        "ex.Code.Name == \"INVALID_SESSION_ID\"")]
    [InlineData("ASMX proxy",
        "Exception",
        "Sforce.Enterprise.SforceService client",
        "Task.FromResult(client.query(\"q\"))",
        "(ex as SoapException)?.Code.Name == \"INVALID_SESSION_ID\"")]
    public async Task A_search_in_the_message_of_any_exception_asks_for_the_clients(
        string client, string exception, string member, string call, string after)
    {
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().AllClients()
            .Source(Guarded(member, call, exception, Search))
            .FixedAsync(new ParsedCodeCodeFixProvider());
        Assert.Contains($"ex) when ({after}) {{ return null; }}", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Force.com Toolkit",
        "Salesforce.Common.ForceException",
        "Salesforce.Force.ForceClient client",
        "client.QueryAsync<object>(\"q\")",
        "ex.Error == Error.InvalidSessionId",
        "Salesforce.Common.Models.Json")]
    [InlineData("NetCoreForce",
        "NetCoreForce.Client.ForceApiException",
        "NetCoreForce.Client.ForceClient client",
        "client.Query<object>(\"q\")",
        "ex.Errors?.Exists(error => error.ErrorCode == SalesforceErrorTriage.Codes.InvalidSessionId) == true",
        "SfIntegrationAnalyzers")]
    [InlineData("ASMX proxy",
        "System.Web.Services.Protocols.SoapException",
        "Sforce.Enterprise.SforceService client",
        "Task.FromResult(client.query(\"q\"))",
        "ex.Code.Name == SalesforceErrorTriage.Codes.InvalidSessionId",
        "SfIntegrationAnalyzers")]
    public Task A_search_in_text_becomes_a_comparison_with_a_generated_constant(
        string client, string exception, string member, string call, string after, string import)
    {
        var triage = ErrorTriageSource.Write();
        return Case.For<CodeSearchedInMessageAnalyzer>().AllClients()
            .Source(Guarded(member, call, exception, Search))
            .Source(triage, "Triage.g.cs")
            .VerifyFixAsync(new ParsedCodeCodeFixProvider(), [$"using {import};\n\n" + Guarded(member, call, exception, after), triage]);
    }

    [Theory]
    [InlineData("ASMX proxy",
        "Sforce.Enterprise.SaveResult",
        "{|SFI2004:saved.errors[0].message.Contains(\"insufficient access rights on object id\")|}",
        "saved.errors[0].statusCode == \"INSUFFICIENT_ACCESS_OR_READONLY\"")]
    [InlineData("WCF proxy",
        "Sforce.Partner.SaveResult",
        "{|SFI2004:saved.errors[0].message != \"UNABLE_TO_LOCK_ROW\"|}",
        "saved.errors[0].statusCode != Sforce.Partner.StatusCode.UNABLE_TO_LOCK_ROW")]
    [InlineData("an error that the project parses",
        "Parsed",
        "!{|SFI2004:saved.Message.StartsWith(\"The REST API is not enabled for this Organization\")|}",
        "saved.ErrorCode != \"API_DISABLED_FOR_ORG\"")]
    [InlineData("one that keeps its code to itself",
        "Closed",
        "{|SFI2004:saved.Message.Contains(\"UNABLE_TO_LOCK_ROW\")|}",
        "saved.Message.Contains(\"UNABLE_TO_LOCK_ROW\")")]
    public Task A_search_in_the_message_of_an_error_compares_the_code_beside_it(string what, string type, string before, string after)
    {
        string Source(string condition) => $$"""
            class Parsed { public string ErrorCode { get; set; } public string Message { get; set; } }
            class Closed { private string ErrorCode { get; set; } public string Message { get; set; } }

            class Repository(Salesforce.Force.ForceClient client)
            {
                public bool IsKnown({{type}} saved) => {{condition}};
            }

            """;
        return Case.For<CodeSearchedInMessageAnalyzer>().AllClients()
            .Source(Source(before))
            .VerifyFixAsync(new ParsedCodeCodeFixProvider(), [Imported(Source(after), after)]);
    }

    [Theory]
    [InlineData("[|body.Contains(\"API_DISABLED_FOR_ORG\")|]",
        "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) == \"API_DISABLED_FOR_ORG\"")]
    [InlineData("![|body.Contains(\"API_DISABLED_FOR_ORG\")|]",
        "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) != \"API_DISABLED_FOR_ORG\"")]
    [InlineData("[|body.IndexOf(\"API_DISABLED_FOR_ORG\")|] < 0",
        "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) != \"API_DISABLED_FOR_ORG\"")]
    [InlineData("[|body.ToUpper().Contains(\"API_DISABLED_FOR_ORG\")|]",
        "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) == \"API_DISABLED_FOR_ORG\"")]
    [InlineData("[|body.Trim().ToUpperInvariant().Contains(\"API_DISABLED_FOR_ORG\")|]",
        "SalesforceResponseExtensions.ReadSalesforceErrorCode(body) == \"API_DISABLED_FOR_ORG\"")]
    public async Task A_search_in_a_body_compares_the_code_that_the_helper_reads(string before, string after)
    {
        string Source(string condition) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<bool> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var body = await response.Content.ReadAsStringAsync();
                    return {{condition}};
                }
            }

            """;
        var files = await Case.For<CodeSearchedInMessageAnalyzer>().Source(Source(before)).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal(("using CaseProject;\n\n" + Source(after)).ReplaceLineEndings("\n"), files[0]);
        Assert.Contains("ReadSalesforceErrorCode(string", files[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_says_more_than_its_code_is_left_to_people()
    {
        const string source = """
            class Deployment(Salesforce.Force.ForceClient client)
            {
                public async Task<object> Ask()
                {
                    try
                    {
                        return await client.QueryAsync<object>("q");
                    }
                    catch (Salesforce.Common.ForceException e) when ([|e.Message == "INVALID_ID_FIELD: Deployment still in process"|])
                    {
                        return null;
                    }
                }
            }

            """;
        var given = Case.For<CodeSearchedInMessageAnalyzer>().AllClients().Source(source);
        var before = source.Replace("[|", "").Replace("|]", "");
        Assert.Equal(before.ReplaceLineEndings("\n"), (await given.FixedAsync(new ParsedCodeCodeFixProvider()))[0]);
        Assert.Equal(before.ReplaceLineEndings("\n"), (await given.FixedAsync(new ReadErrorCodeFixProvider()))[0]);
    }

    [Fact]
    public async Task Fix_all_of_a_provider_with_nothing_to_do_changes_nothing()
    {
        const string source = """
            class Limits
            {
                public static bool Is(string body) => {|SFI2004:body.Contains("API_DISABLED_FOR_ORG")|};
                const string Whose = "salesforce";
            }
            """;
        await Case.For<CodeSearchedInMessageAnalyzer>().Source(source).VerifyAsync();
        var project = new AdhocWorkspace()
            .CurrentSolution.AddProject("Limits", "Limits", LanguageNames.CSharp)
            .AddDocument("Limits.cs", source).Project;
        var fix = new ParsedCodeCodeFixProvider();
        var nothing = new FixAllDiagnostics(_ => Task.FromResult(ImmutableArray<Diagnostic>.Empty));
        var context = new FixAllContext(
            project.Documents.Single(), fix, FixAllScope.Project, "key", fix.FixableDiagnosticIds, nothing, CancellationToken.None);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);

        Assert.NotNull(action);
        Assert.Same(project.Solution, await FixApplication.ApplyAsync(action, project.Solution));
    }

    private static string Guarded(string member, string call, string exception, string condition) => $$"""
        class Repository({{member}})
        {
            public async Task<object> Load()
            {
                try { return await {{call}}; }
                catch ({{exception}} ex) when ({{condition}}) { return null; }
            }
        }

        """;

    /// <summary>The fix imports what it needs and shortens the names.</summary>
    private static string Imported(string source, string condition) =>
        condition.Contains("Models.Json.")
            ? "using Salesforce.Common.Models.Json;\n\n" + source.Replace("Salesforce.Common.Models.Json.Error", "Error")
        : condition.Contains("Sforce.Partner.")
            ? "using Sforce.Partner;\n\n" + source
                .Replace("Sforce.Partner.ExceptionCode", "ExceptionCode")
                .Replace("Sforce.Partner.StatusCode", "StatusCode")
        : source;
}
