using System.Collections.Immutable;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>
/// Writes what an org says into a manifest that people write, too: only the values that differ change; comments, order, layout, line
/// breaks and keys that this version does not know stay. Doing it twice changes nothing.
/// </summary>
/// <remarks>
/// An integration is found by its username. Its <c>license</c>, <c>profile</c> and <c>permissionSets</c> follow the org where they are
/// stated; one that states none of them yet gets them. <c>allow</c> follows where <c>exact</c> is true, and keeps the sets that it names.
/// <c>permissions</c>, <c>objects</c> and <c>app</c> say what the code needs, which no org knows: they stay. Users without an integration
/// become one.
/// </remarks>
public static class ManifestEditor
{
    /// <summary>Brings a manifest up to date.</summary>
    /// <param name="text">The manifest as it is.</param>
    /// <param name="path">Its full path, for errors.</param>
    /// <param name="snapshot">What the org says.</param>
    /// <returns>The new text, or the errors that stand in the way.</returns>
    public static ManifestEdit Update(string text, string path, ManifestSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var read = ManifestReader.Read(text, path, toleratesUnknownKeys: true);
        if (read.Manifest is null)
            return new(null, read.Errors);

        snapshot = snapshot with { Integrations = [.. snapshot.Integrations.Select(Writable)] };

        // Removing and adding in one list at once would overlap, so each has a pass of its own.
        var layout = JsonLayout.Of(text);
        foreach (Action<Pass> step in (Action<Pass>[])[UpdateValues, UpdateLists, AddMembers, AddIntegrations])
        {
            var pass = new Pass(text, JsonSyntaxReader.Read(text).Root!, snapshot, layout);
            step(pass);
            text = pass.Changes.Apply();
        }

        return new(text, []);
    }

    /// <summary>
    /// What a manifest can say of it: with a name that no org can give, which a proxy may put there or which held a secret, the next build
    /// would refuse the file.
    /// </summary>
    private static IntegrationFacts Writable(IntegrationFacts facts)
    {
        return facts with
        {
            Name = Label(facts.Name),
            License = Label(facts.License),
            Profile = Label(facts.Profile),
            PermissionSets = facts.PermissionSets is { } sets && sets.All(IsApiName) ? sets : null,
            Permissions = facts.Permissions is { } permissions && permissions.All(name => TextRules.AllowedName(name) is null)
                ? permissions
                : null,
        };

        static string? Label(string? text) =>
            text is not null && TextRules.Label("")(text) is null && !text.EnumerateRunes().Contains(Rune.ReplacementChar) ? text : null;

        static bool IsApiName(string name) => TextRules.ApiName("")(name) is null;
    }

    private static void UpdateValues(Pass pass)
    {
        foreach (var known in pass.Known())
        {
            var (integration, facts, _) = known;
            SetText(pass, integration.Find("license"), facts.License);
            SetText(pass, integration.Find("profile"), facts.Profile);
            RemoveGone(pass, integration.Find("permissionSets"), RequiredSets(known));
            if (integration.Find("exact")?.Value.Kind == JsonKind.True)
                RemoveGone(pass, integration.Find("allow"), Allowed(known));
        }
    }

    private static void UpdateLists(Pass pass)
    {
        foreach (var known in pass.Known())
        {
            AppendNew(pass, known.Integration.Find("permissionSets"), RequiredSets(known));
            if (known.Integration.Find("exact")?.Value.Kind == JsonKind.True)
                AppendNew(pass, known.Integration.Find("allow"), Allowed(known));
        }
    }

    private static void AddMembers(Pass pass)
    {
        foreach (var known in pass.Known())
        {
            var (integration, facts, _) = known;
            var members = new List<string>();
            if (StatesNothingHeld(integration))
                members.AddRange(IntegrationText.Held(facts with { PermissionSets = RequiredSets(known) }));
            if (integration.Find("exact")?.Value.Kind == JsonKind.True
                && integration.Find("allow") is null
                && Allowed(known) is { Length: > 0 } allowed)
            {
                members.Add($"\"allow\": {IntegrationText.List(allowed)}");
            }

            new JsonContainer(pass.Text, integration).Append(members, pass.Layout, pass.Changes);
        }

        var orgs = pass.Root.Find("orgs")!.Value;
        if (orgs.Find(pass.Snapshot.OrgKey) is not { } org)
            new JsonContainer(pass.Text, orgs).Append([IntegrationText.Org(pass.Snapshot)], pass.Layout, pass.Changes);
        else if (org.Value.Find("organizationId") is null && pass.Snapshot.OrganizationId is { } id)
            new JsonContainer(pass.Text, org.Value).Append([IntegrationText.OrganizationId(id)], pass.Layout, pass.Changes);
    }

    private static void AddIntegrations(Pass pass)
    {
        var known = pass.Known().Select(pair => pair.Facts).ToHashSet();
        var names = pass.Integrations
            .Select(integration => integration.Find("name")?.Value.Text ?? "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = pass.Snapshot.Integrations
            .Where(facts => !known.Contains(facts))
            .DistinctBy(facts => facts.Username, StringComparer.OrdinalIgnoreCase)
            .Select(facts => (Name: FreeName(facts.Name ?? facts.Username.Split('@')[0], names), Facts: facts))
            .ToList();
        if (added.Count == 0)
            return;

        // Nobody asked the other orgs.
        var onlyOrg = pass.Root.Find("orgs")!.Value.Members.Length > 1 ? pass.Snapshot.OrgKey : null;
        var indent = pass.Layout.Indent + pass.Layout.Indent;
        var texts = added.Select(pair => IntegrationText.Integration(pair.Name, pair.Facts, onlyOrg, indent, pass.Layout)).ToList();
        if (pass.Root.Find("integrations") is { } integrations)
        {
            new JsonContainer(pass.Text, integrations.Value).Append(texts, pass.Layout, pass.Changes);
            return;
        }

        var list = string.Join("," + pass.Layout.NewLine + indent, texts);
        new JsonContainer(pass.Text, pass.Root).Append(
            [$"\"integrations\": [{pass.Layout.NewLine}{indent}{list}{pass.Layout.NewLine}{pass.Layout.Indent}]"],
            pass.Layout,
            pass.Changes);
    }

    private static string FreeName(string wanted, HashSet<string> names)
    {
        var name = wanted;
        for (var i = 2; !names.Add(name); i++)
            name = $"{wanted} {i}";

        return name;
    }

    private static void SetText(Pass pass, JsonMember? member, string? text)
    {
        if (member is not null && text is not null && member.Value.Text != text)
            pass.Changes.Replace(member.Value.Span, JsonLayout.Quoted(text));
    }

    private static void RemoveGone(Pass pass, JsonMember? member, ImmutableArray<string>? wanted)
    {
        if (member is null || wanted is not { } texts)
            return;

        var kept = texts.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var elements = member.Value.Elements;
        if (elements.Any(element => !kept.Contains(element.Text)))
            new JsonContainer(pass.Text, member.Value).Remove(i => !kept.Contains(elements[i].Text), pass.Changes);
    }

    private static void AppendNew(Pass pass, JsonMember? member, ImmutableArray<string>? wanted)
    {
        if (member is null || wanted is not { } texts)
            return;

        var there = TextsOf(member);
        var missing = texts.Where(there.Add).Order(StringComparer.Ordinal).Select(JsonLayout.Quoted).ToList();
        new JsonContainer(pass.Text, member.Value).Append(missing, pass.Layout, pass.Changes);
    }

    private static bool StatesSets(JsonSyntax integration) => integration.Find("permissionSets") is not null;

    private static bool StatesNothingHeld(JsonSyntax integration) =>
        new[] { "license", "profile", "permissionSets" }.All(key => integration.Find(key) is null);

    /// <summary>
    /// The sets that the user holds for an integration: less those that it need not, and those that another of its integrations states.
    /// What none states yet goes into the first that states any, else into the first that gets all that the org says.
    /// </summary>
    private static ImmutableArray<string>? RequiredSets(KnownIntegration known)
    {
        var (integration, facts, ofUser) = known;
        var allowed = TextsOf(integration.Find("allow"));
        var own = TextsOf(integration.Find("permissionSets"));
        var isFirst = (ofUser.FirstOrDefault(StatesSets) ?? ofUser.FirstOrDefault(StatesNothingHeld)) == integration;
        return facts.PermissionSets?.RemoveAll(set =>
            allowed.Contains(set)
            || (!own.Contains(set) && (!isFirst || ofUser.Any(other => TextsOf(other.Find("permissionSets")).Contains(set)))));
    }

    /// <summary>What the user holds beyond what its integrations require, or will once they are up to date.</summary>
    private static ImmutableArray<string>? Allowed(KnownIntegration known)
    {
        if (known.Facts is not { Permissions: { } permissions, PermissionSets: { } sets })
            return null;

        var required = known.OfUser
            .SelectMany(integration => TextsOf(integration.Find("permissions")))
            .Append(PermissionManifest.ApiEnabled);
        var allowed = TextsOf(known.Integration.Find("allow"));
        var areRequired = known.OfUser.Any(integration =>
            StatesSets(integration)
            || (StatesNothingHeld(integration) && RequiredSets(known with { Integration = integration }) is { Length: > 0 }));
        return [.. permissions.Except(required, StringComparer.Ordinal), .. sets.Where(set => !areRequired || allowed.Contains(set))];
    }

    private static HashSet<string> TextsOf(JsonMember? member) =>
        new(member?.Value.Elements.Select(element => element.Text) ?? [], StringComparer.OrdinalIgnoreCase);

    /// <summary>One walk over the text.</summary>
    private sealed class Pass(string text, JsonSyntax root, ManifestSnapshot snapshot, JsonLayout layout)
    {
        private readonly Dictionary<string, IntegrationFacts> _byUsername =
            snapshot.Integrations.DistinctBy(facts => facts.Username, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(facts => facts.Username, StringComparer.OrdinalIgnoreCase);

        public string Text => text;

        public JsonSyntax Root => root;

        public ManifestSnapshot Snapshot => snapshot;

        public JsonLayout Layout => layout;

        public TextChanges Changes { get; } = new(text);

        public ImmutableArray<JsonSyntax> Integrations => root.Find("integrations")?.Value.Elements ?? [];

        /// <summary>The integrations of the manifest that the org has said something about.</summary>
        public IEnumerable<KnownIntegration> Known()
        {
            var byUser = Integrations.ToLookup(UsernameOf, StringComparer.OrdinalIgnoreCase);
            foreach (var integration in Integrations)
            {
                if (UsernameOf(integration) is { } username && _byUsername.TryGetValue(username, out var facts))
                    yield return new(integration, facts, [.. byUser[username]]);
            }
        }

        private string? UsernameOf(JsonSyntax integration)
        {
            var user = integration.Find("user")?.Value;
            return user?.Kind == JsonKind.Object ? user.Find(snapshot.OrgKey)?.Value.Text : user?.Text;
        }
    }

    /// <summary>An integration with what the org says of its user.</summary>
    /// <param name="Integration">The integration.</param>
    /// <param name="Facts">What the org says.</param>
    /// <param name="OfUser">All integrations of this user, it among them.</param>
    private sealed record KnownIntegration(JsonSyntax Integration, IntegrationFacts Facts, ImmutableArray<JsonSyntax> OfUser);
}

/// <summary>What came of changing a manifest.</summary>
/// <param name="Text">The new text; null if there is any error.</param>
/// <param name="Errors">What stands in the way.</param>
public sealed record ManifestEdit(string? Text, ImmutableArray<ManifestError> Errors);
