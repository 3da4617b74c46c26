using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>The text that one call after the other appends to a <c>StringBuilder</c>, in the statements of one block.</summary>
/// <param name="folder">Folds what each call appends.</param>
internal sealed class AppendedText(StringFolder folder)
{
    private const int MostAppends = 12;

    private static readonly Comparer<SyntaxNode> ByEnd = Comparer<SyntaxNode>.Create((a, b) => a.Span.End.CompareTo(b.Span.End));

    private readonly Dictionary<(BlockSyntax Block, string Builder), List<InvocationExpressionSyntax>> _appends = [];

    /// <summary>
    /// What the builder has in it once an argument is appended. The minor part of a version may be in the call after a number.
    /// </summary>
    /// <param name="argument">What may be the argument of such a call.</param>
    /// <returns>The text and the call that appends the argument; null where it is no such argument.</returns>
    public (FoldedText Text, InvocationExpressionSyntax Last)? UpTo(ExpressionSyntax argument)
    {
        if (argument.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax last }
            || BuilderOf(last) is not { } builder
            || last.FirstAncestorOrSelf<BlockSyntax>() is not { } block)
        {
            return null;
        }

        if (!_appends.TryGetValue((block, builder), out var appends))
        {
            appends = block.DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Where(call => BuilderOf(call) == builder)
                .OrderBy(call => call.Span.End)
                .ToList();
            _appends.Add((block, builder), appends);
        }

        var end = appends.BinarySearch(last, ByEnd) + (argument.IsKind(SyntaxKind.NumericLiteralExpression) ? 2 : 1);
        var text = new FoldedText.Builder();
        foreach (var append in appends.Take(end).Skip(end - MostAppends))
        {
            text.Append(folder.FoldAppended(append));
        }

        return (text.ToFolded(), last);
    }

    /// <summary>The name of the builder that a call, or a chain of calls, appends to.</summary>
    private static string? BuilderOf(InvocationExpressionSyntax append)
    {
        while (append is { Expression: MemberAccessExpressionSyntax { Expression: var receiver } access, ArgumentList.Arguments.Count: > 0 }
            && access.Name.Identifier.ValueText is "Append" or "AppendLine" or "AppendFormat")
        {
            switch (receiver)
            {
                case IdentifierNameSyntax name:
                    return name.Identifier.ValueText;
                case InvocationExpressionSyntax inner:
                    append = inner;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
