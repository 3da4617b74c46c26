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

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => DiagnosticsInScope.Scopes;

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var found = await DiagnosticsInScope.OfAsync(context).ConfigureAwait(false);
        var all = found.SelectMany(project => project.Diagnostics).ToImmutableArray();
        var key = context.CodeActionEquivalenceKey ?? VersionDiagnostic.Target;
        return CodeAction.Create(
            "Update Salesforce API versions",
            async cancellationToken =>
            {
                var keys = await VersionKeys.OfManyAsync(context.Solution, cancellationToken).ConfigureAwait(false);
                return await VersionEdits.ApplyAsync(keys, context.Solution, all, key, cancellationToken).ConfigureAwait(false);
            },
            equivalenceKey: key);
    }
}
