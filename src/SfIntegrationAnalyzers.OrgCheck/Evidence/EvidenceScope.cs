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
    public ILookup<string, string> Holders { get; init; } =
        Array.Empty<Holding>().ToLookup(holding => holding.Set, holding => holding.User);

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
        var integrations = manifest.Integrations
            .Select(integration => integration.User.In(orgKey) is { Value: var user } ? new InOrg(integration, user) : null)
            .OfType<InOrg>()
            .ToImmutableArray();
        var objects = Distinct(integrations.SelectMany(pair => pair.Integration.Objects).Select(access => access.Object.Value));
        string[] wide = objects.IsEmpty ? [] : [WidePermissions.ViewAllData, WidePermissions.ModifyAllData];
        return new EvidenceScope
        {
            Usernames = Distinct(integrations.Select(pair => pair.User)),
            ReadFully = integrations
                .Where(pair => pair.Integration.Exact?.Value == true)
                .Select(pair => pair.User)
                .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            Permissions = Distinct(integrations
                .SelectMany(pair => pair.Integration.Permissions)
                .Select(permission => permission.Value)
                .Prepend(PermissionManifest.ApiEnabled)
                .Concat(wide)),
            PermissionSets = Distinct(integrations.SelectMany(pair => pair.Integration.PermissionSets).Select(set => set.Value)),
            Holders = integrations
                .SelectMany(pair => pair.Integration.PermissionSets.Select(set => new Holding(set.Value, pair.User)))
                .Distinct()
                .ToLookup(holding => holding.Set, holding => holding.User, StringComparer.OrdinalIgnoreCase),
            Apps = Distinct(integrations.Select(pair => pair.Integration.App?.Value).OfType<string>()),
            AppUsers = Distinct(integrations.Where(pair => pair.Integration.App is not null).Select(pair => pair.User)),
            Objects = objects,
            ObjectUsers = Distinct(integrations.Where(pair => !pair.Integration.Objects.IsEmpty).Select(pair => pair.User)),
            AllPermissions = integrations.Any(pair => pair.Integration.Exact?.Value == true),
            Audiences = manifest.Audiences,
        };
    }

    private static ImmutableArray<string> Distinct(IEnumerable<string> names) => [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];

    // Classes, not tuples: the runtime compiles every collection anew for each value type, and a build checks once.
    private sealed record InOrg(Integration Integration, string User);

    private sealed record Holding(string Set, string User);
}
