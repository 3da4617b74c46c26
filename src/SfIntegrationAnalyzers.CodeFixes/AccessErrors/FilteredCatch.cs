using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    /// <summary>The same of a sign-in that was refused.</summary>
    public string SignInComment { get; init; } = Comment;

    /// <summary>The exceptions of a call whose errors are asked.</summary>
    public Func<SalesforceCall, Compilation, IEnumerable<ThrownError>> Exceptions { get; init; } = ClientExceptions.Of;

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
    /// <returns>
    /// The try statement with the clause, or <see langword="null"/> if the client's exception does not carry the code, or nobody can
    /// catch what passes.
    /// </returns>
    public TryStatementSyntax? Before(CatchClauseSyntax clause, Diagnostic diagnostic, SourceScope source, CodeExpressions write)
    {
        if (clause.Parent is not TryStatementSyntax statement || !write.HasFilters || EndsProcess(statement, source.Model))
        {
            return null;
        }

        var calls = diagnostic.AdditionalLocations
            .Select(location => CallAt(location, statement, source))
            .OfType<SalesforceCall>()
            .OrderBy(call => call.IsLogin)
            .ToList();
        var thrown = calls.Count == 0
            ? [ClientExceptions.Named(clause, source).Select(named => (Error: named, IsWrapped: false))]
            : calls.Select(call => Exceptions(call, source.Compilation)
                .Select(own => (Error: own, IsWrapped: Arrival.Of(call).All(Arrival.IsWrapped))));
        var filters = thrown
            .Select(ofCall => ofCall
                .Select(each => Filter(clause, each.Error, each.IsWrapped, source, write))
                .FirstOrDefault(filter => filter is not null))
            .OfType<CaughtType>()
            .GroupBy(filter => filter.Type.ToString())
            // The login() of SOAP is refused as the other calls are, and in ways of its own.
            .Select(ofType => ofType.FirstOrDefault(filter => filter.Origin == ErrorOrigin.SoapLogin) ?? ofType.First())
            .ToList();
        var records = RecordsAlike ? LeadingRecords.Of(clause, source.Model) : [];
        return filters.Count == 0 ? null : RethrowingClause.Before(clause, filters, records);
    }

    /// <summary>Whether what passes a statement leaves an <c>async void</c> method or lambda, for which nobody waits.</summary>
    public static bool EndsProcess(TryStatementSyntax statement, SemanticModel model) =>
        RethrowingClause.IsAwaitedByNobody(statement, model)
        && !statement.Ancestors()
            .TakeWhile(ancestor => ancestor is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
            .OfType<TryStatementSyntax>()
            .Any(around => around.Catches.Count > 0 && around.Block.Span.Contains(statement.Span));

    /// <summary>The call whose failure comes from a place in a statement.</summary>
    public static SalesforceCall? CallAt(Location location, TryStatementSyntax statement, SourceScope source)
    {
        var node = source.Tree.GetRoot(source.CancellationToken).NodeAt(location);
        return SalesforceCallFinder.In(node, source)
            .Concat(HelperCalls.In(statement, source))
            .FirstOrDefault(call => call.Node == node);
    }

    /// <summary>
    /// What to catch of one exception, or <see langword="null"/> if that cannot be asked, or does not come to the clause anyway.
    /// </summary>
    private CaughtType? Filter(
        CatchClauseSyntax before, ThrownError thrown, bool isWrapped, SourceScope source, CodeExpressions write)
    {
        var variable = RethrowingClause.VariableFor(before, new FreeName());
        var caught = isWrapped ? source.Compilation.GetTypeByMetadataName(typeof(AggregateException).FullName) : thrown.Type;
        if (caught is null || !IsCaughtBy(before, caught, source))
        {
            return null;
        }

        var condition = isWrapped
            ? write.ConditionOnInner(Question, variable, thrown, before, IsNegated)
            : write.Condition(Question, variable, thrown, before, IsNegated);
        var comment = thrown.Origin == ErrorOrigin.Api ? Comment : SignInComment;
        return condition is null ? null : new(Imports.FullName(caught), variable, condition, comment, thrown.Origin);
    }

    /// <summary>Whether an exception comes to a clause.</summary>
    public static bool IsCaughtBy(CatchClauseSyntax clause, ITypeSymbol type, SourceScope source) =>
        clause.Declaration is not { } declaration
        || source.TypeOf(declaration.Type) is not { TypeKind: not TypeKind.Error } general
        || source.Compilation.ClassifyCommonConversion(type, general) is { Exists: true, IsImplicit: true };
}
