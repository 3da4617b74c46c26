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
    /// <summary>At least the longest of <see cref="SalesforceWords"/> with what is looked at around it.</summary>
    private const int LongestWord = 32;

    private static readonly string[] ProxyNames = ["SoapClient", "PortTypeClient"];
    private static readonly string[] EndsOfVersions = [".0\"", ".0/"];

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

    /// <summary>Whether a file uses what may be a generated proxy, which need not say whose it is.</summary>
    public static bool NamesProxy(SourceText text) => text.HasAny(ProxyNames);

    /// <summary>Whether a file holds something like <c>"v60.0"</c> or <c>/v60.0/</c>, whoever's it is.</summary>
    public static bool HasVersionLiteral(SourceText text) => text.HasAny(EndsOfVersions);

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

    private static bool Search(SourceText text) => text.HasMatch(SalesforceWords.AreIn, LongestWord);
}
