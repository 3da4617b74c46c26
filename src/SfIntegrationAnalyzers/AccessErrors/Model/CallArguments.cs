using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

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
            if (Passed(invocation, parameter) is { } argument)
            {
                _passed.Add(parameter, argument);
            }
        }

        return true;
    }

    /// <summary>What the chain passes for a parameter.</summary>
    public SyntaxNode? Of(IParameterSymbol parameter) => _passed.TryGetValue(parameter, out var argument) ? argument : null;

    /// <summary>What a call passes for a parameter, by name or by position.</summary>
    public static ExpressionSyntax? Passed(InvocationExpressionSyntax invocation, IParameterSymbol parameter)
    {
        var arguments = invocation.ArgumentList.Arguments;
        return arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.Text == parameter.Name)?.Expression
            ?? (parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal].Expression : null);
    }
}
