using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>Finds the calls to Salesforce in a piece of source.</summary>
internal static class SalesforceCallFinder
{
    /// <summary>All calls below a node, in order.</summary>
    public static IEnumerable<SalesforceCall> In(SyntaxNode scope, SourceScope source)
    {
        foreach (var node in scope.DescendantNodesAndSelf())
        {
            source.CancellationToken.ThrowIfCancellationRequested();
            var call = node switch
            {
                InvocationExpressionSyntax invocation => Of(invocation, source),
                ObjectCreationExpressionSyntax creation => Of(creation, source),
                _ => null,
            };
            if (call is not null)
            {
                yield return call;
            }
        }
    }

    /// <summary>
    /// The call that an invocation makes, if it goes to Salesforce. An extension method of the project's own makes none but those in it.
    /// </summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="source">The compilation.</param>
    /// <param name="arguments">What the call passes that leads here, where the address depends on it.</param>
    public static SalesforceCall? Of(InvocationExpressionSyntax invocation, SourceScope source, CallArguments? arguments = null)
    {
        if (Invocation.ReceiverOf(invocation) is not { } receiver
            || source.TypeOf(receiver) is not { } receiverType
            || source.SymbolOf(invocation) is not IMethodSymbol method
            || ClientOf(receiverType, method) is not var (library, calling))
        {
            return null;
        }

        return IsOwnCode(invocation, library, source)
            || ((library.IsDedicated || calling.IsCalledOnAddress) && IsOwnExtension(method, source))
            || (!library.IsDedicated && !IsAddressed(new(invocation, method, library, calling), receiver, source, arguments))
            ? null
            : new SalesforceCall(invocation, method, library, calling)
            {
                AllowsFailure = calling.Failure == FailureArrival.AsAsked
                    && AllowedFailure.IsBy(receiver, method, library, calling, source),
            };
    }

    private static bool IsOwnExtension(IMethodSymbol method, SourceScope source) =>
        method.IsExtensionMethod && source.Declares(method.ReducedFrom ?? method);

    /// <summary>Whether a call of a general client goes to Salesforce.</summary>
    private static bool IsAddressed(SalesforceCall call, ExpressionSyntax receiver, SourceScope source, CallArguments? arguments) =>
        call.Library.Requests?.PathOf(call.Method, call.Library.Recognition) is { } path
            ? DeclaredAddress.IsSalesforces(path, call.Method, receiver, source)
            : SalesforceAddress.IsTargetOf(call, receiver, source, arguments);

    private static SalesforceCall? Of(ObjectCreationExpressionSyntax creation, SourceScope source) =>
        source.SymbolOf(creation) is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.Parameters.Any(p => p.Name == "password")
        && ClientLibraries.All.FirstOrDefault(l => l.IsDedicated && l.Recognition.Owns(constructor.ContainingType)) is { } library
        && library.FindCallingType(constructor.ContainingType) is { } calling
        && !IsOwnCode(creation, library, source)
            ? new SalesforceCall(creation, constructor, library, calling)
            : null;

    private static (ClientLibrary, CallingType)? ClientOf(ITypeSymbol receiverType, IMethodSymbol method)
    {
        foreach (var library in ClientLibraries.All)
        {
            if (library.FindCallingType(receiverType, method) is { } calling)
            {
                return (library, calling);
            }
        }

        return null;
    }

    /// <summary>Whether the calling code is the client library itself, or a generated proxy.</summary>
    private static bool IsOwnCode(SyntaxNode node, ClientLibrary library, SourceScope source)
    {
        var type = source.ContainingType(node);
        return type is not null && library.IsDedicated
            && (library.Recognition.Contract is null ? library.Recognition.Owns(type) : library.FindCallingType(type) is not null);
    }
}
