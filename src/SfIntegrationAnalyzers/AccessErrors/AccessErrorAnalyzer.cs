using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Reports one rule's share of the findings in a file; generated code is left alone, as nobody decides there.</summary>
public abstract class AccessErrorAnalyzer : SalesforceAnalyzer
{
    /// <summary>The category of the family.</summary>
    internal const string Category = "Salesforce.AccessErrors";

    private readonly DiagnosticDescriptor _rule;

    private protected AccessErrorAnalyzer(DiagnosticDescriptor rule)
    {
        _rule = rule;
        SupportedDiagnostics = ImmutableArray.Create(rule);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected sealed override void RegisterSource(CompilationStartAnalysisContext context)
    {
        var options = context.Options;
        context.RegisterSemanticModelAction(file =>
        {
            if (file.IsGeneratedCode)
            {
                return;
            }

            var handlers = SfiOption.AccessErrorHandlers.TryRead(options, file.SemanticModel.SyntaxTree, out var value)
                ? ErrorHandlers.Read(value.Text)
                : ErrorHandlers.None;
            var findings = AccessErrorFindings.In(file.SemanticModel, handlers, file.CancellationToken);
            foreach (var finding in findings.Where(f => f.Rule.Id == _rule.Id))
            {
                file.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
    }
}
