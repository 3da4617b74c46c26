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

    /// <summary>Roslyn keeps a text of up to 40 K characters as one string, and hands that out; longer ones would be put together anew.</summary>
    private const int LongestInOneString = 40 * 1024;

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

    /// <summary>The files of a compilation that are about Salesforce.</summary>
    public static IEnumerable<SyntaxTree> FilesOf(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Where(tree => IsIn(tree.GetText(cancellationToken)));

    /// <summary>Whether text, such as that of one type, names an endpoint, the company, its domains or a client library.</summary>
    public static bool IsIn(string text) => SalesforceWords.AreIn(text.AsSpan());

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

    private static bool Search(SourceText text) => Has(text, SalesforceWords.AreIn);

    /// <summary>Whether a part of the text matches; parts overlap by enough for any word.</summary>
    public static bool Has(SourceText text, Match match)
    {
        if (text.Length <= LongestInOneString)
        {
            return match(text.ToString().AsSpan());
        }

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

    /// <summary>Looks at a part of a text.</summary>
    internal delegate bool Match(ReadOnlySpan<char> text);
}
