using System.Runtime.CompilerServices;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Record ids: 15 characters in which case matters, or 18, where the last three repeat the case of the first 15.</summary>
internal static class SalesforceId
{
    private const string CheckCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The id in its 18-character form; null if it is none, or if its last three characters do not fit the others.</summary>
    public static string? Normalize(string id)
    {
        if (!HasForm(id))
            return null;

        var full = id[..15] + CheckCharacterOf(id[..5]) + CheckCharacterOf(id[5..10]) + CheckCharacterOf(id[10..15]);
        return id.Length == 15 || full.Equals(id, StringComparison.OrdinalIgnoreCase) ? full : null;
    }

    /// <summary>Whether a text is as long as an id, and of the same characters.</summary>
    /// <remarks>Optimised at once, since rows are full of ids.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool HasForm(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return false;
        }

        return text.Length is 15 or 18;
    }

    /// <summary>Whether two ids, of whichever length, are of one record.</summary>
    public static bool AreSame(string one, string other) =>
        one.Length >= 15 && other.Length >= 15 && one.AsSpan(0, 15).SequenceEqual(other.AsSpan(0, 15));

    private static char CheckCharacterOf(string five)
    {
        var bits = 0;
        for (var i = 0; i < five.Length; i++)
            bits |= char.IsAsciiLetterUpper(five[i]) ? 1 << i : 0;

        return CheckCharacters[bits];
    }
}
