using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>A catch clause in the terms of a client that lets some errors pass, in front of one that would take them.</summary>
/// <param name="Question">What is asked of an error.</param>
/// <param name="IsNegated">Whether errors pass on the answer no.</param>
/// <param name="Comment">Why they pass, for the reader of the clause.</param>
internal sealed record FilteredCatch(ErrorQuestion Question, bool IsNegated, string Comment)
{
    /// <summary>Whether what the clause behind it writes down or tells people before it decides is not to be missed.</summary>
    public bool RecordsAlike { get; init; }

    /// <summary>
    /// Puts it before a clause: for what a call throws rather than the sign-in before it, which other errors come of, and as it comes
    /// out of a blocking wait.
    /// </summary>
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

        var calls = diagnostic.AdditionalLocations
            .Select(location => CallAt(location, statement, source))
            .OfType<SalesforceCall>()
            .OrderBy(call => call.IsLogin)
            .ToList();
        var thrown = calls.Count == 0
            ? ClientExceptions.Named(clause, source).Select(named => (named.Type, named.Description, IsWrapped: false))
            : calls.SelectMany(call => ClientExceptions.Of(call, source.Compilation)
                .Select(own => (own.Type, own.Description, IsWrapped: Arrival.Of(call).All(Arrival.IsWrapped))));
        return thrown
            .Where(each => Question.IsOfOAuth || !each.Description.FromLoginOnly)
            .Select(each => With(clause, each.Type, each.Description, each.IsWrapped, source, write))
            .FirstOrDefault(changed => changed is not null);
    }

    private static SalesforceCall? CallAt(Location location, TryStatementSyntax statement, SourceScope source)
    {
        var node = source.Tree.GetRoot(source.CancellationToken).NodeAt(location);
        return SalesforceCallFinder.In(node, source)
            .Concat(HelperCalls.In(statement, source))
            .FirstOrDefault(call => call.Node == node);
    }

    /// <summary>The statement with a clause for one exception, or <see langword="null"/> if that cannot be asked.</summary>
    private TryStatementSyntax? With(
        CatchClauseSyntax before, ITypeSymbol type, ClientException description, bool isWrapped, SourceScope source, CodeExpressions write)
    {
        var variable = before.Declaration?.Identifier.ValueText is { Length: > 0 } name
            ? name
            : FreeName.In(before, "ex", "exception", "accessError", "salesforceError");
        var caught = isWrapped ? source.Compilation.GetTypeByMetadataName(typeof(AggregateException).FullName) : type;
        var condition = isWrapped
            ? write.ConditionOnInner(
                Question, variable, FreeName.In(before, "inner", "cause", "salesforceError"), type, description, IsNegated)
            : write.Condition(Question, variable, type, description, IsNegated);
        return caught is null || condition is null
            ? null
            : RethrowingClause.Before(
                before, Imports.FullName(caught), variable, condition, RecordsAlike ? RecordsIn(before, source) : [], Comment);
    }

    /// <summary>What a clause writes down or tells people first.</summary>
    private static IReadOnlyList<StatementSyntax> RecordsIn(CatchClauseSyntax clause, SourceScope source) => clause.Block.Statements
        .TakeWhile(statement => statement is ExpressionStatementSyntax { Expression: var expression }
            && (expression is ConditionalAccessExpressionSyntax access ? access.WhenNotNull : Waiting.Without(expression))
                is InvocationExpressionSyntax record
            && source.SymbolOf(record) is IMethodSymbol method
            && Recording.Is(record, method))
        .ToList();
}
