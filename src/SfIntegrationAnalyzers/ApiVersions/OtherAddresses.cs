using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Tells whether a version that only its name speaks for goes into somebody else's address.</summary>
internal static class OtherAddresses
{
    /// <summary>Whether an address of another host, or one with the <c>api-version</c> of Microsoft's services, is made with a symbol.</summary>
    /// <param name="symbol">The local, field, property or parameter that holds the version.</param>
    /// <param name="folder">Folds expressions of the literal's file.</param>
    /// <param name="literal">The literal.</param>
    public static bool Use(ISymbol? symbol, StringFolder folder, SyntaxNode literal)
    {
        SyntaxNode? scope = symbol is ILocalSymbol or IParameterSymbol
            ? literal.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            : literal.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault();
        if (symbol is null || scope is null)
        {
            return false;
        }

        var uses = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == symbol.Name);
        return AddressExpressions.Around(uses, []).Any(address => IsOther(folder.Fold(address).Text));
    }

    private static bool IsOther(string address)
    {
        if (address.IndexOf("api-version=", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return true;
        }

        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3 || !EndpointRecognizer.Find(address).IsEmpty)
        {
            return false;
        }

        var end = address.IndexOfAny(['/', '?', ' ', EndpointRecognizer.Hole], start);
        var host = address.Substring(start, (end < 0 ? address.Length : end) - start);
        return host.IndexOf('.') >= 0 && (end < 0 || address[end] != EndpointRecognizer.Hole) && host.IndexOf("force", StringComparison.OrdinalIgnoreCase) < 0
            && !host.EndsWith(".site.com", StringComparison.OrdinalIgnoreCase);
    }
}
