using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Fixes all versions of a scope in one change of the solution. A literal that several projects, target frameworks or uses share is
/// changed once; fixes applied one by one and merged would change it again.
/// </summary>
internal sealed class ApiVersionFixAllProvider : FixAllProvider
{
    public static ApiVersionFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                diagnostics.AddRange(await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;
            case FixAllScope.Project:
                diagnostics.AddRange(await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;
            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp))
                {
                    diagnostics.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                }

                break;
        }

        var key = context.CodeActionEquivalenceKey ?? VersionDiagnostic.Target;
        var all = diagnostics.ToImmutable();
        return CodeAction.Create(
            "Update Salesforce API versions",
            cancellationToken => VersionEdits.ApplyAsync(context.Solution, all, key, cancellationToken),
            equivalenceKey: key);
    }
}
