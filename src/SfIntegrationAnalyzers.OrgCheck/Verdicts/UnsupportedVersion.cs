namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4013: the code uses an API version that this org does not support. It points at the code.</summary>
internal sealed class UnsupportedVersion : IVerdict
{
    /// <inheritdoc/>
    public string Id => "SFI4013";

    /// <inheritdoc/>
    public string Title => "The org does not support a version that the code uses";

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        if (check.OrgVersions.IsEmpty)
        {
            yield break;
        }

        var (oldest, newest) = (check.OrgVersions[0], check.OrgVersions[^1]);
        foreach (var used in check.UsedApiVersions.Where(used => check.OrgVersions.All(version => version.Version != used.Version)))
        {
            var answer = used.Version < oldest.Version ? "410 Gone" : "404 NOT_FOUND";
            yield return this.At(
                used.Position,
                FindingSeverity.Error,
                $"The org {check.OrgKey} does not support API {used.Version}, which this code uses: calls answer {answer}. It supports {oldest.Version} to {newest.Version}{(newest.Label.Length > 0 ? $" ({newest.Label})" : "")}. Use one of these.",
                new Explanation { Meanwhile = $"Calls of this version answer {answer}" });
        }
    }
}
