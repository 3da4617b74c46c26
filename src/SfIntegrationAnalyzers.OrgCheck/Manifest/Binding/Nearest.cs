namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate within a third of its length in single-letter changes, case aside; null if none is that near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var (nearest, distance) = candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= Tolerance(candidate))
            .Select(candidate => (candidate, Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .DefaultIfEmpty(("", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Tolerance(nearest) ? nearest : null;
    }

    private static int Tolerance(string candidate) => Math.Max(1, candidate.Length / 3);

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
