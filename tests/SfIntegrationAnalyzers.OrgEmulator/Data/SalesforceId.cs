using System.Text;

namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>
/// Record ids as Salesforce forms them: a key prefix, twelve case-sensitive
/// characters, and a suffix of three that makes them safe without case.
/// </summary>
internal static class SalesforceId
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SuffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>
    /// The id of a thing that has a name of its own: the same name always gives the same id, whatever else the org holds.
    /// </summary>
    public static string Derive(string keyPrefix, string naturalKey)
    {
        Span<char> id = stackalloc char[15];
        keyPrefix.CopyTo(id);
        "Em".CopyTo(id[3..]);
        var hash = Fnv1A(keyPrefix, naturalKey);
        for (var i = 14; i >= 5; i--, hash /= 62)
            id[i] = Base62[(int)(hash % 62)];
        return WithSuffix(id);
    }

    public static string WithSuffix(ReadOnlySpan<char> caseSensitive)
    {
        Span<char> id = stackalloc char[18];
        caseSensitive[..15].CopyTo(id);
        for (var block = 0; block < 3; block++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
            {
                if (char.IsAsciiLetterUpper(id[block * 5 + i])) bits |= 1 << i;
            }

            id[15 + block] = SuffixAlphabet[bits];
        }

        return new string(id);
    }

    public static bool LooksLikeId(string text) =>
        text.Length is 15 or 18 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Two ids name the same record when their first fifteen characters agree.</summary>
    public static bool Same(string left, string right) =>
        left.Length >= 15 && right.Length >= 15 && left.AsSpan(0, 15).SequenceEqual(right.AsSpan(0, 15));

    private static ulong Fnv1A(string keyPrefix, string naturalKey)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(keyPrefix + "/" + naturalKey.ToLowerInvariant()))
            hash = (hash ^ b) * 1099511628211UL;

        // FNV leaves the last characters of similar names close together; one more round spreads them over the whole id.
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
