using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>The typed clients that a compilation registers with <c>AddHttpClient&lt;TClient&gt;</c> and an address of Salesforce.</summary>
internal static class TypedClients
{
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> Known = new();

    /// <summary>Names of the types whose <c>HttpClient</c> has a base address at Salesforce.</summary>
    public static HashSet<string> AddressedToSalesforce(SourceScope source)
    {
        if (Known.TryGetValue(source.Compilation, out var known))
        {
            return known;
        }

        var found = new HashSet<string>(
            from tree in source.Compilation.SyntaxTrees
            where tree.GetText(source.CancellationToken).Has("AddHttpClient<")
            from registration in tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
            where registration.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.Text: "AddHttpClient" } }
            let chain = registration.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)registration
            where chain.DescendantTokens().Any(token => token.Value is string literal && SalesforceAddress.IsIn(literal) || SalesforceAddress.IsName(token.Text))
            from argument in ((GenericNameSyntax)((MemberAccessExpressionSyntax)registration.Expression).Name).TypeArgumentList.Arguments
            select argument.ToString().Split('.').Last(),
            StringComparer.Ordinal);
        return Known.GetValue(source.Compilation, _ => found);
    }
}
