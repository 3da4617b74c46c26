using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Where a program branches on the success of a response.</summary>
/// <param name="Node">The <c>if</c> or the conditional expression.</param>
/// <param name="MeansSuccess">Whether its first branch is the one of success.</param>
/// <param name="IsCertain">
/// Whether the branch of failure is taken for no other reason, as <c>ok &amp;&amp; other</c> would give one.
/// </param>
internal sealed record SuccessBranch(SyntaxNode Node, bool MeansSuccess, bool IsCertain)
{
    /// <summary>Climbs from a check to what branches on it.</summary>
    /// <param name="check">The check: true on success, unless it is a comparison that is true on failure.</param>
    /// <returns>The branch, or <see langword="null"/> if the check is used in another way.</returns>
    public static SuccessBranch? Above(ExpressionSyntax check)
    {
        var meansSuccess = StatusComparison.MeansSuccess(check);
        // A pattern of the response asks as well whether there is one.
        var hasAnd = meansSuccess && check is IsPatternExpressionSyntax matched && StatusComparison.IsOfResponse(matched);
        var (hasOr, isTurned) = (false, false);
        for (SyntaxNode node = check; ; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }:
                    meansSuccess = !meansSuccess;
                    isTurned |= hasAnd || hasOr;
                    break;
                case BinaryExpressionSyntax comparison
                    when comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
                    && (comparison.Left == node ? comparison.Right : comparison.Left) is LiteralExpressionSyntax expected
                    && IsTruth(expected):
                    meansSuccess ^= comparison.IsKind(SyntaxKind.EqualsExpression) != expected.IsKind(SyntaxKind.TrueLiteralExpression);
                    break;
                case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax expected } }
                    when IsTruth(expected):
                    meansSuccess ^= !expected.IsKind(SyntaxKind.TrueLiteralExpression);
                    break;
                case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax excluded } }
                    when excluded.Expression is LiteralExpressionSyntax expected && IsTruth(expected):
                    meansSuccess ^= expected.IsKind(SyntaxKind.TrueLiteralExpression);
                    break;
                case ParenthesizedExpressionSyntax:
                    break;
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == node:
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression }:
                    hasAnd = true;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression }:
                    hasOr = true;
                    break;
                case IfStatementSyntax branch when branch.Condition == node:
                case ConditionalExpressionSyntax choice when choice.Condition == node:
                    return new(node.Parent, meansSuccess, !isTurned && !(meansSuccess ? hasAnd : hasOr));
                default:
                    return null;
            }
        }
    }

    /// <summary>What runs on failure; of an <c>if</c> without an <c>else</c> what follows it, as far as that runs.</summary>
    public IReadOnlyList<SyntaxNode> Failure => Node switch
    {
        IfStatementSyntax branch when !MeansSuccess => [branch.Statement],
        IfStatementSyntax { Else: { } otherwise } => [otherwise.Statement],
        IfStatementSyntax { Parent: BlockSyntax block } branch =>
            Reached(block.Statements.Skip(block.Statements.IndexOf(branch) + 1)).ToList(),
        ConditionalExpressionSyntax choice => [MeansSuccess ? choice.WhenFalse : choice.WhenTrue],
        _ => [],
    };

    /// <summary>What runs on success alone; nothing where other conditions have a say, or nothing stands there.</summary>
    public SyntaxNode? Success => Node switch
    {
        IfStatementSyntax branch when branch.Condition.DescendantNodesAndSelf().Any(IsJunction) => null,
        IfStatementSyntax branch => MeansSuccess ? branch.Statement : branch.Else?.Statement,
        _ => null,
    };

    /// <summary>Whether failure never gets as far as a node, as behind <c>if (!ok) throw …;</c>.</summary>
    public bool LetsOnlySuccessReach(SyntaxNode node) =>
        IsCertain
        && !MeansSuccess
        && Node is IfStatementSyntax { Else: null, Parent: BlockSyntax block } branch
        && node.SpanStart > branch.Span.End
        && block.Span.Contains(node.Span)
        && LastStatement.Of(branch.Statement) is { } last
        && WayOut.IsJump(last);

    private static bool IsJunction(SyntaxNode node) =>
        node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression;

    private static IEnumerable<StatementSyntax> Reached(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            yield return statement;
            if (statement is ReturnStatementSyntax or ThrowStatementSyntax)
            {
                yield break;
            }
        }
    }

    private static bool IsTruth(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.TrueLiteralExpression) || literal.IsKind(SyntaxKind.FalseLiteralExpression);
}
