using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.ApiVersions;

namespace SfIntegrationAnalyzers.Options;

/// <summary>SFI0001: an option, or the file that replaces the version table, has a value that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadableOptionAnalyzer : SalesforceAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnreadableOption,
        "Option cannot be read",
        "'{0}' in {1} cannot be used and is ignored: {2}",
        "Salesforce.Configuration",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A mistyped option would otherwise silently change what is checked.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnreadableOption),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterSource(CompilationStartAnalysisContext context) => Register(context, SfiOption.All);

    /// <summary>The option that is to make the rules speak there is not heard where it is mistyped.</summary>
    /// <inheritdoc/>
    private protected override void RegisterInSilentTests(CompilationStartAnalysisContext context) =>
        Register(context, [SfiOption.AnalyzeTests]);

#pragma warning disable RS1013 // The start action is the base's, which other rules share.
    private static void Register(CompilationStartAnalysisContext context, IReadOnlyList<SfiOption> options) =>
        context.RegisterCompilationEndAction(end =>
        {
            var table = VersionTableFile.Read(end.Options, end.CancellationToken);
            var seen = new HashSet<(string Source, string Text)>();
            foreach (var tree in end.Compilation.SyntaxTrees)
            {
                foreach (var option in options)
                {
                    if (option.TryRead(end.Options, tree, out var value)
                        && option.Problem(value.Text, table) is { } problem
                        && seen.Add((value.Source, value.Text))
                        && SalesforceText.IsIn(end.Compilation, end.CancellationToken))
                    {
                        end.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, value.Text, value.Source, problem));
                    }
                }
            }
        });
#pragma warning restore RS1013

    /// <inheritdoc/>
    protected override void RegisterFiles(CompilationStartAnalysisContext context)
    {
        if (context.Options.AdditionalFiles.Any(file => VersionTableFile.Is(file, context.Options)))
        {
            context.RegisterAdditionalFileAction(file =>
            {
                if (VersionTableFile.Is(file.AdditionalFile, file.Options)
                    && file.AdditionalFile.GetText(file.CancellationToken) is { } text
                    && VersionTableFile.Read(file.AdditionalFile, file.CancellationToken) is { Table: null } reading)
                {
                    var span = new TextSpan(reading.Start, reading.Length);
                    file.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)),
                        text.ToString(span),
                        Path.GetFileName(file.AdditionalFile.Path),
                        reading.Problem));
                }
            });
        }
    }
}
