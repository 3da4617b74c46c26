using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1009: one type uses several versions, as happens when one address is brought up to date and another forgotten.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MixedApiVersionsAnalyzer : SalesforceAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MixedApiVersions,
        "One type uses several Salesforce API versions",
        "'{0}' uses Salesforce API {1} and {2}: the same record may come back differently. Use {2} throughout.",
        "Salesforce.ApiVersion",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Fields, limits and error codes differ between versions. SOAP login() is excepted, since it ends at 64.0.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.MixedApiVersions));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterSource(CompilationStartAnalysisContext context) => context.RegisterSemanticModelAction(file =>
    {
        var types = ApiVersionUsages.In(file.SemanticModel, file.CancellationToken)
            .Where(u => u is { ContainingType: not null, IsUnreadable: false } && u.Literal.SourceTree == file.SemanticModel.SyntaxTree)
            .GroupBy(u => u.ContainingType!);
        foreach (var type in types)
        {
            Report(type.Key, type.OrderBy(u => u.Literal.SourceSpan.Start).ToArray(), file.ReportDiagnostic);
        }
    });

    private static void Report(string type, ApiVersionUsage[] usages, Action<Diagnostic> report)
    {
        var newest = usages.Max(u => u.Version);
        var older = usages.Where(u => u.Version < newest && !(u.MayBeLogin && u.Version == ApiVersionTable.LastSoapLogin)).ToArray();
        if (older.Length == 0)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty.Add(VersionDiagnostic.Target, Written(older[0]));
        for (var i = 1; i < older.Length; i++)
        {
            properties = properties.Add(VersionDiagnostic.TargetAt(i - 1), Written(older[i]));
        }

        var others = older.Skip(1).Concat(usages.Where(u => u.Version == newest)).Select(u => u.Literal);
        var versions = string.Join(", ", older.Select(u => u.Version).Distinct().OrderBy(v => v));
        report(Diagnostic.Create(Rule, older[0].Literal, others, properties, type, versions, newest));

        string Written(ApiVersionUsage usage) =>
            usage.Written(usage.MayBeLogin && newest > ApiVersionTable.LastSoapLogin ? ApiVersionTable.LastSoapLogin : newest);
    }
}
