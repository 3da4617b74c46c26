using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1007: a version that is newer than the table knows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownApiVersionAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownApiVersion,
        "Salesforce API version is not known",
        "Salesforce API {0} is newer than any known version: REST calls answer 404, SOAP calls UNSUPPORTED_API_VERSION, "
            + "until the org has it. Use {1} or earlier; {2}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Orgs serve versions up to their own release. A table of the org's own versions can replace the built-in one.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnknownApiVersion));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy) =>
        usage.Version > policy.Table.Newest && !usage.IsMalformed && !(usage.MayBeLogin && usage.Host == EndpointHost.Login)
            ? [usage.Version, policy.TargetFor(usage), policy.NewestKnown]
            : null;

    /// <inheritdoc/>
    private protected override ApiVersion? FixTarget(ApiVersionUsage usage, VersionPolicy policy) =>
        policy.TargetFor(usage) is var target && target < usage.Version ? target : null;
}
