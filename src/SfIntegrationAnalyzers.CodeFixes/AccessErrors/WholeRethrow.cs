using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>A catch clause that ends in nothing but <c>throw ex;</c>: the exception goes on with its code, only its stack is cut.</summary>
internal static class WholeRethrow
{
    /// <summary>The clause with <c>throw;</c> instead, or <see langword="null"/> if it ends otherwise as well.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="model">The model of the file.</param>
    public static CatchClauseSyntax? Of(CatchClauseSyntax clause, SemanticModel model)
    {
        if (clause.Declaration?.Identifier.ValueText is not { Length: > 0 } variable || IsChanged(variable, clause))
        {
            return null;
        }

        var own = CatchDecision.Own(clause.Block).ToList();
        var thrown = own.OfType<ThrowStatementSyntax>().ToList();
        var endsSo = thrown.Count > 0
            && thrown.All(statement => IsOf(variable, statement) && IsDirectlyIn(clause, statement))
            && !own.OfType<ThrowExpressionSyntax>().Any()
            && model.AnalyzeControlFlow(clause.Block) is
            {
                Succeeded: true,
                EndPointIsReachable: false,
                ReturnStatements.IsEmpty: true,
                ExitPoints.IsEmpty: true,
            };
        if (!endsSo)
        {
            return null;
        }

        // What #if leaves out here may use the name.
        var isUsed = clause.ContainsDirectives
            || NamesOf(variable, clause).Any(name => !thrown.Any(statement => statement.Span.Contains(name.Span)));
        var rethrowing = clause.ReplaceNodes(thrown, (statement, _) => Rethrown(statement));
        return isUsed ? rethrowing : rethrowing.WithDeclaration(Unnamed(rethrowing.Declaration!));
    }

    private static bool IsOf(string variable, ThrowStatementSyntax statement) =>
        statement.Expression is { } thrown
        && Waiting.Without(thrown) is IdentifierNameSyntax { Identifier.ValueText: var name }
        && name == variable;

    /// <summary>Behind another clause <c>throw;</c> is of that one, and behind <c>finally</c> there is none.</summary>
    private static bool IsDirectlyIn(CatchClauseSyntax clause, SyntaxNode node) =>
        !node.Ancestors().TakeWhile(ancestor => ancestor != clause).OfType<TryStatementSyntax>().Any();

    /// <summary>Whether a variable may hold something else by the time it is thrown.</summary>
    private static bool IsChanged(string variable, CatchClauseSyntax clause) => NamesOf(variable, clause).Any(name =>
        name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax }
        || (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name));

    private static IEnumerable<IdentifierNameSyntax> NamesOf(string variable, CatchClauseSyntax clause) =>
        clause.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable);

    /// <summary>A statement without what it throws, but with the comments around that.</summary>
    private static ThrowStatementSyntax Rethrown(ThrowStatementSyntax statement)
    {
        var between = statement.ThrowKeyword.TrailingTrivia.Concat(statement.Expression!.DescendantTrivia()).ToList();
        var kept = between.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            ? default
            : SyntaxFactory.TriviaList(between);
        return statement.WithExpression(null).WithThrowKeyword(statement.ThrowKeyword.WithTrailingTrivia(kept));
    }

    /// <summary>A declaration without its name, of which the compiler would say that nothing uses it.</summary>
    private static CatchDeclarationSyntax Unnamed(CatchDeclarationSyntax declaration) => declaration
        .WithIdentifier(default)
        .WithType(declaration.Type.WithTrailingTrivia(declaration.Identifier.TrailingTrivia));
}
