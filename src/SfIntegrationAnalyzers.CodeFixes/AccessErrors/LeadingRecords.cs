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
    /// <summary>The records that a clause begins with, and what is put together for them, such as the mail that is sent.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    public static IReadOnlyList<StatementSyntax> Of(CatchClauseSyntax clause, SemanticModel? model)
    {
        var caught = clause.Declaration?.Identifier.ValueText;
        var parts = new HashSet<string>(StringComparer.Ordinal);
        var leading = new List<(StatementSyntax Statement, string? Part)>();
        foreach (var statement in clause.Block.Statements)
        {
            string? part = null;
            if (!IsRecord(statement, model))
            {
                part = PartOf(statement, parts, caught);
                if (part is null)
                {
                    break;
                }

                parts.Add(part);
            }

            leading.Add((statement, part));
        }

        // A part is needed only if a record behind it uses it.
        var used = new HashSet<string>(StringComparer.Ordinal);
        var records = new List<StatementSyntax>();
        foreach (var (statement, part) in Enumerable.Reverse(leading).Where(each => each.Part is null || used.Contains(each.Part)))
        {
            records.Insert(0, statement);
            used.UnionWith(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
        }

        return records;
    }

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

    /// <summary>The variable that a statement does nothing but make or fill, or <see langword="null"/> if it may do more.</summary>
    private static string? PartOf(StatementSyntax statement, ICollection<string> parts, string? caught) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
            when variables[0].Initializer is { Value: var value } && IsPutTogether(value, caught) => variables[0].Identifier.ValueText,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var filled, Right: var value } }
            when RootOf(filled) is { } root && parts.Contains(root) && IsPutTogether(value, caught) => root,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList: var arguments } filling }
            when RootOf(filling) is { } root && parts.Contains(root) && IsPutTogether(arguments, caught) => root,
        _ => null,
    };

    /// <summary>Whether a value is only made of others: it calls nothing but what makes text, or takes what was caught.</summary>
    private static bool IsPutTogether(SyntaxNode value, string? caught) => value.DescendantNodesAndSelf().All(node => node switch
    {
        AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or PostfixUnaryExpressionSyntax => false,
        InvocationExpressionSyntax call => Invocation.NameOf(call) is "ToString" or "Format" or "Concat" or "Join" or "nameof"
            || call.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == caught),
        _ => true,
    });

    /// <summary>The variable at the start of <c>mail.To.Add("…")</c>.</summary>
    private static string? RootOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        InvocationExpressionSyntax call when call.Expression is MemberAccessExpressionSyntax => RootOf(call.Expression),
        _ => null,
    };

    /// <summary>Whether a statement does nothing but keep a part of a response.</summary>
    private static bool IsOf(ExpressionSyntax response, StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
        && variables[0].Initializer is { Value: var value }
        && Waiting.Without(value).DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().LastOrDefault() is { } innermost
        && innermost.Expression.IsEquivalentTo(response, topLevel: false);
}
