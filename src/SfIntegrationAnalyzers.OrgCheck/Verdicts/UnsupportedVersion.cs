using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.CodeVersions;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4013: the code uses an API version that this org does not support. It points at the code, which
/// is looked at project by project after the org has been asked. A version older than the org's oldest
/// is a warning: the rule SFI1001 reports it too, and how grave that is the team has decided there.
/// </summary>
internal static class UnsupportedVersion
{
    /// <summary>Its id, by which findings of this kind are told apart in a report.</summary>
    public const string Id = "SFI4013";

    /// <summary>Decides. Pure: the same versions give the same findings.</summary>
    public static IEnumerable<Finding> Decide(
        string orgKey,
        ImmutableArray<OrgApiVersion> orgVersions,
        IEnumerable<UsedApiVersion> usedVersions,
        string project)
    {
        if (orgVersions.IsEmpty)
        {
            yield break;
        }

        var (oldest, newest) = (orgVersions[0], orgVersions[^1]);
        foreach (var used in usedVersions.Where(used => orgVersions.All(version => version.Version != used.Version)))
        {
            var (severity, answer) = used.Version < oldest.Version
                ? (FindingSeverity.Warning, "410 Gone")
                : (FindingSeverity.Error, "404 NOT_FOUND");
            var label = newest.Label.Length > 0 ? $" ({newest.Label})" : "";
            yield return new Finding
            {
                Id = Id,
                Title = "The org does not support a version that the code uses",
                Severity = severity,
                Position = used.Position,
                Message =
                    $"The org {orgKey} does not support API {used.Version}, which this code uses: calls answer {answer}. "
                    + $"It supports {oldest.Version} to {newest.Version}{label}. Use one of these.",
                Subject = project,
                Explanation = new Explanation { Meanwhile = $"Calls with this version answer {answer}" },
            };
        }
    }
}
