using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2010: a catch clause whose type does not fit the failures of the calls that it guards.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WrongCatchTypeAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.WrongCatchType,
        "A catch clause does not catch what it is meant for",
        "catch ({0}) {1}; {2} instead",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "FaultException<T> is invariant, CommunicationException is the base of every fault, "
            + "and the clients throw siblings for logins and for other calls: "
            + "a catch clause of the wrong type catches nothing, or too much.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.WrongCatchType));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file)
    {
        var tries = file.Calls
            .Where(call => call.Throws)
            .SelectMany(call => EnclosingTries.Guarding(call.Node).Select(statement => (statement, call)))
            .GroupBy(pair => pair.statement, pair => pair.call);
        return
            from guarded in tries
            let calls = guarded.ToList()
            from clause in guarded.Key.Catches
            where clause.Declaration is not null
            let type = file.Source.TypeOf(clause.Declaration!.Type) as INamedTypeSymbol
            where type is not null
            let misfit = Fault(type, calls)
                ?? Communication(type, clause, guarded.Key, calls, file.Source)
                ?? Sibling(type, guarded.Key, calls, file.Source)
                ?? Wrapped(type, guarded.Key, calls, file.Source)
                ?? OfFramework(type, guarded.Key, calls, file.Source)
            where misfit is not null
            let caught = clause.Declaration!.Type
            select new AccessErrorFinding(Rule, clause, caught.GetLocation(), caught.ToString(), misfit.Value.Fact, misfit.Value.Remedy);
    }

    /// <summary><c>FaultException&lt;ApiFault&gt;</c> where the operations declare only subclasses of <c>ApiFault</c>.</summary>
    private static (string Fact, string Remedy)? Fault(INamedTypeSymbol type, List<SalesforceCall> calls)
    {
        if (type is not { Name: "FaultException", TypeArguments.Length: 1 } || calls.Any(call => call.Library != WcfSoapProxy.Library))
        {
            return null;
        }

        var caught = type.TypeArguments[0];
        var declared = calls
            .SelectMany(call => FaultContracts.Of(call.Method))
            .Distinct(SymbolEqualityComparer.Default)
            .OfType<ITypeSymbol>()
            .ToList();
        if (declared.Count == 0
            || declared.Any(fault => SymbolEqualityComparer.Default.Equals(fault, caught))
            || !FaultContracts.IsSalesforceFault(caught))
        {
            return null;
        }

        var faults = declared.Select(fault => "FaultException<" + fault.Name + ">").OrderBy(name => name, StringComparer.Ordinal);
        var names = string.Join(" and ", faults);
        return ($"catches nothing here: {Names(calls)} throws {names}, and FaultException<T> does not convert to that of a base class",
            "catch those, or FaultException with its detail,");
    }

    /// <summary><c>CommunicationException</c>, taken for trouble with the network.</summary>
    private static (string Fact, string Remedy)? Communication(
        INamedTypeSymbol type,
        CatchClauseSyntax clause,
        TryStatementSyntax statement,
        List<SalesforceCall> calls,
        SourceScope source)
    {
        if (type.Name != "CommunicationException"
            || clause.Filter is not null
            || calls.All(call => call.Library != WcfSoapProxy.Library)
            || statement.Catches.TakeWhile(other => other != clause).Any(other => CaughtBy(other, source)?.Name == "FaultException")
            || clause.Block.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.Text == "FaultException")
            || CodeReading.IsIn(clause, source)
            || new CatchDecision(clause, calls, CatchReach.General).Rethrows)
        {
            return null;
        }

        return ("also catches every SOAP fault, because FaultException derives from it, "
            + "and mistakes an answer of Salesforce for a network problem",
            "catch FaultException before it and decide on its exceptionCode there");
    }

    /// <summary><c>ForceException</c> around a login that throws <c>ForceAuthException</c>, or the other way round.</summary>
    private static (string Fact, string Remedy)? Sibling(
        INamedTypeSymbol type, TryStatementSyntax statement, List<SalesforceCall> calls, SourceScope source)
    {
        var library = calls[0].Library;
        if (library.FindException(type) is not { } caught
            || calls.Any(call => call.Library != library || call.Exceptions.Contains(caught))
            || MayThrowMore(statement, calls, source))
        {
            return null;
        }

        var thrown = calls.SelectMany(call => call.Exceptions).First();
        var isCaughtToo = statement.Catches.Any(clause =>
            CaughtBy(clause, source) is { } other && thrown.Matches(other, library.Recognition));
        return isCaughtToo
            ? null
            : ($"catches nothing here: {Names(calls)} throws {thrown.TypeName}, which does not derive from it", $"catch {thrown.TypeName}");
    }

    /// <summary><c>ForceException</c> around <c>.Result</c> or <c>.Wait()</c>, out of which it comes inside another exception.</summary>
    private static (string Fact, string Remedy)? Wrapped(
        INamedTypeSymbol type, TryStatementSyntax statement, List<SalesforceCall> calls, SourceScope source) =>
        calls.All(call => ArrivesWrapped(call, type)) && !MayThrowMore(statement, calls, source)
            ? ($"catches nothing here: .Result and .Wait() throw AggregateException around {type.Name}",
                "await the call, or wait with GetAwaiter().GetResult()")
            : null;

    /// <summary><c>HttpRequestException</c> around a client that wraps it in its own exception.</summary>
    private static (string Fact, string Remedy)? OfFramework(
        INamedTypeSymbol type, TryStatementSyntax statement, List<SalesforceCall> calls, SourceScope source) =>
        RawHttp.Library.FindException(type) is not null
        && calls.All(call => call.Library.WrapsEveryException)
        && !MayThrowMore(statement, calls, source)
            ? ($"catches nothing here: {Names(calls)} throws {calls[0].Library.Exceptions[0].TypeName} around it",
                $"catch {calls[0].Library.Exceptions[0].TypeName}")
            : null;

    private static bool ArrivesWrapped(SalesforceCall call, INamedTypeSymbol type) =>
        call.Library.CarriesErrors
        && call.Library.FindException(type) is not null
        && Arrival.Of(call).All(Arrival.IsWrapped);

    private static ITypeSymbol? CaughtBy(CatchClauseSyntax clause, SourceScope source) =>
        clause.Declaration is { Type: var type } ? source.TypeOf(type) : null;

    /// <summary>
    /// Whether a block runs code that is not a client's, such as a method of the project that signs in: what it throws is not known.
    /// </summary>
    private static bool MayThrowMore(TryStatementSyntax statement, List<SalesforceCall> calls, SourceScope source) =>
        statement.Block.DescendantNodes().Any(node => node switch
        {
            InvocationExpressionSyntax invocation =>
                calls.All(call => call.Node != invocation)
                && source.SymbolOf(invocation) is IMethodSymbol called
                && (called.MethodKind == MethodKind.DelegateInvoke || source.Declares(called)),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Value" } access =>
                source.TypeOf(access.Expression)?.Name == "Lazy",
            _ => false,
        });

    private static string Names(List<SalesforceCall> calls) =>
        string.Join(" and ", calls.Select(call => call.DisplayName).Distinct().Take(2));
}
