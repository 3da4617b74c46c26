using SfIntegrationAnalyzers.Salesforce.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate within a third of its length in single-letter changes, case aside; null if none is that near.</summary>
    public static string? To(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (
            Candidate: candidate,
            Distance: EditDistance.Between(name.ToUpperInvariant(), candidate.ToUpperInvariant(), Tolerance(candidate))))
        .Where(pair => pair.Distance is not null)
        .OrderBy(pair => pair.Distance)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    private static int Tolerance(string candidate) => Math.Max(1, candidate.Length / 3);
}
