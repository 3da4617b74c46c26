using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Finds, in guarded blocks, calls of a type's own methods that call Salesforce and let the failure out as an exception, such as
/// one that sends a ready-made request and ensures success.
/// </summary>
internal static class HelperCalls
{
    /// <summary>How many methods may stand between the block and the call.</summary>
    private const int Depth = 3;

    /// <summary>
    /// The calls below a node that a catch clause guards; each describes what the method does, at the place that calls it.
    /// </summary>
    public static IEnumerable<SalesforceCall> In(SyntaxNode root, SourceScope source) =>
        from statement in root.DescendantNodes().OfType<TryStatementSyntax>()
        where statement.Catches.Count > 0
        from invocation in statement.Block.DescendantNodes(RunsThere).OfType<InvocationExpressionSyntax>()
        where invocation.FirstAncestorOrSelf<BlockSyntax>(IsGuarded) == statement.Block
        let helper = HelperOf(invocation, source)
        where helper is not null
        let call = Behind(invocation, helper, new CallArguments(), Depth, source)
        where call is not null
        select call with { Node = invocation, Helper = helper };

    private static bool RunsThere(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax => false,
        AnonymousFunctionExpressionSyntax function => Arrival.IsAt(function),
        _ => true,
    };

    private static bool IsGuarded(BlockSyntax block) => block.Parent is TryStatementSyntax guarded && guarded.Block == block;

    /// <summary>The method, if an invocation calls one of the same type, its bases or a local function.</summary>
    private static IMethodSymbol? HelperOf(InvocationExpressionSyntax invocation, SourceScope source) =>
        invocation.Expression
            is SimpleNameSyntax
            or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax }
        && source.SymbolOf(invocation) is IMethodSymbol { OriginalDefinition: { DeclaringSyntaxReferences.Length: > 0 } method }
            ? method
            : null;

    private static SalesforceCall? Behind(
        InvocationExpressionSyntax invocation, IMethodSymbol helper, CallArguments arguments, int depth, SourceScope source)
    {
        if (depth == 0 || !arguments.Enter(invocation, helper))
        {
            return null;
        }

        foreach (var declaration in source.SourceOf(helper))
        {
            var call = declaration.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Select(inner => SalesforceCallFinder.Of(inner, source, arguments) ?? BehindNext(inner))
                .FirstOrDefault(found => found is not null && Escapes(found, declaration, source));
            if (call is not null && !CodeReading.IsIn(declaration, source) && !ErrorPipeline.Classifies(call, source))
            {
                return call;
            }
        }

        return null;

        SalesforceCall? BehindNext(InvocationExpressionSyntax inner) =>
            HelperOf(inner, source) is { } next && Behind(inner, next, arguments, depth - 1, source) is { } behind
                ? behind with { Node = inner, Helper = next }
                : null;
    }

    /// <summary>Whether a failure of a call leaves the method that makes it as an exception.</summary>
    private static bool Escapes(SalesforceCall call, SyntaxNode declaration, SourceScope source) =>
        (call.Throws || ThrowsOnFailure(declaration))
        && !CatchDecisions.TriesAround(call.Node)
            .SelectMany(statement => statement.Catches)
            .Any(clause => Holds(clause, call, source));

    /// <summary>Whether a clause catches the failure of a call, and does not let it go on.</summary>
    private static bool Holds(CatchClauseSyntax clause, SalesforceCall call, SourceScope source) =>
        CatchDecisions.ReachOf(clause, call, source) != CatchReach.None
        && !new CatchDecision(clause, [call], CatchReach.General).Rethrows;

    private static bool ThrowsOnFailure(SyntaxNode declaration) => declaration.DescendantNodes().Any(node => node switch
    {
        InvocationExpressionSyntax invocation => AssignedValues.Invoked(invocation) == "EnsureSuccessStatusCode",
        ThrowStatementSyntax or ThrowExpressionSyntax => FollowsStatusCheck(node),
        _ => false,
    });

    /// <summary>Whether a throw stands in a branch on a status, or after one.</summary>
    private static bool FollowsStatusCheck(SyntaxNode thrown) =>
        thrown.FirstAncestorOrSelf<CatchClauseSyntax>() is null
        && (thrown.Ancestors().Any(BranchesOnStatus)
            || (thrown.Parent is BlockSyntax block
                && block.Statements.TakeWhile(statement => statement != thrown).OfType<IfStatementSyntax>().Any(BranchesOnStatus)));

    private static bool BranchesOnStatus(SyntaxNode node) => node switch
    {
        IfStatementSyntax branch => MentionsStatus(branch.Condition),
        ConditionalExpressionSyntax choice => MentionsStatus(choice.Condition),
        SwitchStatementSyntax choice => MentionsStatus(choice.Expression),
        SwitchExpressionSyntax choice => MentionsStatus(choice.GoverningExpression),
        _ => false,
    };

    private static bool MentionsStatus(ExpressionSyntax condition) =>
        condition.ToString() is var text && (text.Contains("IsSuccess") || text.Contains("StatusCode"));
}
