using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Finds the variable that holds the body of a response already, so that a fix does not read it once more.</summary>
internal static class HeldBody
{
    /// <summary>The name of the variable, or <see langword="null"/> if there is none that surely holds it.</summary>
    /// <param name="response">The response.</param>
    /// <param name="earlier">Statements whose variables are in scope.</param>
    public static string? Of(ExpressionSyntax response, IEnumerable<StatementSyntax> earlier) => earlier
        .OfType<LocalDeclarationStatementSyntax>()
        .SelectMany(declaration => declaration.Declaration.Variables)
        .Where(variable => variable.Initializer is { Value: var value } && IsBody(value, response))
        .Where(variable => !IsAssignedBehind(variable, SyntaxFactory.IdentifierName(variable.Identifier.ValueText), response))
        .Select(variable => variable.Identifier.Text)
        .FirstOrDefault();

    /// <summary>The statements that stand before a node, in the blocks around it.</summary>
    public static IEnumerable<StatementSyntax> EarlierThan(SyntaxNode node) =>
        from statement in node.AncestorsAndSelf().OfType<StatementSyntax>()
        where statement.Parent is BlockSyntax
        from earlier in ((BlockSyntax)statement.Parent!).Statements.TakeWhile(other => other != statement)
        select earlier;

    private static bool IsBody(ExpressionSyntax value, ExpressionSyntax response) =>
        Waiting.Without(value) is InvocationExpressionSyntax read
        && Invocation.NameOf(read) == "ReadAsStringAsync"
        && Invocation.ReceiverOf(read) is MemberAccessExpressionSyntax { Name.Identifier.Text: "Content" } content
        && content.Expression.IsEquivalentTo(response, topLevel: false);

    /// <summary>Whether anything is assigned behind a place, or in a function that may run behind it.</summary>
    private static bool IsAssignedBehind(SyntaxNode place, params ExpressionSyntax[] variables) => EnclosingMember.Of(place)
        .DescendantNodes()
        .OfType<AssignmentExpressionSyntax>()
        .Where(assignment => assignment.SpanStart > place.SpanStart || IsInOtherFunction(assignment, place))
        .Any(assignment => variables.Any(variable => assignment.Left.IsEquivalentTo(variable, topLevel: false)));

    private static bool IsInOtherFunction(SyntaxNode node, SyntaxNode place) => node.Ancestors()
        .Where(ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        .Any(function => !function.Span.Contains(place.Span));
}
