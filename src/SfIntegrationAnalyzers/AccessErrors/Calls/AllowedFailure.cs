using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Tells whether a call has its failure as a response, where the client would throw it otherwise: by what the method returns, by an
/// attribute, or by what was called before in the chain that makes the request.
/// </summary>
internal sealed class AllowedFailure
{
    private readonly IReadOnlyList<string> _methods;
    private readonly SourceScope _source;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    private AllowedFailure(IReadOnlyList<string> methods, SourceScope source) => (_methods, _source) = (methods, source);

    /// <summary>Whether a call does.</summary>
    /// <param name="receiver">What is called on.</param>
    /// <param name="method">The method.</param>
    /// <param name="library">Its library.</param>
    /// <param name="calling">Its type.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsBy(
        ExpressionSyntax receiver, IMethodSymbol method, ClientLibrary library, CallingType calling, SourceScope source) =>
        library.Requests switch
        {
            null => new AllowedFailure(calling.AllowingMethods, source).IsIn(receiver),
            { AllowingAttribute: null } => ResponseFlow.IsResponse(method.ReturnType),
            var requests => requests.AllowsFailure(method, library.Recognition),
        };

    /// <summary>Whether a chain, or what the variable at its start was made with, allows it.</summary>
    private bool IsIn(SyntaxNode chain)
    {
        var link = Waiting.Without(chain);
        for (; link is InvocationExpressionSyntax call; link = Waiting.Without(Invocation.ReceiverOf(call)!))
        {
            if (IsAllowing(call))
            {
                return true;
            }

            if (Invocation.ReceiverOf(call) is null)
            {
                return false;
            }
        }

        return link is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && _source.SymbolOf(link) is (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol) and var start
            && _followed.Add(start)
            && (AssignedValues.Of(start, _source).Any(IsIn) || IsAllowedApart(start, link));
    }

    /// <summary>A statement of its own, <c>request.AllowAnyHttpStatus();</c>.</summary>
    private bool IsAllowedApart(ISymbol request, SyntaxNode place) =>
        request is ILocalSymbol
        && EnclosingMember.Of(place).DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => Invocation.ReceiverOf(call) is IdentifierNameSyntax name
                && name.Identifier.ValueText == request.Name
                && IsAllowing(call));

    /// <summary>Whether a call allows the status that access errors come with; a status that is not written out may be that.</summary>
    private bool IsAllowing(InvocationExpressionSyntax call)
    {
        if (Invocation.NameOf(call) is not { } name || !_methods.Contains(name))
        {
            return CodeWords.AreIn(call.ArgumentList, "AllowedHttpStatusRange");
        }

        var statuses = call.ArgumentList.Arguments;
        return statuses.Count == 0 || statuses.Any(status => IncludesForbidden(status.Expression));
    }

    private bool IncludesForbidden(ExpressionSyntax status) => status switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number == 403,
        MemberAccessExpressionSyntax { Expression: var type } named when LastName.Of(type) == "HttpStatusCode" =>
            LastName.Of(named) == "Forbidden",
        _ when _source.ConstantText(status) is { } text => text.Split(',').Any(IncludesForbidden),
        _ => true,
    };

    /// <summary>Of <c>400-404,6xx</c>: a status, a range, or digits that may be any.</summary>
    private static bool IncludesForbidden(string statuses)
    {
        var ends = statuses.Trim().Split('-');
        return int.TryParse(Digits(ends[0], '0'), out var first)
            && int.TryParse(Digits(ends[ends.Length - 1], '9'), out var last)
            && first <= 403
            && last >= 403;
    }

    private static string Digits(string status, char any) =>
        status.Trim().Replace('x', any).Replace('X', any) is var digits && digits == "*" ? (any == '0' ? "0" : "999") : digits;
}
