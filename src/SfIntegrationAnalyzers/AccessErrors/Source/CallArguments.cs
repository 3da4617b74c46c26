using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>What one chain of calls passes for the parameters of the methods it goes through.</summary>
internal sealed class CallArguments
{
    private readonly Dictionary<ISymbol, SyntaxNode> _passed = new(SymbolEqualityComparer.Default);

    /// <summary>Adds a call to the chain.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="method">The method as it is declared.</param>
    /// <returns>Whether the chain had not gone through the method yet.</returns>
    public bool Enter(InvocationExpressionSyntax invocation, IMethodSymbol method)
    {
        if (_passed.ContainsKey(method))
        {
            return false;
        }

        _passed.Add(method, invocation);
        foreach (var parameter in method.Parameters)
        {
            if (Passed(invocation, parameter) is { } argument && !_passed.ContainsKey(parameter))
            {
                _passed.Add(parameter, argument);
            }
        }

        return true;
    }

    /// <summary>What the chain passes for a parameter.</summary>
    public SyntaxNode? Of(IParameterSymbol parameter) => _passed.TryGetValue(parameter, out var argument) ? argument : null;

    /// <summary>
    /// What a call passes for a parameter of the method, by name or by position; an extension method's first is what it is called on.
    /// </summary>
    public static ExpressionSyntax? Passed(InvocationExpressionSyntax invocation, IParameterSymbol parameter)
    {
        if (!IsCalledAsExtension(invocation, parameter))
        {
            return Passed(invocation.ArgumentList, parameter, parameter.Ordinal);
        }

        return parameter.Ordinal == 0
            ? Invocation.ReceiverOf(invocation)
            : Passed(invocation.ArgumentList, parameter, parameter.Ordinal - 1);
    }

    /// <summary>What a list of arguments holds for a parameter, by name or by position.</summary>
    public static ExpressionSyntax? Passed(ArgumentListSyntax? list, IParameterSymbol parameter, int position) =>
        list is null ? null
        : list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == parameter.Name)?.Expression
            ?? (position < list.Arguments.Count && list.Arguments[position].NameColon is null ? list.Arguments[position].Expression : null);

    /// <summary>
    /// <c>client.Send(url)</c> rather than <c>ClientExtensions.Send(client, url)</c>:
    /// the class that declares it does not stand before the dot.
    /// </summary>
    private static bool IsCalledAsExtension(InvocationExpressionSyntax invocation, IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true, ContainingType.Name: var declaring }
        && Invocation.ReceiverOf(invocation) is { } receiver
        && LastName.Of(receiver) != declaring;
}
