using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>The versions that were found in a file so far: one for each literal, with all of its uses, whatever ways led to it.</summary>
/// <param name="file">The file.</param>
/// <param name="folder">Folds the file's expressions.</param>
internal sealed class FoundVersions(SyntaxTree file, StringFolder folder)
{
    private const int MostNames = 50;

    /// <summary>By where their digits end: one use may leave out the letter before them.</summary>
    private readonly Dictionary<(SyntaxTree Tree, int End), ApiVersionUsage> _usages = [];

    /// <summary>Whether the literal that ends at a place is among them.</summary>
    /// <param name="tree">The file of the literal, which need not be this one.</param>
    /// <param name="end">Where its version's characters end.</param>
    public bool Has(SyntaxTree tree, int end) => _usages.ContainsKey((tree, end));

    /// <summary>All of them, in no order.</summary>
    public ImmutableArray<ApiVersionUsage> ToImmutable() => _usages.Values.ToImmutableArray();

    /// <summary>Adds a version, or a further use of one.</summary>
    /// <param name="usage">The version with its literal.</param>
    /// <param name="use">The expression that uses it.</param>
    /// <param name="part">The part of what the expression gives that holds the literal's digits.</param>
    public void Add(ApiVersionUsage usage, ExpressionSyntax use, FoldedPart part)
    {
        var tree = usage.Literal.SourceTree!;
        var isHere = tree == file;
        var useLocation = use.Span.Contains(usage.Literal.SourceSpan) && isHere ? null : UseOf(use, part);
        var key = (tree, usage.Literal.SourceSpan.End);
        if (_usages.TryGetValue(key, out var known))
        {
            if (useLocation is not null && useLocation != known.Reported && !known.Uses.Contains(useLocation))
            {
                known = known with { Uses = known.Uses.Add(useLocation) };
            }

            // What REST and SOAP share goes no further than SOAP's login(). Code that brings a version into form is right with either.
            var isMalformed = usage.IsMalformed && (known.IsMalformed || known.Family is null);
            known = known with { IsMalformed = isMalformed, Correct = isMalformed ? known.Correct ?? usage.Correct : null };
            _usages[key] = usage.Family is not null && (known.Family is null || (usage.MayBeLogin && !known.MayBeLogin))
                ? known with { Family = usage.Family, Host = usage.Host }
                : known;
            return;
        }

        _usages[key] = usage with
        {
            CanBeWritten = usage.CanBeWritten && part.Origin.IsWritten,
            Reported = isHere ? usage.Literal : useLocation ?? use.GetLocation(),
            Uses = isHere && useLocation is not null ? ImmutableArray.Create(useLocation) : ImmutableArray<Location>.Empty,
            ContainingType = use.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText,
        };
    }

    /// <summary>The name in an expression that brings in a part from elsewhere; the whole expression where it is not seen.</summary>
    private Location UseOf(ExpressionSyntax use, FoldedPart part)
    {
        var names = use.DescendantNodesAndSelf()
            .Where(n => n is IdentifierNameSyntax or MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax });
        foreach (var name in names.Take(MostNames))
        {
            if (folder.Fold((ExpressionSyntax)name).Variants().SelectMany(v => v.PartsOf(0, v.Text.Length)).Any(IsOfPart))
            {
                return name.GetLocation();
            }
        }

        return use.GetLocation();

        bool IsOfPart(FoldedPart other) =>
            other.Origin.Tree is not null && other.Origin.Tree == part.Origin.Tree && other.Span.OverlapsWith(part.Span);
    }
}
