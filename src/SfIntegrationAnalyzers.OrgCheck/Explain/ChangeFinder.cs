using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>
/// Finds the change that took access away. The Setup Audit Trail has sentences only, so the newest one counts that names the user
/// and a set, or the set or profile and the permission, or the user and that something was taken away, or the set and that something was
/// taken out of it, or it was deleted.
/// </summary>
/// <remarks>
/// Each sentence is searched once for each name, however many findings ask for it: users by the hundred who lost one set all ask for
/// that set, and each of them asks several times.
/// </remarks>
/// <param name="changes">What the trail has.</param>
internal sealed class ChangeFinder(ImmutableArray<AuditFacts> changes)
{
    private const int ShortestName = 3;

    private const string Gain = "assigned to";

    private static readonly string[] Removals = ["removed", "deleted"];

    private static readonly string[] Losses = ["unassigned", "removed", "expire", "changed profile", "revoked"];

    private readonly ImmutableArray<Sentence> _newestFirst =
    [
        .. changes.OrderByDescending(change => change.At).ThenBy(change => change.Text, StringComparer.Ordinal).Select(Sentence.Of),
    ];

    private readonly Dictionary<string, bool[]> _naming = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool[]> _sayingPermission = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks for a change.</summary>
    /// <param name="user">The user.</param>
    /// <param name="sets">API names or labels of sets, groups and profiles that matter.</param>
    /// <param name="permission">The permission that was lost, or null where only holdings matter.</param>
    /// <param name="isLoss">Whether something is lacking, which whoever assigned a set did not bring about.</param>
    /// <param name="isAnyLoss">Whether it is not known through which set the permission was lost, so that it may have been any.</param>
    /// <returns>The newest change that fits; null where there is none.</returns>
    public RecordedChange? Find(
        UserFacts user, IEnumerable<string?> sets, string? permission, bool isLoss = true, bool isAnyLoss = true)
    {
        if (_newestFirst.IsEmpty)
        {
            return null;
        }

        // The trail writes labels, which by default are API names with blanks; those of what is gone are not known.
        bool[][] ofSets =
        [
            .. sets.OfType<string>()
                .SelectMany(name => new[] { name, name.Replace('_', ' ') })
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(Naming),
        ];
        var isAboutUser = About(user);
        var ofPermission = permission is null ? null : SayingPermission(permission);
        return First((sentence, at) =>
        {
            if (isLoss && sentence is { IsGain: true, IsLoss: false })
            {
                return false;
            }

            var namesSet = ofSets.Any(naming => naming[at]);
            var namesUser = isAboutUser(sentence, at);
            return (namesUser && namesSet)
                || (ofPermission is not null && (namesSet || namesUser) && ofPermission[at])
                || (permission is not null && isAnyLoss && namesUser && sentence.IsLoss)
                || (permission is not null && namesSet && sentence.IsRemoval);
        });
    }

    /// <summary>The newest change that names a user and says what became of it: <c>Froze user Stripe Bot</c>.</summary>
    /// <param name="user">The user.</param>
    /// <param name="words">What the trail may call it.</param>
    /// <returns>The change; null where there is none.</returns>
    public RecordedChange? FindSaying(UserFacts user, params string[] words)
    {
        var isAboutUser = About(user);
        bool[][] saying = [.. words.Select(Naming)];
        return First((sentence, at) => saying.Any(naming => naming[at]) && isAboutUser(sentence, at));
    }

    /// <summary>
    /// The newest change that names something which concerns everybody, such as an app; what was added to it took nothing away.
    /// </summary>
    public RecordedChange? FindNaming(string name)
    {
        var naming = Naming(name);
        var adding = Naming("added");
        return First((sentence, at) => naming[at] && (sentence.IsLoss || !adding[at]));
    }

    /// <summary>The change as a clause: <c>changed by A. Admin on 2026-11-19: …</c>.</summary>
    public static string Clause(RecordedChange change) =>
        $"last change {(change.By is null ? "" : $"by {change.By} ")}"
        + $"on {Evaluation.EffectiveAccess.Day(change.At)}: {change.What.TrimEnd('.')}";

    private RecordedChange? First(Func<Sentence, int, bool> fits)
    {
        for (var at = 0; at < _newestFirst.Length; at++)
        {
            if (fits(_newestFirst[at], at))
            {
                var change = _newestFirst[at].Change;
                return new RecordedChange(change.At, change.By, change.Text);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a sentence names a user. Entries with the id of a user are about that one alone: several may have the same name.
    /// </summary>
    private Func<Sentence, int, bool> About(UserFacts user)
    {
        bool[][] naming = [Naming(user.Username), .. user.Name is { } name ? new[] { Naming(name) } : []];
        return (sentence, at) => sentence.Change.UserIds.Length > 0
            ? sentence.Change.UserIds.Any(id => SalesforceId.AreSame(id, user.Id))
            : naming.Any(names => names[at]);
    }

    /// <summary>Which sentences name something.</summary>
    private bool[] Naming(string name) => Known(_naming, name, sentence => Names(sentence.Change.Text, name));

    /// <summary>Which sentences speak of a permission. The trail writes labels: <c>API Enabled</c> for <c>ApiEnabled</c>.</summary>
    private bool[] SayingPermission(string permission) =>
        Known(_sayingPermission, permission, sentence => Says(sentence.WithoutBlanks, permission));

    private bool[] Known(Dictionary<string, bool[]> found, string key, Func<Sentence, bool> holds)
    {
        if (!found.TryGetValue(key, out var known))
        {
            known = [.. _newestFirst.Select(holds)];
            found.Add(key, known);
        }

        return known;
    }

    /// <summary>Whether a name stands in a text by itself, and not as a part of another: the user Bot is not named by a robot.</summary>
    private static bool Names(string text, string name)
    {
        if (name.Length < ShortestName)
        {
            return false;
        }

        for (var at = -1; (at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            if (!IsInName(at - 1) && !IsInName(at + name.Length))
            {
                return true;
            }
        }

        return false;

        bool IsInName(int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
    }

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>An entry of the trail, and what it says whoever asks.</summary>
    /// <param name="Change">The entry.</param>
    /// <param name="WithoutBlanks">Its text without blanks.</param>
    /// <param name="IsGain">Whether it gave something.</param>
    /// <param name="IsLoss">Whether it took something away.</param>
    /// <param name="IsRemoval">Whether it took something from everybody who holds it, and not from one user.</param>
    private sealed record Sentence(AuditFacts Change, string WithoutBlanks, bool IsGain, bool IsLoss, bool IsRemoval)
    {
        public static Sentence Of(AuditFacts change) => new(
            change,
            change.Text.Replace(" ", "", StringComparison.Ordinal),
            Says(change.Text, Gain),
            Losses.Any(loss => Says(change.Text, loss)),
            Removals.Any(removal => Says(change.Text, removal)) && change.UserIds.Length == 0 && !Says(change.Text, "user"));
    }
}
