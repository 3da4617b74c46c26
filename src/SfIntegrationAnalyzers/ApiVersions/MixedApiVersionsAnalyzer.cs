using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        ApiVersionAnalyzer.Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Fields, limits and error codes differ between versions. SOAP login() is an exception, because it ends at 64.0.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.MixedApiVersions),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterSource(CompilationStartAnalysisContext context)
    {
        var ofPartialTypes = new ConcurrentBag<(string Type, ApiVersionUsage Usage)>();
        context.RegisterSemanticModelAction(file =>
        {
            var usages = ApiVersionUsages.In(file.SemanticModel, file.CancellationToken)
                .Where(u => u is { ContainingType: not null, IsUnreadable: false } && u.Literal.SourceTree == file.SemanticModel.SyntaxTree)
                .ToLookup(u => PartialTypeOf(u.Literal, file.CancellationToken));
            foreach (var type in usages)
            {
                if (type.Key is not null)
                {
                    type.ToList().ForEach(usage => ofPartialTypes.Add((type.Key, usage)));
                    continue;
                }

                ReportEach(type.GroupBy(u => u.ContainingType!), file.Options, file.ReportDiagnostic, file.CancellationToken);
            }
        });
        context.RegisterCompilationEndAction(end =>
        {
            var types = ofPartialTypes.GroupBy(u => u.Type, u => u.Usage);
            ReportEach(types, end.Options, end.ReportDiagnostic, end.CancellationToken);
        });
    }

    /// <summary>
    /// The full name of the type around a literal where other files may hold more of it, so that only the whole compilation can tell.
    /// </summary>
    private static string? PartialTypeOf(Location literal, CancellationToken cancellationToken)
    {
        var token = literal.SourceTree!.GetRoot(cancellationToken).FindToken(literal.SourceSpan.Start);
        var around = token.Parent!.AncestorsAndSelf().ToArray();
        return around.OfType<TypeDeclarationSyntax>().Any(type => type.Modifiers.Any(SyntaxKind.PartialKeyword))
            ? string.Join(".", Enumerable.Reverse(around).Select(node => node switch
            {
                BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                TypeDeclarationSyntax type => type.Identifier.ValueText + type.TypeParameterList,
                _ => null,
            }).Where(name => name is not null))
            : null;
    }

    private static void ReportEach(
        IEnumerable<IGrouping<string, ApiVersionUsage>> types,
        AnalyzerOptions options,
        Action<Diagnostic> report,
        CancellationToken cancellationToken)
    {
        foreach (var type in types)
        {
            var usages = type
                .OrderBy(u => u.Literal.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(u => u.Literal.SourceSpan.Start)
                .ToArray();
            var tree = usages[0].Literal.SourceTree!;
            Report(usages[0].ContainingType!, usages, () => VersionPolicy.For(tree, options, cancellationToken), report);
        }
    }

    private static void Report(string type, ApiVersionUsage[] usages, Func<VersionPolicy> policy, Action<Diagnostic> report)
    {
        var newest = usages.Max(u => u.Version);
        var older = usages
            .Where(u => u.Version < newest && !(u.MayBeLogin && u.Version >= ApiVersionTable.LastSoapLogin))
            .OrderByDescending(u => u.CanBeWritten)
            .ToArray();
        if (older.Length == 0 || policy().BandOf(newest) is not ApiVersionBand.Supported)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        for (var i = 0; i < older.Length && older[i].CanBeWritten; i++)
        {
            properties = properties.Add(i == 0 ? VersionDiagnostic.Target : VersionDiagnostic.TargetAt(i - 1), Written(older[i]));
        }

        var others = older.Skip(1).Concat(usages.Where(u => u.Version == newest)).Select(u => u.Literal);
        var versions = string.Join(", ", older.Select(u => u.Version).Distinct().OrderBy(v => v));
        report(Diagnostic.Create(Rule, older[0].Literal, others, properties, type, versions, newest));

        string Written(ApiVersionUsage usage) =>
            usage.Written(usage.MayBeLogin && newest > ApiVersionTable.LastSoapLogin ? ApiVersionTable.LastSoapLogin : newest);
    }
}
