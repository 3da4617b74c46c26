using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>
/// Finds the change that took access away. The Setup Audit Trail has sentences only, so the newest one counts that names the user
/// and a set, or the set or profile and the permission, or the user and that something was taken away, or the set and that something was
/// taken out of it, or it was deleted.
/// </summary>
internal static class ChangeFinder
{
    private const int ShortestName = 3;

    private const string Gain = "assigned to";

    private static readonly string[] Removals = ["removed", "deleted"];

    private static readonly string[] Losses = ["unassigned", "removed", "expire", "changed profile", "revoked"];

    /// <summary>Looks for a change.</summary>
    /// <param name="evidence">The facts.</param>
    /// <param name="user">The user.</param>
    /// <param name="sets">API names or labels of sets, groups and profiles that matter.</param>
    /// <param name="permission">The permission that was lost, or null where only holdings matter.</param>
    /// <param name="isLoss">Whether something is lacking, which whoever assigned a set did not bring about.</param>
    /// <returns>The newest change that fits; null where there is none.</returns>
    public static RecordedChange? Find(
        OrgEvidence evidence,
        UserFacts user,
        IEnumerable<string?> sets,
        string? permission,
        bool isLoss = true)
    {
        // The trail writes labels, which by default are API names with blanks; those of what is gone are not known.
        string[] names =
        [
            .. sets.OfType<string>().SelectMany(name => new[] { name, name.Replace('_', ' ') }).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        var change = evidence.Changes
            .Where(change => !isLoss || !Says(change, Gain) || SaysLoss(change))
            .Where(change =>
            {
                var namesSet = names.Any(name => Names(change, name));
                var namesUser = NamesUser(change, user);
                return (namesUser && namesSet)
                    || (permission is not null && (namesSet || namesUser) && SaysPermission(change, permission))
                    || (permission is not null && namesUser && SaysLoss(change))
                    || (permission is not null && namesSet && SaysRemoval(change));
            })
            .OrderByDescending(change => change.At)
            .ThenBy(change => change.Text, StringComparer.Ordinal)
            .FirstOrDefault();
        return change is null ? null : new RecordedChange(change.At, change.By, change.Text);
    }

    /// <summary>The newest change that names something which concerns everybody, such as an app.</summary>
    public static RecordedChange? FindNaming(OrgEvidence evidence, string name) =>
        evidence.Changes
            .Where(change => Names(change, name))
            .OrderByDescending(change => change.At)
            .ThenBy(change => change.Text, StringComparer.Ordinal)
            .FirstOrDefault() is { } change
            ? new RecordedChange(change.At, change.By, change.Text)
            : null;

    /// <summary>The change as a clause: <c>changed by A. Admin on 2026-11-19: …</c>.</summary>
    public static string Clause(RecordedChange change) =>
        $"last change {(change.By is null ? "" : $"by {change.By} ")}"
        + $"on {Evaluation.EffectiveAccess.Day(change.At)}: {change.What.TrimEnd('.')}";

    /// <summary>Entries with the id of a user are about that one alone: several may have the same name.</summary>
    private static bool NamesUser(AuditFacts change, UserFacts user) => change.UserIds.Length > 0
        ? change.UserIds.Any(id => SalesforceId.AreSame(id, user.Id))
        : Names(change, user.Username) || (user.Name is { } name && Names(change, name));

    /// <summary>Whether a name stands in the text by itself, and not as a part of another: the user Bot is not named by a robot.</summary>
    private static bool Names(AuditFacts change, string name)
    {
        if (name.Length < ShortestName)
        {
            return false;
        }

        for (var at = -1; (at = change.Text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            if (!IsInName(at - 1) && !IsInName(at + name.Length))
            {
                return true;
            }
        }

        return false;

        bool IsInName(int at) => at >= 0 && at < change.Text.Length && (char.IsLetterOrDigit(change.Text[at]) || change.Text[at] == '_');
    }

    private static bool Says(AuditFacts change, string name) => change.Text.Contains(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it concerns everybody who holds something, and not one user.</summary>
    private static bool SaysRemoval(AuditFacts change) =>
        Removals.Any(removal => Says(change, removal)) && change.UserIds.Length == 0 && !Says(change, "user");

    private static bool SaysLoss(AuditFacts change) => Losses.Any(loss => Says(change, loss));

    /// <summary>The trail writes labels: <c>API Enabled</c> for <c>ApiEnabled</c>.</summary>
    private static bool SaysPermission(AuditFacts change, string permission) =>
        change.Text.Replace(" ", "", StringComparison.Ordinal).Contains(permission, StringComparison.OrdinalIgnoreCase);
}
