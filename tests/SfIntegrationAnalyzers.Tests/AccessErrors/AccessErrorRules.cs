using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Cases run against the whole family, so that each also shows that no second rule speaks.</summary>
internal static class AccessErrorRules
{
    public static DiagnosticAnalyzer[] All =>
    [
        new SwallowedAccessErrorAnalyzer(), new DroppedErrorBodyAnalyzer(), new UnreadErrorCodeAnalyzer(), new CodeSearchedInMessageAnalyzer(), new FutileRetryAnalyzer(),
        new UnreadRecordResultAnalyzer(), new UnhandledAccessErrorsAnalyzer(), new UnknownErrorCodeAnalyzer(), new MissingTwinCodeAnalyzer(), new WrongCatchTypeAnalyzer(),
    ];

    public static Task VerifyAsync(string source) => Case.For(All).AllClients().Source(source).VerifyAsync();
}

/// <summary>A client, and how cases call it and read its error code.</summary>
/// <param name="Name">The client.</param>
/// <param name="Member">The parameter of the class that is called on.</param>
/// <param name="Call">An expression that calls Salesforce and throws on an error.</param>
/// <param name="Exception">The exception that carries the error.</param>
/// <param name="CodeIs">A condition on the code of the exception <c>ex</c>.</param>
public sealed record ThrowingClient(string Name, string Member, string Call, string Exception, string CodeIs)
{
    public static IReadOnlyList<ThrowingClient> All { get; } =
    [
        new("Force.com Toolkit", "Salesforce.Force.ForceClient client", """await client.QueryAsync<object>("q")""", "Salesforce.Common.ForceException", "ex.Error is Salesforce.Common.Models.Json.Error.ApiDisabledForOrg or Salesforce.Common.Models.Json.Error.ApiCurrentlyDisabled"),
        new("Force.com Toolkit, interface", "Salesforce.Force.IForceClient client", """await client.UpdateAsync("Account", "1", new object())""", "Salesforce.Common.ForceException", "ex.Error == Salesforce.Common.Models.Json.Error.RequestLimitExceeded"),
        new("NetCoreForce", "NetCoreForce.Client.ForceClient client", """await client.Query<object>("q")""", "NetCoreForce.Client.ForceApiException", """ex.Errors?.Any(e => e.ErrorCode == "REQUEST_LIMIT_EXCEEDED") == true"""),
        new("WCF proxy", "Sforce.Partner.SoapClient client", """client.query(null, "q")""", "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>", "ex.Detail.exceptionCode == Sforce.Partner.ExceptionCode.REQUEST_LIMIT_EXCEEDED"),
        new("ASMX proxy", "Sforce.Enterprise.SforceService client", """client.query("q")""", "System.Web.Services.Protocols.SoapException", """ex.Code.Name == "REQUEST_LIMIT_EXCEEDED" """),
        new("SalesforceSharp", "SalesforceSharp.SalesforceClient client", """client.Query<object>("q")""", "SalesforceSharp.SalesforceException", "ex.Error == SalesforceSharp.SalesforceError.AuthenticationFailure"),
    ];

    /// <summary>A class whose one method calls inside a try, with the given catch clauses.</summary>
    public string Guarded(string clauses, string members = "") => $$"""
        interface ILog { void Error(Exception e, string m); }
        class Repository({{Member}}, ILog log)
        {
            public async Task<object> Load()
            {
                await Task.Yield();
                try { return {{Call}}; }
                {{clauses}}
            }
            {{members}}
        }
        """;

    public override string ToString() => Name;
}
