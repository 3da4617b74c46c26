using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1005: a SOAP login endpoint at 65.0 or later, where <c>login()</c> does not exist.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SoapLoginAbsentAnalyzer : ApiVersionAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SoapLoginAbsent,
        "SOAP login endpoint has no login()",
        "SOAP login() does not exist in Salesforce API {0}; the last version with it is {1}. "
            + "Use {1} here, and plan OAuth: login() is retired in {2} for all versions.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The login hosts serve SOAP login(), which Salesforce left out of 65.0 and later.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SoapLoginAbsent));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    private protected override object[]? Judge(ApiVersionUsage usage, VersionPolicy policy) =>
        usage.MayBeLogin && usage.Host == EndpointHost.Login && usage.Version > ApiVersionTable.LastSoapLogin && !usage.IsMalformed
            ?
            [
                ReleaseText.NameOf(usage.Version, policy.Table.Find(usage.Version)),
                ApiVersionTable.LastSoapLogin,
                ApiVersionTable.SoapLoginRetiredIn,
            ]
            : null;

    /// <inheritdoc/>
    private protected override ApiVersion? FixTarget(ApiVersionUsage usage, VersionPolicy policy) => ApiVersionTable.LastSoapLogin;
}
