using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1006: a version that is not written as its address or client wants it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedApiVersionAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MalformedApiVersion,
        "Salesforce API version is malformed",
        "Salesforce does not understand this version: {0} requires the form '{1}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "REST paths have the letter v and the part after the dot; SOAP, Bulk API 1 and streaming paths have no letter. "
            + "Any other form answers 404 or UNSUPPORTED_API_VERSION.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.MalformedApiVersion));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy)
    {
        if (!usage.IsMalformed || (!usage.IsUnreadable && policy.BandOf(usage.Version) == ApiVersionBand.Retired))
        {
            return null;
        }

        var form = usage.Correct ?? usage.Family?.ExpectedForm() ?? ApiVersionForm.Prefixed;
        var where = usage.Family is { } family ? "the " + family.DisplayName() + " path" : "the client library";
        return [where, form.Format(usage.IsUnreadable ? policy.Table.Newest : usage.Version)];
    }

    /// <inheritdoc/>
    private protected override ApiVersion? FixTarget(ApiVersionUsage usage, VersionPolicy policy) =>
        usage.Correct is null ? null : usage.Version;
}
