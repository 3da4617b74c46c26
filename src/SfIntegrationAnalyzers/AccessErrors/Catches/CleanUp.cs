using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>
/// Tells what undoes something before a failure goes on that came first:
/// whatever becomes of the undoing, the failure that counts is not lost.
/// </summary>
internal static class CleanUp
{
    private static readonly string[] Undoing = ["delete", "remove", "rollback", "undo", "revert", "compensate"];

    /// <summary>
    /// Whether a node stands in a clause that ends by throwing, or in a private method that only such clauses call, or, if it is named for
    /// undoing, only branches that give up.
    /// </summary>
    public static bool Includes(SyntaxNode node) =>
        StandsInClause(node) || (EnclosingMember.Of(node) is MethodDeclarationSyntax method && IsCalledForIt(method));

    /// <summary>
    /// Whether all that is called is what is tidied away in the end, and may fail: a session anywhere, and records or jobs that were made
    /// on the way where a block or a method says that it is the end.
    /// </summary>
    /// <param name="calls">The calls.</param>
    /// <param name="place">Where their failure arrives.</param>
    public static bool MayFail(IReadOnlyList<SalesforceCall> calls, SyntaxNode place) =>
        calls.Count > 0
        && (calls.All(call => call.IsSignOut)
            || (calls.All(call => call.IsSignOut || Removes(call)) && StandsAtEnd(place)));

    private static bool Removes(SalesforceCall call) =>
        call.Name.StartsWith("Delete", StringComparison.OrdinalIgnoreCase)
        || call.Name.StartsWith("Abort", StringComparison.OrdinalIgnoreCase);

    private static bool StandsAtEnd(SyntaxNode place) =>
        place.Ancestors().TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax).Any(ancestor => ancestor is FinallyClauseSyntax)
        || EnclosingMember.Of(place) is MethodDeclarationSyntax { Identifier.Text: "Dispose" or "DisposeAsync" or "CleanUp" or "TearDown" };

    private static bool StandsInClause(SyntaxNode node) => node.Ancestors()
        .TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax)
        .OfType<CatchClauseSyntax>()
        .Any(clause => clause.Block.Statements is { Count: > 1 } statements
            && statements.Last() is ThrowStatementSyntax { Expression: null });

    private static bool IsCalledForIt(MethodDeclarationSyntax method)
    {
        if (!EnclosingMember.IsPrivate(method) || method.Parent is not TypeDeclarationSyntax type)
        {
            return false;
        }

        var calls = type.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => Invocation.NameOf(call) == method.Identifier.ValueText)
            .ToList();
        var isUndoing = NameWords.HaveAny(method.Identifier.ValueText, Undoing);
        return calls.Count > 0
            && calls.All(call => StandsInClause(call) || (isUndoing && StandsInGivingUp(call)));
    }

    /// <summary>
    /// Whether a call is made on the way to giving up: <c>if (contact is null) { await Delete(account); return null; }</c>.
    /// </summary>
    private static bool StandsInGivingUp(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<StatementSyntax>()?.Parent is BlockSyntax { Parent: IfStatementSyntax or ElseClauseSyntax } block
        && block.Statements.Last() switch
        {
            ThrowStatementSyntax => true,
            ReturnStatementSyntax { Expression: LiteralExpressionSyntax nothing } =>
                nothing.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.FalseLiteralExpression,
            _ => false,
        };
}
