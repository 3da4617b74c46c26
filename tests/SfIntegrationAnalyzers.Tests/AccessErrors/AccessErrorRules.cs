using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Cases run against the whole family, so that each also shows that no second rule speaks.</summary>
internal static class AccessErrorRules
{
    public static DiagnosticAnalyzer[] All { get; } =
        [.. typeof(AccessErrorAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AccessErrorAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static Task VerifyAsync(string source) => Case.For(All).AllClients().Source(source).VerifyAsync();

    /// <summary>Verifies the body of a method that has each client at hand.</summary>
    /// <param name="what">What the case shows.</param>
    /// <param name="body">Statements with marks.</param>
    public static Task VerifyBodyAsync(string body) =>
        VerifyAsync($$"""
            class Repository(
                Salesforce.Force.ForceClient force, NetCoreForce.Client.ForceClient netCore, Sforce.Partner.SoapClient wcf,
                Sforce.Enterprise.SforceService asmx, SalesforceSharp.SalesforceClient sharp, HttpClient http)
            {
                public async Task<object> Run()
                {
                    await Task.Yield();
                    {{body}}
                }
                object Login() => null;
            }
            """);
}
