using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1002: a version whose retirement is announced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnnouncedApiVersionAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.AnnouncedApiVersion,
        "Salesforce API version will be retired",
        "Salesforce API {0} will be retired{1}{2}; calls then fail. {3}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Salesforce has announced when calls to this version stop working.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.AnnouncedApiVersion));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy)
    {
        if (policy.Table.Find(usage.Version) is not { Band: ApiVersionBand.Announced } known || usage.IsMalformed)
        {
            return null;
        }

        return
        [
            ReleaseText.NameOf(usage.Version, known),
            known.RetiredIn.Length > 0 ? $" in {known.RetiredIn}" : "",
            known.SupportEnds.Length > 0 ? $", and its support ends with {known.SupportEnds}" : "",
            policy.Advice(usage),
        ];
    }
}
