using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers;

/// <summary>
/// Searches text for the few words without which it cannot be about Salesforce. All rules share one search of each compilation:
/// the answer is kept for as long as the compilation lives, and no longer.
/// </summary>
internal static class SalesforceText
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>At least the longest word with what is looked at around it.</summary>
    private const int Overlap = 32;

    private static readonly ConditionalWeakTable<Compilation, Lazy<bool>> Compilations = new();
    private static readonly ConditionalWeakTable<SourceText, StrongBox<bool>> Files = new();

    /// <summary>Whether any file of the compilation is about Salesforce.</summary>
    public static bool IsIn(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Compilations.TryGetValue(compilation, out var answer))
        {
            answer = Compilations.GetValue(compilation, c => new Lazy<bool>(() => Search(c), LazyThreadSafetyMode.ExecutionAndPublication));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer.Value;
    }

    /// <summary>Whether a file is about Salesforce: it names an endpoint, the company, its domains or a client library.</summary>
    public static bool IsIn(SourceText text) => Files.GetValue(text, static t => new StrongBox<bool>(Search(t))).Value;

    /// <summary>Whether text, such as that of one type, names an endpoint, the company, its domains or a client library.</summary>
    public static bool IsIn(string text) => IsAboutSalesforce(text.AsSpan());

    /// <summary>Whether a file uses what may be a generated proxy, which need not say whose it is.</summary>
    public static bool NamesProxy(SourceText text) => Has(text, static chunk => chunk.IndexOf("SoapClient".AsSpan()) >= 0 || chunk.IndexOf("PortTypeClient".AsSpan()) >= 0);

    /// <summary>Whether a file holds something like <c>"v60.0"</c> or <c>/v60.0/</c>, whoever's it is.</summary>
    public static bool HasVersionLiteral(SourceText text) => Has(text, static chunk => chunk.IndexOf(".0\"".AsSpan()) >= 0 || chunk.IndexOf(".0/".AsSpan()) >= 0);

    private static bool Search(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (Search(tree.GetText()))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Search(SourceText text) => Has(text, IsAboutSalesforce);

    /// <summary>Whether a part of the text matches; parts overlap by enough for any word.</summary>
    public static bool Has(SourceText text, Match match)
    {
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            for (var start = 0; start < text.Length; start += ChunkLength - Overlap)
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (match(buffer.AsSpan(0, length)))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static bool IsAboutSalesforce(ReadOnlySpan<char> text) =>
        Has(text, "orce", IsSalesforceName) || Has(text, "ervices/", IsEndpoint) || Has(text, "fdc", IsSfdc)
        || text.IndexOf("SALESFORCE".AsSpan()) >= 0 || text.IndexOf("SFDC".AsSpan()) >= 0 || text.IndexOf("/cometd/".AsSpan()) >= 0
        || text.IndexOf("soap/ajax/".AsSpan()) >= 0 || text.IndexOf("ApexSharp".AsSpan()) >= 0;

    private static bool Has(ReadOnlySpan<char> text, string word, Verify verify)
    {
        for (var start = 0; text.Slice(start).IndexOf(word.AsSpan()) is >= 0 and var found; start += found + word.Length)
        {
            if (verify(text.Slice(0, start + found), text.Slice(start + found + word.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSalesforceName(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Ends(before, "salesf") || Ends(before, "sf") || Ends(before, "coref") || Ends(before, "netf") || Ends(before, "harpf") || Ends(before, "reinf")
        || (Ends(before, "f") && (Starts(after, ".com") || Starts(after, "client") || Starts(after, "connect")));

    private static bool IsEndpoint(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Ends(before, "s") && (Starts(after, "data") || Starts(after, "soap") || Starts(after, "async") || Starts(after, "oauth2") || Starts(after, "apexrest"));

    private static bool IsSfdc(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => Ends(before, "s");

    private static bool Ends(ReadOnlySpan<char> text, string lower) => text.Length >= lower.Length && Same(text.Slice(text.Length - lower.Length), lower);

    private static bool Starts(ReadOnlySpan<char> text, string lower) => text.Length >= lower.Length && Same(text.Slice(0, lower.Length), lower);

    private static bool Same(ReadOnlySpan<char> text, string lower) => text.Equals(lower.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at a part of a text.</summary>
    internal delegate bool Match(ReadOnlySpan<char> text);

    private delegate bool Verify(ReadOnlySpan<char> before, ReadOnlySpan<char> after);
}
