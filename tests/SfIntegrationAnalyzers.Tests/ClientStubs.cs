using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// Stand-ins for client libraries that cannot be restored: the files in Stubs declare their public surface, are left out of
/// this project and compiled for the cases that reference them.
/// </summary>
internal static class ClientStubs
{
    public static Case ForceToolkit(this Case given) => given.Stub("Salesforce.Force", "2.1.0.0", "ForceToolkit");

    public static Case NetCoreForce(this Case given) => given.Stub("NetCoreForce.Client", "5.0.0.0", "NetCoreForce");

    public static Case SalesforceSharp(this Case given) => given.Stub("SalesforceSharp", "1.1.0.0", "SalesforceSharp");

    public static Case WcfProxy(this Case given) => given.Stub("Sforce.Partner", "1.0.0.0", "WcfProxy");

    public static Case AsmxProxy(this Case given) => given.Stub("Sforce.Enterprise", "1.0.0.0", "AsmxProxy");

    public static Case RestSharp(this Case given) => given.Stub("RestSharp", "112.1.0.0", "RestSharp");

    public static Case Refit(this Case given) => given.Stub("Refit", "8.0.0.0", "Refit");

    public static Case RestEase(this Case given) => given.Stub("RestEase", "1.6.4.0", "RestEase");

    public static Case Flurl(this Case given) => given.Stub("Flurl.Http", "4.0.2.0", "Flurl");

    public static Case Polly(this Case given) => given.Stub("Polly", "8.0.0.0", "Polly");

    /// <summary>All of them at once; their namespaces do not meet.</summary>
    public static Case AllClients(this Case given) =>
        given.ForceToolkit().NetCoreForce().SalesforceSharp().WcfProxy().AsmxProxy().RestSharp().Refit().RestEase().Flurl().Polly();

    private static Case Stub(this Case given, string assembly, string version, string file) =>
        given.Library(
            assembly, version, File.ReadAllText(Repository.PathOf("tests", "SfIntegrationAnalyzers.Tests", "Stubs", file + ".cs")));
}
