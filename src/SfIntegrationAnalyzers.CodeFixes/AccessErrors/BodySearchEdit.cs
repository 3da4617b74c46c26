using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.AccessErrors.Model;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Lets a search for a code in the body of a response compare the code that the helper reads out of that body.</summary>
internal static class BodySearchEdit
{
    /// <summary>What replaces a search, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="node">The search that a diagnostic points at.</param>
    /// <param name="code">The code that is searched.</param>
    /// <param name="compilation">The project's compilation.</param>
    public static (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Of(SyntaxNode node, string? code, Compilation compilation)
    {
        if (code is null || node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax body } } search
            || TextSearch.Of(search) is not { } condition || !compilation.ContainsSyntaxTree(node.SyntaxTree)
            || Response(body, compilation.GetSemanticModel(node.SyntaxTree)) is not { } response)
        {
            return null;
        }

        var read = $"{ResponseErrorHelper.TypeName}.ReadSalesforceError({body}, {response}.StatusCode, {response}.ReasonPhrase)";
        var constant = TriageExpressions.Constant(compilation, code) ?? SymbolDisplay.FormatLiteral(code, quote: true);
        var test = SyntaxFactory.ParseExpression($"{read}.ErrorCode {(condition.IsNegated ? "!=" : "==")} {constant}");
        var written = condition.Node.Parent is PrefixUnaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(test) : test;
        return (condition.Node, current => written.WithTriviaFrom(current).WithAdditionalAnnotations(Simplifier.Annotation));
    }

    /// <summary>The response whose whole body, and nothing else, a local holds: <c>var body = await response.Content.ReadAsStringAsync()</c>.</summary>
    private static IdentifierNameSyntax? Response(IdentifierNameSyntax body, SemanticModel model) =>
        model.GetSymbolInfo(body).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: AwaitExpressionSyntax read }
        && Unconfigured(read.Expression) is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.Text: "ReadAsStringAsync",
                Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Content", Expression: IdentifierNameSyntax response },
            },
        }
        && model.GetTypeInfo(response).Type is { Name: "HttpResponseMessage" }
        && !IsAssigned(body)
            ? response.WithoutTrivia()
            : null;

    private static ExpressionSyntax Unconfigured(ExpressionSyntax awaited) =>
        awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ConfigureAwait" } access } ? access.Expression : awaited;

    private static bool IsAssigned(IdentifierNameSyntax local) => AssignedValues.Member(local).DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Any(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == local.Identifier.ValueText);
}
