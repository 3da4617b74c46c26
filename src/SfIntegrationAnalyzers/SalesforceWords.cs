using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SfIntegrationAnalyzers;

/// <summary>
/// The words without which text is not about Salesforce: the company, its domains, endpoints and client libraries. All are found in one
/// pass, since every compilation pays for it: each word holds one of a few pairs of characters, a vector of text is compared with
/// those at once, by the low bytes of its characters, and only where one seems to stand is the text around it read.
/// </summary>
internal static class SalesforceWords
{
    private const byte LowerCase = 0x20;

    /// <summary>MethodImplOptions.AggressiveOptimization, which .NET Standard 2.0 does not name.</summary>
    private const MethodImplOptions OptimizedAtOnce = (MethodImplOptions)512;

    /// <summary>Whether the text holds one of the words, in any case.</summary>
    /// <remarks>
    /// Optimised at once: where a host lets code begin unoptimised, the first compilation would pay several hundred times as much.
    /// </remarks>
    [MethodImpl(OptimizedAtOnce)]
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return false;
        }

        var firsts = MemoryMarshal.Cast<char, Vector<ushort>>(text);
        var seconds = MemoryMarshal.Cast<char, Vector<ushort>>(text.Slice(1));
        var start = 0;
        for (var i = 0; i + 1 < seconds.Length; i += 2, start += Vector<byte>.Count)
        {
            if (HoldPair(Vector.Narrow(firsts[i], firsts[i + 1]), Vector.Narrow(seconds[i], seconds[i + 1]))
                && AreIn(text, start, start + Vector<byte>.Count))
            {
                return true;
            }
        }

        return AreIn(text, start, text.Length - 1);
    }

    /// <summary>
    /// Whether <c>rc</c>, <c>dc</c>, <c>s/</c>, <c>d/</c>, <c>x/</c> or <c>xS</c> stands anywhere;
    /// <see cref="IsWord"/> knows in which words they do.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HoldPair(Vector<byte> first, Vector<byte> second)
    {
        first |= new Vector<byte>(LowerCase);
        var d = Vector.Equals(first, new Vector<byte>((byte)'d'));
        var x = Vector.Equals(first, new Vector<byte>((byte)'x'));
        var beforeC = Vector.Equals(first, new Vector<byte>((byte)'r')) | d;
        var beforeSlash = Vector.Equals(first, new Vector<byte>((byte)'s')) | d | x;
        var pairs = (beforeC & Vector.Equals(second | new Vector<byte>(LowerCase), new Vector<byte>((byte)'c')))
            | (beforeSlash & Vector.Equals(second, new Vector<byte>((byte)'/')))
            | (x & Vector.Equals(second, new Vector<byte>((byte)'S')));
        return pairs != Vector<byte>.Zero;
    }

    [MethodImpl(OptimizedAtOnce)]
    private static bool AreIn(ReadOnlySpan<char> text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (IsWord(text.Slice(0, i), (char)(text[i] | LowerCase), text[i + 1], text.Slice(i + 2)))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(OptimizedAtOnce)]
    private static bool IsWord(ReadOnlySpan<char> before, char first, char second, ReadOnlySpan<char> after) => (first, second) switch
    {
        ('r', 'c' or 'C') =>
            Ends(before, "o") && Starts(after, "e") && IsSalesforceName(before.Slice(0, before.Length - 1), after.Slice(1)),
        ('d', 'c' or 'C') => Ends(before, "sf"),
        ('s', '/') => Ends(before, "service") && IsEndpoint(after),
        ('d', '/') => Ends(before, "/comet"),
        ('x', '/') => Ends(before, "soap/aja"),
        ('x', 'S') => Ends(before, "Ape") && Starts(after, "harp"),
        _ => false,
    };

    /// <summary>Whether <c>orce</c> belongs to Salesforce, a domain of its or one of the client libraries.</summary>
    private static bool IsSalesforceName(ReadOnlySpan<char> before, ReadOnlySpan<char> after) =>
        Ends(before, "sf") || Ends(before, "coref") || Ends(before, "netf") || Ends(before, "harpf") || Ends(before, "reinf")
        || (Ends(before, "f") && (Starts(after, ".com") || Starts(after, "client") || Starts(after, "connect")));

    private static bool IsEndpoint(ReadOnlySpan<char> after) =>
        Starts(after, "data") || Starts(after, "soap") || Starts(after, "async") || Starts(after, "oauth2") || Starts(after, "apexrest");

    private static bool Ends(ReadOnlySpan<char> text, string word) =>
        text.Length >= word.Length && Same(text.Slice(text.Length - word.Length), word);

    private static bool Starts(ReadOnlySpan<char> text, string word) =>
        text.Length >= word.Length && Same(text.Slice(0, word.Length), word);

    private static bool Same(ReadOnlySpan<char> text, string word) => text.Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
