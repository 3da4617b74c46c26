using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Tells what code writes down or tells people before it decides. A decision that a fix adds comes behind it: nobody should miss the one
/// error for which somebody has to act.
/// </summary>
internal static class LeadingRecords
{
    /// <summary>The records that some statements begin with.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static IReadOnlyList<StatementSyntax> Of(IEnumerable<StatementSyntax> statements, SemanticModel? model) =>
        [.. statements.TakeWhile(statement => IsRecord(statement, model))];

    /// <summary>The records that the failure of a response begins with, and what is read of the response for them.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="response">The response.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static IReadOnlyList<StatementSyntax> Of(
        IEnumerable<StatementSyntax> statements, ExpressionSyntax response, SemanticModel? model) =>
        [.. statements.TakeWhile(statement => IsRecord(statement, model) || IsOf(response, statement))];

    private static bool IsRecord(StatementSyntax statement, SemanticModel? model) =>
        statement is ExpressionStatementSyntax { Expression: var expression }
        && (expression is ConditionalAccessExpressionSyntax access ? access.WhenNotNull : Waiting.Without(expression))
            is InvocationExpressionSyntax record
        && model?.GetSymbolInfo(record) is { } info
        && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
        && Recording.Is(record, method);

    /// <summary>Whether a statement does nothing but keep a part of a response.</summary>
    private static bool IsOf(ExpressionSyntax response, StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
        && variables[0].Initializer is { Value: var value }
        && Waiting.Without(value).DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().LastOrDefault() is { } innermost
        && innermost.Expression.IsEquivalentTo(response, topLevel: false);
}
