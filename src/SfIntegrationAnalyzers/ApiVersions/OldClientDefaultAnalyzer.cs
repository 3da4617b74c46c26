using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1003: a client library whose own default version is retired or announced, and no version is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldClientDefaultAnalyzer : SalesforceAnalyzer
{
    /// <summary>Key of the parameter or property that takes the version.</summary>
    internal const string Member = "member";

    /// <summary>Key that says that the member is a parameter of the constructor.</summary>
    internal const string IsParameter = "parameter";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.OldClientDefault,
        "Client library's default Salesforce API version is old",
        "No version is given, so {0} uses its default: Salesforce API {1}, {2}. {3}.",
        ApiVersionAnalyzer.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The version is nowhere in the code: it is the default of the referenced version of the library.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.OldClientDefault));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterSource(CompilationStartAnalysisContext context)
    {
        if (!ClientLibraries.All.Any(l => l.DefaultVersions.Count > 0 && l.Recognition.Namespaces.Any(n => Exists(context.Compilation, n))))
        {
            return;
        }

        context.RegisterSemanticModelAction(file =>
        {
            var tree = file.SemanticModel.SyntaxTree;
            if (!SalesforceText.IsIn(tree.GetText(file.CancellationToken)))
            {
                return;
            }

            foreach (var creation in tree.GetRoot(file.CancellationToken).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (ClientCreation.From(creation, file.SemanticModel, file.CancellationToken) is { } found)
                {
                    Report(found, creation, VersionPolicy.For(tree, file.Options, file.CancellationToken), file.ReportDiagnostic);
                }
            }
        });
    }

    private static void Report(ClientCreation found, SyntaxNode creation, VersionPolicy policy, Action<Diagnostic> report)
    {
        var version = found.Default.Version;
        var known = policy.Table.Find(version);
        var fate = policy.BandOf(version) switch
        {
            ApiVersionBand.Retired => $"retired{(known is { RetiredIn.Length: > 0 } ? $" in {known.RetiredIn}" : "")}, so that calls fail",
            ApiVersionBand.Announced => $"to be retired{(known is { RetiredIn.Length: > 0 } ? $" in {known.RetiredIn}" : "")}",
            _ => null,
        };
        if (fate is null)
        {
            return;
        }

        var form = found.Carrier?.Notation == VersionNotation.Bare ? ApiVersionForm.Bare : ApiVersionForm.Prefixed;
        var usage = new ApiVersionUsage(version, form, creation.GetLocation()) { Family = VersionCarriers.FamilyOf(found.Carrier) };
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (found.Carrier is { } carrier)
        {
            properties = properties.Add(Member, carrier.Name).Add(VersionDiagnostic.Target, usage.Written(policy.TargetFor(usage)));
            properties = carrier.Kind == VersionCarrierKind.ConstructorParameter ? properties.Add(IsParameter, "") : properties;
        }

        var name = ReleaseText.NameOf(version, known);
        report(Diagnostic.Create(Rule, creation.GetLocation(), properties, found.Library.Name, name, fate, policy.Advice(usage)));
    }

    private static bool Exists(Compilation compilation, string space)
    {
        INamespaceSymbol? current = compilation.GlobalNamespace;
        foreach (var name in space.Split('.'))
        {
            current = current?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name);
        }

        return current is not null;
    }
}
