using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Follows a response back to the call that produced it: through awaits, locals, helper methods, parameters and policies. One that a method
/// lets through after a check is a success, and leads back to none: what becomes of a failure is decided in that method.
/// </summary>
internal sealed class ResponseFlow
{
    /// <summary>How many hands a response is followed through; a function that one of them is given may be one more.</summary>
    private const int Depth = 5;

    private readonly SourceScope _source;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly CallArguments _arguments = new();

    private ResponseFlow(SourceScope source) => _source = source;

    /// <summary>The call to Salesforce that an expression is the response of.</summary>
    /// <returns>The call, or <see langword="null"/> if the response is another's or cannot be followed.</returns>
    public static SalesforceCall? CallBehind(SyntaxNode response, SourceScope source) => new ResponseFlow(source).Of(response, Depth);

    /// <summary>Whether a type is a response, or a task of one.</summary>
    public static bool IsResponse(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task => IsResponse(task.TypeArguments[0]),
        not null => ClientLibraries.FindResponse(type) is not null,
        _ => false,
    };

    private SalesforceCall? Of(SyntaxNode response, int depth)
    {
        var node = Waiting.Without(response);
        return node switch
        {
            InvocationExpressionSyntax invocation => OfInvocation(invocation, depth),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "ResponseMessage", Expression: var around }
                when IsResponse(_source.TypeOf(around)) => Of(around, depth),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => OfSymbol(_source.SymbolOf(node), depth),
            ConditionalExpressionSyntax conditional => Of(conditional.WhenTrue, depth) ?? Of(conditional.WhenFalse, depth),
            _ => null,
        };
    }

    private SalesforceCall? OfInvocation(InvocationExpressionSyntax invocation, int depth)
    {
        if (SalesforceCallFinder.Of(invocation, _source, _arguments) is { } call)
        {
            return call.Throws ? null : call;
        }

        // A policy, a retry helper or a thread of the pool gets the call as a function.
        return OfFunctions(invocation.ArgumentList.Arguments.Select(argument => argument.Expression), depth)
            ?? OfDelegate(invocation, depth)
            ?? OfMethod(invocation, depth);
    }

    private SalesforceCall? OfFunctions(IEnumerable<SyntaxNode> values, int depth) => values
        .OfType<AnonymousFunctionExpressionSyntax>()
        .SelectMany(AssignedValues.Returned)
        .Select(value => Of(value, depth - 1))
        .FirstOrDefault(found => found is not null);

    /// <summary>The other end: <c>await send()</c> inside the retry helper, whose callers pass the function.</summary>
    private SalesforceCall? OfDelegate(InvocationExpressionSyntax invocation, int depth) =>
        depth > 0
        && invocation.Expression is IdentifierNameSyntax
        && _source.SymbolOf(invocation.Expression) is IParameterSymbol { Type.TypeKind: TypeKind.Delegate } given
        && _seen.Add(given)
            ? OfFunctions(AssignedValues.Of(given, _source, _arguments), depth)
            : null;

    /// <summary>What a method of the project returns: of the same type or of another, also behind an interface.</summary>
    private SalesforceCall? OfMethod(InvocationExpressionSyntax invocation, int depth)
    {
        if (depth <= 0 || _source.SymbolOf(invocation) is not IMethodSymbol called
            || CalledMethods.Behind(called, _source) is not { } method || !_arguments.Enter(invocation, method))
        {
            return null;
        }

        var returned = AssignedValues.Of(method, _source).ToList();
        return IsChecked(returned, method)
            ? null
            : returned.Select(value => Of(value, depth - 1)).FirstOrDefault(call => call is not null);
    }

    /// <summary>Whether a method throws where the response that it returns is no success.</summary>
    private bool IsChecked(IReadOnlyList<SyntaxNode> returned, IMethodSymbol method) => _source.SourceOf(method)
        .SelectMany(declaration => StatusCheck.In(declaration, _source))
        .Any(check => check.Throws && returned.Any(value => IsIn(value, check.Response)));

    private static bool IsIn(SyntaxNode value, ExpressionSyntax response) => value.DescendantNodesAndSelf().Any(part =>
        part == response
        || (part is IdentifierNameSyntax name
            && response is IdentifierNameSyntax asked
            && name.Identifier.ValueText == asked.Identifier.ValueText));

    /// <summary>The task that goes on with the function of a parameter: <c>sent.ContinueWith(t => t.Result)</c>.</summary>
    private ExpressionSyntax? Continued(ISymbol symbol) =>
        symbol is IParameterSymbol { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }
        && _source.SourceOf(symbol).FirstOrDefault()?.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()
            is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax next } }
        && Invocation.NameOf(next) == "ContinueWith"
            ? Invocation.ReceiverOf(next)
            : null;

    private SalesforceCall? OfSymbol(ISymbol? symbol, int depth) =>
        depth <= 0 || symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol) || !_seen.Add(symbol)
            ? null
            : Continued(symbol) is { } task ? Of(task, depth - 1)
            : AssignedValues.Of(symbol, _source, _arguments).Select(value => Of(value, depth - 1)).FirstOrDefault(call => call is not null);
}
