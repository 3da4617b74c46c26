using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells clauses that show a failure to the person at the screen, where nobody else is left to decide.</summary>
internal static class ShownFailure
{
    private static readonly string[] ShowingWords = ["show", "display", "alert"];

    /// <summary>
    /// Whether a clause shows what the exception says: to who typed the password, or as the last thing that the handler of an event does.
    /// </summary>
    /// <param name="decision">The clause.</param>
    /// <param name="signsIn">Whether its block only signs in.</param>
    public static bool IsIn(CatchDecision decision, bool signsIn) =>
        decision.Variable is { } variable
        && (signsIn || EndsHandler(decision.Clause))
        && decision.Clause.Block.DescendantNodes().Any(node => Shown(node) is { } shown && Mentions(shown, variable));

    /// <summary>What a node shows: <c>MessageBox.Show(e.Message)</c>, <c>label.Text = e.Message</c>.</summary>
    private static SyntaxNode? Shown(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation
            when Invocation.NameOf(invocation) is { } name && NameWords.HaveAny(name, ShowingWords) => invocation.ArgumentList,
        AssignmentExpressionSyntax { Left: var place, Right: var value } when place.ToString() is var text
            && (text.EndsWith(".Text", StringComparison.Ordinal) || text.EndsWith("Message", StringComparison.Ordinal)) => value,
        _ => null,
    };

    private static bool Mentions(SyntaxNode shown, string variable) =>
        shown.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable);

    private static bool EndsHandler(CatchClauseSyntax clause) =>
        EnclosingMember.Of(clause) is MethodDeclarationSyntax { ParameterList.Parameters: { Count: 2 } given } handler
        && given[1].Type?.ToString().EndsWith("EventArgs", StringComparison.Ordinal) == true
        && LastStatement.Is((TryStatementSyntax)clause.Parent!, handler);
}
