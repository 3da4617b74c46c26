using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1008: a version below the team's minimum. Silent unless a minimum is configured.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiVersionBelowMinimumAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.ApiVersionBelowMinimum,
        "Salesforce API version is below the team's minimum",
        "Salesforce API {0} is below the minimum {1} that {2} sets. {3}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The team has decided on a lowest version, in sfi.minimum_api_version or SfiMinimumApiVersion.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.ApiVersionBelowMinimum));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy) =>
        policy.Minimum is { } minimum
        && usage.Version < minimum
        && policy.BandOf(usage.Version) == ApiVersionBand.Supported
        && !usage.IsMalformed
        && !(usage.MayBeLogin && usage.Version == ApiVersionTable.LastSoapLogin)
            ? [ReleaseText.NameOf(usage.Version, policy.Table.Find(usage.Version)), minimum, policy.MinimumSource!, policy.Advice(usage)]
            : null;
}
