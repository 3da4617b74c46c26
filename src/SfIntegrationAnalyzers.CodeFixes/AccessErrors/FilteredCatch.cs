using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>A catch clause in the terms of a client that lets some errors pass, in front of one that would take them.</summary>
/// <param name="Question">What is asked of an error.</param>
/// <param name="IsNegated">Whether errors pass on the answer no.</param>
/// <param name="Comment">Why they pass, for the reader of the clause.</param>
internal sealed record FilteredCatch(ErrorQuestion Question, bool IsNegated, string Comment)
{
    /// <summary>Puts it before a clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="diagnostic">The diagnostic, which knows the calls whose failures come to the clause.</param>
    /// <param name="source">The file and its compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <returns>The try statement with the clause, or <see langword="null"/> if the client's exception does not carry the code.</returns>
    public TryStatementSyntax? Before(CatchClauseSyntax clause, Diagnostic diagnostic, SourceScope source, CodeExpressions write)
    {
        if (clause.Parent is not TryStatementSyntax statement)
        {
            return null;
        }

        var call = diagnostic.AdditionalLocations
            .Select(location => CallAt(location, statement, source))
            .FirstOrDefault(found => found is not null);
        var exceptions = call is null ? ClientExceptions.Named(clause, source) : ClientExceptions.Of(call, source.Compilation);
        return Written(exceptions, clause, write) is { } added
            ? statement.WithCatches(statement.Catches.Insert(statement.Catches.IndexOf(clause), added))
            : null;
    }

    private static SalesforceCall? CallAt(Location location, TryStatementSyntax statement, SourceScope source)
    {
        var node = source.Tree.GetRoot(source.CancellationToken).NodeAt(location);
        return SalesforceCallFinder.In(node, source)
            .Concat(HelperCalls.In(statement, source))
            .FirstOrDefault(call => call.Node == node);
    }

    private CatchClauseSyntax? Written(
        IEnumerable<(ITypeSymbol Type, ClientException Description)> exceptions, CatchClauseSyntax before, CodeExpressions write)
    {
        var variable = before.Declaration?.Identifier.ValueText is { Length: > 0 } name
            ? name
            : FreeName.In(before, "ex", "exception", "accessError", "salesforceError");
        foreach (var (type, description) in exceptions)
        {
            if (write.Condition(Question, variable, type, description, IsNegated) is not { } condition)
            {
                continue;
            }

            return SyntaxFactory.CatchClause(
                    SyntaxFactory.CatchDeclaration(Imports.FullName(type), SyntaxFactory.Identifier(variable)),
                    SyntaxFactory.CatchFilterClause(condition),
                    SyntaxFactory.Block(SyntaxFactory.ParseStatement("throw;\n")
                        .WithLeadingTrivia(SyntaxFactory.Comment("// " + Comment), SyntaxFactory.ElasticCarriageReturnLineFeed)))
                .WithAdditionalAnnotations(Formatter.Annotation);
        }

        return null;
    }
}
