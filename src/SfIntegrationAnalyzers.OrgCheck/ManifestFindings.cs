using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>What is wrong before any org is asked: the manifest itself, or the choice of the org.</summary>
internal static class ManifestFindings
{
    private const string OrgVariable = "SFI_ORG";

    /// <summary>Reads the manifest and chooses the org.</summary>
    /// <param name="request">Which manifest and which org.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="org">The org.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="toleratesUnknownKeys">
    /// Whether keys of a later version may stand there: what is only to be changed need not be understood whole.
    /// </param>
    /// <returns>Whether both are there; else there are findings.</returns>
    public static bool TryOpen(
        CheckRequest request,
        CancellationToken cancellationToken,
        [NotNullWhen(true)] out PermissionManifest? manifest,
        [NotNullWhen(true)] out ManifestOrg? org,
        out ImmutableArray<Finding> findings,
        bool toleratesUnknownKeys = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = ManifestReader.Read(request.ManifestText, request.ManifestPath, toleratesUnknownKeys);
        (manifest, org, findings) = (read.Manifest, null, [.. read.Errors.Select(error => error.ToFinding())]);
        if (manifest is null)
        {
            return false;
        }

        org = ChooseOrg(manifest, request);
        findings = org is null ? [NoOrg(manifest, request)] : [];
        return org is not null;
    }

    /// <summary>The org that is meant: the request's, else the environment's, else the only one.</summary>
    private static ManifestOrg? ChooseOrg(PermissionManifest manifest, CheckRequest request) =>
        WantedOrg(request) is { } key ? manifest.FindOrg(key)
        : manifest.Orgs is [var only] ? only
        : null;

    /// <summary>Why no org could be chosen.</summary>
    private static Finding NoOrg(PermissionManifest manifest, CheckRequest request)
    {
        var keys = string.Join(", ", manifest.Orgs.Select(org => org.Key.Value));
        var first = manifest.Orgs[0].Key;
        return new ManifestError(first.Position, WantedOrg(request) is { } key
            ? $"The manifest has no org \"{key}\"; it has {keys}. Correct SfiOrg (or {OrgVariable}), or add the org."
            : $"The manifest has several orgs ({keys}), and none is chosen. "
                + $"Choose one: <SfiOrg>{first.Value}</SfiOrg> in Directory.Build.props, -p:SfiOrg={first.Value}, "
                + $"or the environment variable {OrgVariable}.").ToFinding();
    }

    /// <summary>What is wrong with usernames that somebody asks for, and that no manifest has been read with.</summary>
    public static ImmutableArray<Finding> About(CheckRequest request, IEnumerable<string> usernames) =>
    [
        .. usernames.Select(TextRules.Username)
            .OfType<string>()
            .Select(complaint => new ManifestError(new(request.ManifestPath, 0, 0), $"SfiUser: {complaint}").ToFinding()),
    ];

    /// <summary>The key that the request or the environment names.</summary>
    public static string? WantedOrg(CheckRequest request) =>
        !string.IsNullOrWhiteSpace(request.Org) ? request.Org.Trim()
        : request.Environment.TryGetValue(OrgVariable, out var key) && !string.IsNullOrWhiteSpace(key) ? key.Trim()
        : null;
}
