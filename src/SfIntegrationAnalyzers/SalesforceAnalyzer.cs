using Microsoft.CodeAnalysis.Diagnostics;

namespace SfIntegrationAnalyzers;

/// <summary>
/// An analyzer that works only in compilations that talk to Salesforce. In all others it registers nothing, so that the search of the
/// text, which all rules share, is its whole cost.
/// </summary>
public abstract class SalesforceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (TestProjects.AreSilent(start.Compilation, start.Options))
            {
                RegisterInSilentTests(start);
                return;
            }

            RegisterFiles(start);
            if (SalesforceText.IsIn(start.Compilation, start.CancellationToken))
            {
                RegisterSource(start);
            }
        });
    }

    /// <summary>Registers what is said even in test projects in which the rules are silent.</summary>
    /// <param name="context">The compilation's start.</param>
#pragma warning disable RS1012 // Rules on code say nothing.
    private protected virtual void RegisterInSilentTests(CompilationStartAnalysisContext context)
    {
    }
#pragma warning restore RS1012

    /// <summary>Registers actions on source; called only if the compilation talks to Salesforce.</summary>
    /// <param name="context">The compilation's start. Keep no state beyond it.</param>
    protected abstract void RegisterSource(CompilationStartAnalysisContext context);

    /// <summary>Registers actions on additional files; called in every compilation outside silent test projects.</summary>
    /// <param name="context">The compilation's start.</param>
#pragma warning disable RS1012 // Most rules look at source only.
    protected virtual void RegisterFiles(CompilationStartAnalysisContext context)
    {
    }
#pragma warning restore RS1012
}
