using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>A rule that judges hardcoded versions one by one, in source as it is typed and in configuration files.</summary>
public abstract class ApiVersionAnalyzer : SalesforceAnalyzer
{
    /// <summary>The category of the family.</summary>
    internal const string Category = "Salesforce.ApiVersion";

    /// <inheritdoc/>
    protected sealed override void RegisterSource(CompilationStartAnalysisContext context) => context.RegisterSemanticModelAction(file =>
    {
        var usages = ApiVersionUsages.In(file.SemanticModel, file.CancellationToken);
        if (!usages.IsEmpty)
        {
            Report(usages, VersionPolicy.For(file.SemanticModel.SyntaxTree, file.Options, file.CancellationToken), file.ReportDiagnostic);
        }
    });

    /// <inheritdoc/>
    protected sealed override void RegisterFiles(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AdditionalFiles.IsEmpty)
        {
            context.RegisterAdditionalFileAction(file =>
            {
                var usages = ConfigurationUsages.In(file.AdditionalFile, file.Options, file.CancellationToken);
                if (!usages.IsEmpty)
                {
                    Report(usages, VersionPolicy.For(file.AdditionalFile, file.Options, file.CancellationToken), file.ReportDiagnostic);
                }
            });
        }
    }

    /// <summary>Decides on one version.</summary>
    /// <param name="usage">The version and where it stands.</param>
    /// <param name="policy">What decides.</param>
    /// <returns>The message's arguments, or null for silence.</returns>
    private protected abstract object[]? Judge(ApiVersionUsage usage, VersionPolicy policy);

    /// <summary>
    /// The version that the fix writes; null where the rule offers none. A version is not lowered, unless it cannot work as it is.
    /// </summary>
    private protected virtual ApiVersion? FixTarget(ApiVersionUsage usage, VersionPolicy policy) =>
        policy.TargetFor(usage) is var target && target > usage.Version ? target : null;

    private void Report(ImmutableArray<ApiVersionUsage> usages, VersionPolicy policy, Action<Diagnostic> report)
    {
        foreach (var usage in usages)
        {
            if (Judge(usage, policy) is { } arguments)
            {
                report(VersionDiagnostic.Create(SupportedDiagnostics[0], usage, FixTarget(usage, policy), policy.LowestSafe, arguments));
            }
        }
    }
}
