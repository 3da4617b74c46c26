using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>What the manifest asks about one org, and therefore what has to be read.</summary>
internal sealed record EvidenceScope
{
    /// <summary>How long before the end of something a warning is due.</summary>
    public static readonly TimeSpan WarningTime = TimeSpan.FromDays(14);

    /// <summary>Usernames of the integrations, each once.</summary>
    public required ImmutableArray<string> Usernames { get; init; }

    /// <summary>Those of them whose every holding is needed: for drift and explanations.</summary>
    public ImmutableHashSet<string> ReadFully { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Permissions that somebody must have, API Enabled first.</summary>
    public ImmutableArray<string> Permissions { get; init; } = [PermissionManifest.ApiEnabled];

    /// <summary>Sets and groups that somebody must hold.</summary>
    public ImmutableArray<string> PermissionSets { get; init; } = [];

    /// <summary>Who must hold each of them, by its name.</summary>
    public IReadOnlyDictionary<string, List<string>> Holders { get; init; } = ImmutableDictionary<string, List<string>>.Empty;

    /// <summary>Apps that somebody logs in with.</summary>
    public ImmutableArray<string> Apps { get; init; } = [];

    /// <summary>Who logs in with one of them.</summary>
    public ImmutableArray<string> AppUsers { get; init; } = [];

    /// <summary>Objects that somebody works on.</summary>
    public ImmutableArray<string> Objects { get; init; } = [];

    /// <summary>Who works on one of them.</summary>
    public ImmutableArray<string> ObjectUsers { get; init; } = [];

    /// <summary>Whether somebody may hold no more than the manifest says, so that all permissions have to be read.</summary>
    public bool AllPermissions { get; init; }

    /// <summary>Audiences.</summary>
    public ImmutableArray<Audience> Audiences { get; init; } = [];

    /// <summary>The scope of a whole manifest in one org.</summary>
    public static EvidenceScope Of(PermissionManifest manifest, string orgKey)
    {
        // In a loop: the first check of a process compiles whatever is chained.
        Names usernames = new(), fully = new(), permissions = new(), sets = new(), apps = new(), appUsers = new();
        Names objects = new(), objectUsers = new();
        var holders = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        permissions.Add(PermissionManifest.ApiEnabled);
        foreach (var integration in manifest.Integrations)
        {
            if (integration.User.In(orgKey) is not { Value: var user })
            {
                continue;
            }

            usernames.Add(user);
            if (integration.Exact?.Value == true)
            {
                fully.Add(user);
            }

            foreach (var permission in integration.Permissions)
            {
                permissions.Add(permission.Value);
            }

            foreach (var set in integration.PermissionSets)
            {
                sets.Add(set.Value);
                holders.TryAdd(set.Value, []);
                holders[set.Value].Add(user);
            }

            if (integration.App is { Value: var app })
            {
                apps.Add(app);
                appUsers.Add(user);
            }

            foreach (var access in integration.Objects)
            {
                objects.Add(access.Object.Value);
                objectUsers.Add(user);
            }
        }

        if (!objects.InOrder.IsEmpty)
        {
            permissions.Add(WidePermissions.ViewAllData);
            permissions.Add(WidePermissions.ModifyAllData);
        }

        return new EvidenceScope
        {
            Usernames = usernames.InOrder,
            ReadFully = fully.InOrder.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            Permissions = permissions.InOrder,
            PermissionSets = sets.InOrder,
            Holders = holders,
            Apps = apps.InOrder,
            AppUsers = appUsers.InOrder,
            Objects = objects.InOrder,
            ObjectUsers = objectUsers.InOrder,
            AllPermissions = !fully.InOrder.IsEmpty,
            Audiences = manifest.Audiences,
        };
    }

    /// <summary>Names, each once, as it was first written.</summary>
    private sealed class Names
    {
        private readonly ImmutableArray<string>.Builder _inOrder = ImmutableArray.CreateBuilder<string>();
        private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

        public ImmutableArray<string> InOrder => _inOrder.ToImmutable();

        public void Add(string name)
        {
            if (_known.Add(name))
            {
                _inOrder.Add(name);
            }
        }
    }
}
