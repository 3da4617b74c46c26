using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Finds the places of a file at which a version may stand, from its text alone: addresses, and numbers that look like versions.
/// Everything that asks the compiler starts from these places.
/// </summary>
internal sealed class VersionCandidates
{
    private static readonly ConditionalWeakTable<SourceText, VersionCandidates> Files = new();

    private static readonly string[] Paths = ["services/data", "services/soap", "services/async", "cometd", "soap/ajax"];

    private VersionCandidates(bool isAboutSalesforce, ImmutableArray<int> addresses, ImmutableArray<int> positions)
    {
        IsAboutSalesforce = isAboutSalesforce;
        Addresses = addresses;
        Positions = positions;
    }

    /// <summary>Whether the file names Salesforce or one of its endpoints.</summary>
    public bool IsAboutSalesforce { get; }

    /// <summary>Positions of addresses alone.</summary>
    public ImmutableArray<int> Addresses { get; }

    /// <summary>Positions of addresses and of numbers, in order.</summary>
    public ImmutableArray<int> Positions { get; }

    /// <summary>The candidates of a file.</summary>
    public static VersionCandidates In(SourceText text) => Files.GetValue(text, static t => Search(t));

    private static VersionCandidates Search(SourceText source)
    {
        var isAbout = SalesforceText.IsIn(source);
        if (!isAbout && !SalesforceText.HasVersionLiteral(source))
        {
            return new VersionCandidates(isAbout, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty);
        }

        var text = source.ToString();
        var positions = new SortedSet<int>();
        foreach (var path in Paths)
        {
            for (var at = text.IndexOf(path, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf(path, at + path.Length, StringComparison.OrdinalIgnoreCase))
            {
                positions.Add(at);
            }
        }

        var addresses = positions.ToImmutableArray();
        AddNumbers(text, isAbout, positions);
        return new VersionCandidates(isAbout, addresses, positions.ToImmutableArray());
    }

    private static void AddNumbers(string text, bool isAbout, SortedSet<int> positions)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (!IsDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && (IsDigit(text[i]) || (text[i] == '.' && i + 1 < text.Length && IsDigit(text[i + 1]))))
            {
                i++;
            }

            var length = i - start;
            var before = text[start - 1];
            var letter = before is 'v' or 'V' && (start < 2 || !char.IsLetterOrDigit(text[start - 2]));
            if (length is >= 1 and <= 6 && (letter || !(char.IsLetterOrDigit(before) || before is '_' or '-' or '.'))
                && (isAbout || letter || text.IndexOf('.', start, length) > 0))
            {
                positions.Add(start);
            }
        }
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
