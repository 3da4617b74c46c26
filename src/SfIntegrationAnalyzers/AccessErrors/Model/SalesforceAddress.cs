using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Tells whether a general HTTP client is pointed at Salesforce: whether its address, followed through locals, fields, helper methods,
/// parameters and base addresses, has a part that only Salesforce's addresses have.
/// </summary>
internal sealed class SalesforceAddress
{
    private const int Depth = 6;

    private static readonly string[] Paths =
        ["services/data", "services/Soap/", "services/async/", "services/apexrest", "services/oauth2/", ".salesforce.com", ".force.com", ".salesforce-sites.com"];

    private static readonly string[] Names = ["salesforce", "sfdc", "sforce", "instance_url", "instanceUrl"];

    private readonly SourceScope _source;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    private SalesforceAddress(SourceScope source) => _source = source;

    private enum Evidence
    {
        None,
        Salesforce,
        Elsewhere,
    }

    /// <summary>Whether a call on a general client goes to Salesforce.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="receiver">The client.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsTargetOf(InvocationExpressionSyntax invocation, ExpressionSyntax receiver, SourceScope source)
    {
        var address = new SalesforceAddress(source);
        var argument = invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        var own = argument is null ? Evidence.None : address.Of(argument, Depth);
        return own switch
        {
            Evidence.Salesforce => true,
            Evidence.Elsewhere => false,
            _ => address.Of(receiver, Depth) == Evidence.Salesforce || address.IsRegisteredFor(receiver),
        };
    }

    /// <summary>Whether a text is, or is a part of, an address of Salesforce.</summary>
    public static bool IsIn(string text) => Paths.Any(path => text.IndexOf(path, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a name says that something is Salesforce's.</summary>
    public static bool IsName(string text) =>
        Names.Any(name => text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
        && text.IndexOf("marketing", StringComparison.OrdinalIgnoreCase) < 0;

    private static Evidence OfText(string text)
    {
        if (IsIn(text))
        {
            return Evidence.Salesforce;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            // A bare scheme, as in $"https://{host}", says nothing yet.
            return scheme + 3 < text.Length ? Evidence.Elsewhere : Evidence.None;
        }

        return IsName(text) ? Evidence.Salesforce : Evidence.None;
    }

    private Evidence Of(SyntaxNode expression, int depth)
    {
        var found = Evidence.None;
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            _source.CancellationToken.ThrowIfCancellationRequested();
            var evidence = node switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => OfText(literal.Token.ValueText),
                InterpolatedStringTextSyntax text => OfText(text.TextToken.ValueText),
                SimpleNameSyntax name => OfName(name, depth),
                _ => Evidence.None,
            };
            if (evidence == Evidence.Salesforce)
            {
                return evidence;
            }

            found = found == Evidence.None ? evidence : found;
        }

        return found;
    }

    private Evidence OfName(SimpleNameSyntax name, int depth)
    {
        // Names of types prove nothing: a class called SalesforceService calls other services too.
        if (depth == 0 || _source.SymbolOf(name) is not { } symbol
            || symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol)
            || !_seen.Add(symbol))
        {
            return Evidence.None;
        }

        var assigned = AssignedValues.Of(symbol, _source).Select(value => Of(value, depth - 1)).ToList();
        return assigned.Contains(Evidence.Salesforce) || (symbol is not IMethodSymbol && IsName(symbol.Name) && !assigned.Contains(Evidence.Elsewhere))
            ? Evidence.Salesforce
            : assigned.FirstOrDefault(e => e != Evidence.None);
    }

    /// <summary>Whether the container gives the type a client whose base address is Salesforce's: <c>AddHttpClient&lt;T&gt;(…)</c>.</summary>
    private bool IsRegisteredFor(ExpressionSyntax receiver) =>
        _source.SymbolOf(receiver) is IFieldSymbol or IPropertySymbol or IParameterSymbol
        && _source.ContainingType(receiver) is { } type
        && TypedClients.AddressedToSalesforce(_source).Contains(type.Name);
}
