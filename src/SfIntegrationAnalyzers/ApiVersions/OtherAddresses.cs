using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Tells whether a version that only its name speaks for goes into somebody else's address.</summary>
internal static class OtherAddresses
{
    /// <summary>
    /// Whether an address of another host, or one with the <c>api-version</c> of Microsoft's services, is made with a symbol.
    /// </summary>
    /// <param name="symbol">The local, field, property or parameter that holds the version.</param>
    /// <param name="names">The names in the literal's file, looked up once: very many symbols may be asked for.</param>
    /// <param name="folder">Folds expressions of that file.</param>
    /// <param name="literal">The literal.</param>
    public static bool Use(ISymbol? symbol, ILookup<string, IdentifierNameSyntax> names, StringFolder folder, SyntaxNode literal)
    {
        var scope = symbol is ILocalSymbol or IParameterSymbol
            ? literal.Ancestors().FirstOrDefault(n => n is CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax))
            : literal.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault();
        if (symbol is null || scope is null)
        {
            return false;
        }

        var uses = names[symbol.Name].Where(name => scope.Span.Contains(name.Span));
        return AddressExpressions.Around(uses, []).Select(folder.Fold).Any(address =>
            EndpointRecognizer.Find(address.Text).IsEmpty
            && (IsOther(address.Text) || IsInOtherPath(address, literal)));
    }

    private static bool IsOther(string address)
    {
        if (address.IndexOf("api-version=", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return true;
        }

        var start = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
        {
            return false;
        }

        var end = address.IndexOfAny(['/', '?', ' ', EndpointRecognizer.Hole], start);
        var host = address.Substring(start, (end < 0 ? address.Length : end) - start);
        return host.IndexOf('.') >= 0 && (end < 0 || address[end] != EndpointRecognizer.Hole) && !SalesforceNames.IsSalesforceHost(host);
    }

    /// <summary>The version follows a part of a path that is none of Salesforce's: <c>/wfm/v28.0/shifts</c>.</summary>
    private static bool IsInOtherPath(FoldedText address, SyntaxNode literal)
    {
        var at = 0;
        foreach (var part in address.PartsOf(0, address.Text.Length))
        {
            if (part.Origin.Tree == literal.SyntaxTree
                && literal.Span.Contains(part.Span)
                && EndsInOtherPath(address.Text.Substring(0, at).TrimEnd('v', 'V')))
            {
                return true;
            }

            at += part.Text.Length;
        }

        return false;
    }

    private static bool EndsInOtherPath(string before)
    {
        if (!before.EndsWith("/", StringComparison.Ordinal))
        {
            return false;
        }

        var path = before.TrimEnd('/');
        var segment = path.Substring(path.LastIndexOf('/') + 1);
        return segment.Length > 1 && segment.Length < path.Length && segment.All(c => char.IsLetterOrDigit(c) || c is '-' or '_')
            && segment.ToLowerInvariant() is not ("services" or "data" or "async" or "soap" or "cometd" or "replay" or "ajax");
    }
}
