using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Finds, for the calls of a file, the catch clauses at which their failures arrive first.</summary>
internal static class CatchDecisions
{
    /// <summary>The clauses, in order.</summary>
    public static IReadOnlyList<CatchDecision> Of(IReadOnlyList<SalesforceCall> calls, SourceScope source)
    {
        var found = new Dictionary<CatchClauseSyntax, (List<SalesforceCall> Calls, CatchReach Reach)>();
        foreach (var call in calls)
        {
            foreach (var (clause, reach) in ClausesFor(call, source))
            {
                if (!found.TryGetValue(clause, out var entry))
                {
                    found[clause] = entry = ([], reach);
                }

                entry.Calls.Add(call);
            }
        }

        var ofCalls = found.Select(f => new CatchDecision(f.Key, f.Value.Calls, f.Value.Reach));
        return ofCalls.Concat(OfWrappers(found.Keys, source)).OrderBy(d => d.Clause.SpanStart).ToList();
    }

    /// <summary>Clauses that name an exception of a client although the guarded block calls the client through others.</summary>
    private static IEnumerable<CatchDecision> OfWrappers(ICollection<CatchClauseSyntax> known, SourceScope source) =>
        from clause in source.Tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Declaration is not null && !known.Contains(clause)
        let type = source.TypeOf(clause.Declaration!.Type)
        where type is not null && !IsTakenBefore(clause, type, source)
        let library = ClientLibraries.All.FirstOrDefault(l =>
            l.IsDedicated && l.Recognition.Contract is null && l.FindException(type) is not null)
        where library is not null && source.ContainingType(clause) is { } caller && !library.Recognition.Owns(caller)
        where !SalesforceCallFinder.In(((TryStatementSyntax)clause.Parent!).Block, source).Any(call => call.Throws)
        select new CatchDecision(clause, [], CatchReach.Client);

    /// <summary>Whether another clause looks at exceptions of the type first.</summary>
    private static bool IsTakenBefore(CatchClauseSyntax clause, ITypeSymbol type, SourceScope source) =>
        ((TryStatementSyntax)clause.Parent!).Catches
            .TakeWhile(other => other != clause)
            .Any(other =>
                other.Declaration is { } declaration
                && SymbolEqualityComparer.Default.Equals(source.TypeOf(declaration.Type), type)
                && !CatchFilters.AsksForAnother(other, source));

    /// <summary>How a clause relates to the failures of a call.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="call">The call.</param>
    /// <param name="source">The compilation.</param>
    /// <param name="arrival">Where the failure arrives, if not at the call.</param>
    public static CatchReach ReachOf(CatchClauseSyntax clause, SalesforceCall call, SourceScope source, SyntaxNode? arrival = null)
    {
        if (clause.Declaration is null)
        {
            return CatchReach.General;
        }

        var type = source.TypeOf(clause.Declaration.Type);
        return type switch
        {
            null => CatchReach.None,
            _ when ExceptionType.IsAny(type) => CatchReach.General,
            { Name: "AggregateException" } when Arrival.IsWrapped(arrival ?? call.Node) => CatchReach.General,
            { Name: var name } when call.Library.ExceptionBases.Contains(name) => CatchReach.General,

            // Out of a blocking wait the client's exception comes inside another.
            _ when call.Library.CarriesErrors && Arrival.IsWrapped(arrival ?? call.Node) => CatchReach.None,

            // A fault about one record or query tells nothing of access.
            _ when FaultContracts.IsAboutOneThing(type) => CatchReach.None,
            _ when call.Exceptions.Any(exception => IsOrDerives(type, exception, call.Library)) => CatchReach.Client,
            _ => CatchReach.None,
        };
    }

    /// <summary>
    /// An exception of a client; of a general client's also one that derives from it, as a team's own does. What the client itself derives
    /// tells of something else: of time that ran out, of an answer that cannot be parsed.
    /// </summary>
    private static bool IsOrDerives(ITypeSymbol type, ClientException exception, ClientLibrary library) =>
        exception.Matches(type, library.Recognition)
        || (!library.IsDedicated
            && !library.Recognition.Owns(type)
            && type.BaseType is { } parent
            && exception.Matches(parent, library.Recognition));

    private static IEnumerable<(CatchClauseSyntax, CatchReach)> ClausesFor(SalesforceCall call, SourceScope source) =>
        Arrival.Of(call).SelectMany(arrival => ClausesFor(call, arrival, source)).Distinct();

    private static IEnumerable<(CatchClauseSyntax, CatchReach)> ClausesFor(SalesforceCall call, SyntaxNode arrival, SourceScope source)
    {
        foreach (var statement in EnclosingTries.Guarding(arrival))
        {
            if (!call.Throws && !EnsuresSuccess(statement.Block))
            {
                continue;
            }

            // A clause with a filter on something else lets the error pass to the next one.
            var first = statement.Catches
                .Select(clause => (clause, Reach: ReachOf(clause, call, source, arrival)))
                .FirstOrDefault(c => c.Reach != CatchReach.None && !CatchFilters.AsksForAnother(c.clause, source));
            if (first.clause is null)
            {
                continue;
            }

            yield return first;
            if (!new CatchDecision(first.clause, [call], first.Reach).Rethrows)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// Whether a block throws what a response says, through a method of the team's own such as those that the fixes add.
    /// <c>EnsureSuccessStatusCode()</c> does not: there the code is lost before.
    /// </summary>
    private static bool EnsuresSuccess(BlockSyntax block) => block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(invocation =>
        Invocation.NameOf(invocation) is { } name && name != "EnsureSuccessStatusCode"
        && ((name.StartsWith("Ensure", StringComparison.Ordinal) && name.Contains("Success"))
            || (name.StartsWith("ReadSalesforceError", StringComparison.Ordinal) && !IsAsked(invocation))));

    /// <summary>Whether an error that is read goes no further than one of its members.</summary>
    private static bool IsAsked(InvocationExpressionSyntax reading) =>
        Waiting.Around(reading).Parent is MemberAccessExpressionSyntax;
}
