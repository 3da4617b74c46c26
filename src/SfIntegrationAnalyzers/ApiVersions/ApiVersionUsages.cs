using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>The versions of each file, found once for all rules.</summary>
internal static class ApiVersionUsages
{
    private static readonly PerFile<ImmutableArray<ApiVersionUsage>> Known = new();

    /// <summary>The versions to report in a file: each literal once, in the file it stands in if that can tell whose it is.</summary>
    public static ImmutableArray<ApiVersionUsage> In(SemanticModel model, CancellationToken cancellationToken)
    {
        var found = Find(model, cancellationToken);
        return found.Any(IsElsewhere) ? found.Where(u => !IsElsewhere(u) || IsFirstToReport(u)).ToImmutableArray() : found;

        bool IsElsewhere(ApiVersionUsage usage) => usage.Literal.SourceTree != model.SyntaxTree;

        bool IsFirstToReport(ApiVersionUsage usage)
        {
            var home = usage.Literal.SourceTree!;
            if (Finds(home, usage))
            {
                return false;
            }

            foreach (var tree in model.Compilation.SyntaxTrees)
            {
                if (tree == model.SyntaxTree)
                {
                    return true;
                }

                if (IsLookedAt(tree) && Finds(tree, usage))
                {
                    return false;
                }
            }

            return true;
        }

        bool IsLookedAt(SyntaxTree tree) =>
            SalesforceText.IsIn(tree.GetText(cancellationToken)) || NamedPaths.MayBeUsedIn(model.Compilation, tree, cancellationToken);

        bool Finds(SyntaxTree tree, ApiVersionUsage usage) => Find(ModelOf(tree), cancellationToken)
            .Any(other => other.Literal.SourceTree == usage.Literal.SourceTree
                && other.Literal.SourceSpan.End == usage.Literal.SourceSpan.End);

#pragma warning disable RS1030 // Only for a literal that stands in another file than its use.
        SemanticModel ModelOf(SyntaxTree tree) => model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }

    private static ImmutableArray<ApiVersionUsage> Find(SemanticModel model, CancellationToken cancellationToken) =>
        Known.Of(model, () => SourceVersionFinder.Find(model, cancellationToken));
}
