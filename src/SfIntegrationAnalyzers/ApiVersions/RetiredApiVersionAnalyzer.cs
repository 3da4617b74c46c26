using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1001: a retired version that a call uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetiredApiVersionAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.RetiredApiVersion,
        "Salesforce API version is retired",
        "Salesforce API {0} was retired{1}: {2}. {3}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Salesforce refuses calls to retired versions: "
            + "REST answers 410 Gone, SOAP UNSUPPORTED_API_VERSION, Bulk API 1 InvalidVersion.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.RetiredApiVersion));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy)
    {
        if (policy.BandOf(usage.Version) != ApiVersionBand.Retired || usage.IsUnreadable)
        {
            return null;
        }

        var known = policy.Table.Find(usage.Version);
        return
        [
            ReleaseText.NameOf(usage.Version, known),
            known is { RetiredIn.Length: > 0 } ? $" in {known.RetiredIn}" : "",
            EndpointFamilies.AnswerToRetired(usage.Family),
            policy.Advice(usage),
        ];
    }
}
