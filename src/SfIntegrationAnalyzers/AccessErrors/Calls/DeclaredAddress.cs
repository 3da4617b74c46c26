using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Tells whether the methods of an interface that say by an attribute what they request go to Salesforce: by that path, or by the address
/// that the interface's client is made with.
/// </summary>
internal static class DeclaredAddress
{
    private const string Resources =
        "sobjects|query|queryAll|search|parameterizedSearch|composite|tooling|jobs/ingest|jobs/query|ui-api|limits|apexrest|graphql";

    /// <summary>
    /// What stands behind <c>services/data</c> in a template is a version by its name or by the resource behind it; others have a
    /// <c>services/data</c> of their own.
    /// </summary>
    private static readonly Regex OtherData = new(
        @"services/data/\{(?!\w*ver|v\})[^}]*\}(?!/(" + Resources + @")\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>A path below that of the REST API, or of the version.</summary>
    private static readonly Regex BelowVersion = new(
        @"^/?(services/)?(data/)?((v\d+\.\d|\{\w*ver\w*\})/)?(" + Resources + @")(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a call of such a method goes to Salesforce.</summary>
    /// <param name="path">What the method requests.</param>
    /// <param name="method">The method.</param>
    /// <param name="receiver">The interface's client.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsSalesforces(string path, IMethodSymbol method, ExpressionSyntax receiver, SourceScope source) => Of(path) switch
    {
        AddressEvidence.Api or AddressEvidence.Salesforce => !SalesforceAddress.IsListOfVersions(path),
        AddressEvidence.NoCodes or AddressEvidence.Elsewhere => false,
        _ => new[] { source.TypeOf(receiver), method.ContainingType }
            .OfType<ITypeSymbol>()
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .Any(type => IsMadeForSalesforce(type.Name, path, source)),
    };

    /// <summary>Whether a type is an interface with a method whose path is Salesforce's.</summary>
    public static bool IsDeclaredBy(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.GetMembers().OfType<IMethodSymbol>().Any(method => ClientLibraries.All.Any(library =>
            library.Requests?.PathOf(method, library.Recognition) is { } path && Of(path) == AddressEvidence.Api));

    private static AddressEvidence Of(string path) =>
        OtherData.IsMatch(path) ? AddressEvidence.Elsewhere
        : AddressText.Of(path.Contains("://") || path.StartsWith("/", StringComparison.Ordinal) ? path : "/" + path);

    /// <summary>
    /// Whether the client of an interface is made with an address of Salesforce, or one that is named so and the path is one that
    /// Salesforce has: a gateway may have the name, with paths of its own.
    /// </summary>
    private static bool IsMadeForSalesforce(string type, string path, SourceScope source)
    {
        var made = RegisteredClients.Of(source).Where(client => client.Types.Contains(type)).ToList();
        return !made.Any(RegisteredClients.IsMadeElsewhere)
            && (made.Any(client => RegisteredClients.HasAddress(client, source))
                || (BelowVersion.IsMatch(path)
                    && (AddressText.IsClientName(type)
                        || made.Any(client => RegisteredClients.IsAddressedToSalesforce(client, source)))));
    }
}
