using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Lets the access errors that a fix throws pass the catch clauses around it that would swallow them.</summary>
internal static class PassingClauses
{
    private static readonly HashSet<string> Takers = ["Exception", "HttpRequestException"];

    /// <summary>What has to be done to the try statements around a place, from the innermost on.</summary>
    /// <param name="place">Where the error is thrown.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    /// <returns>
    /// The edits, none where nothing swallows it; <see langword="null"/> if something does that cannot be passed, or nobody could
    /// catch what passes.
    /// </returns>
    public static IReadOnlyList<Action<SyntaxEditor>>? Around(
        SyntaxNode place, SemanticModel? model, CodeExpressions write, FreeName names)
    {
        var swallowing = EnclosingTries.Guarding(place).Select(Swallowing).OfType<CatchClauseSyntax>().ToList();
        if (swallowing.Count == 0)
        {
            return [];
        }

        if (!write.HasFilters || (model is not null && RethrowingClause.IsAwaitedByNobody(place, model)))
        {
            return null;
        }

        var edits = swallowing.Select(clause => Before(clause, write, names)).OfType<Action<SyntaxEditor>>().ToList();
        return edits.Count == swallowing.Count ? edits : null;
    }

    /// <summary>The clause that the error comes to, if it ends there.</summary>
    private static CatchClauseSyntax? Swallowing(TryStatementSyntax statement) => statement.Catches.FirstOrDefault(Takes) is { } taker
        && !taker.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax
            || (node is InvocationExpressionSyntax call && Invocation.NameOf(call) == "Throw"))
        && !LetsPass(statement)
            ? taker
            : null;

    private static bool Takes(CatchClauseSyntax clause) =>
        clause.Declaration is null || Takers.Contains(LastName.Of(clause.Declaration.Type));

    /// <summary>Whether a statement has a clause for the error already, or has got one by the edit of another place.</summary>
    private static bool LetsPass(TryStatementSyntax statement) => statement.Catches.Any(clause =>
        clause.Declaration is { Type: var caught } && LastName.Of(caught) == ResponseErrorHelper.ThrownException.TypeName);

    private static Action<SyntaxEditor>? Before(CatchClauseSyntax taker, CodeExpressions write, FreeName names)
    {
        var statement = (TryStatementSyntax)taker.Parent!;
        var variable = RethrowingClause.VariableFor(taker, names);
        var filter = write.OnText(ErrorQuestion.Access, variable + ".ErrorCode", variable + ".Message");
        var caught = new CaughtType(
            SyntaxFactory.ParseTypeName(ResponseErrorHelper.ThrownException.TypeName),
            variable,
            SyntaxFactory.ParseExpression(filter),
            AccessErrorDecision.Comment,
            ErrorOrigin.Api);
        return RethrowingClause.Beside(taker, caught) is { } clause
            ? editor => editor.ReplaceNode(
                statement, (current, _) => Inserted((TryStatementSyntax)current, statement.Catches.IndexOf(taker), clause))
            : null;
    }

    private static TryStatementSyntax Inserted(TryStatementSyntax current, int index, CatchClauseSyntax clause) =>
        LetsPass(current) ? current : current.WithCatches(current.Catches.Insert(index, clause));
}
