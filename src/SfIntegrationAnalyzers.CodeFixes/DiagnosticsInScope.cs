using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SfIntegrationAnalyzers;

/// <summary>What a fix of everything at once has to look at.</summary>
internal static class DiagnosticsInScope
{
    /// <summary>The scopes for which <see cref="OfAsync"/> answers.</summary>
    public static ImmutableArray<FixAllScope> Scopes { get; } =
        ImmutableArray.Create(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);

    /// <summary>The diagnostics of a scope.</summary>
    /// <param name="context">The scope, and the rules to fix.</param>
    /// <returns>The diagnostics, by the project that has them.</returns>
    public static async Task<IReadOnlyList<(Project Project, ImmutableArray<Diagnostic> Diagnostics)>> OfAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return [(document.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false))];
            case FixAllScope.Project:
                return [(context.Project, await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false))];
            case FixAllScope.Solution:
                var found = new List<(Project, ImmutableArray<Diagnostic>)>();
                foreach (var project in context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp))
                {
                    found.Add((project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false)));
                }

                return found;
            default:
                return [];
        }
    }
}
