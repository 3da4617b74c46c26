using System.Collections.Immutable;
using System.Text.Json;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Caching;

/// <summary>A verdict of an earlier build, and until when it counts.</summary>
/// <param name="Key">What it holds for.</param>
/// <param name="CheckedAt">When it was found.</param>
/// <param name="UsersChecked">How many users it covers.</param>
/// <param name="OrgKey">The key of the org in the manifest.</param>
/// <param name="OrgVersions">The labels of the API versions that the org supports, by version (<c>66.0</c>); code changes while a verdict holds.</param>
public sealed record CachedVerdict(string Key, DateTimeOffset CheckedAt, int UsersChecked, string? OrgKey, ImmutableSortedDictionary<string, string> OrgVersions)
{
    /// <summary>The pass that this was.</summary>
    /// <param name="manifestPath">The full path of the manifest.</param>
    /// <returns>The report, without what nobody kept.</returns>
    public CheckReport ToReport(string manifestPath) => new()
    {
        Outcome = CheckOutcome.Passed,
        ManifestPath = manifestPath,
        CheckedAt = CheckedAt,
        IsKept = true,
        OrgKey = OrgKey,
        UsersChecked = UsersChecked,
        OrgVersions = [.. OrgVersions.Select(pair => new OrgApiVersion(ApiVersion.Parse(pair.Key), pair.Value)).OrderBy(version => version.Version)],
    };
}

/// <summary>
/// The file that keeps the latest passing verdict. Only a pass without any finding is kept. Whatever is wrong with the file, the worst
/// that happens is one more check: garbage is no verdict, and a file that cannot be written is left out.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">The clock.</param>
public sealed class VerdictCache(string path, TimeProvider time)
{
    private const int MostBytes = 4096;

    /// <summary>A verdict that is still good.</summary>
    /// <param name="key">What it has to hold for.</param>
    /// <param name="maxAge">How old it may be; zero or less: none is good.</param>
    /// <returns>The verdict, or null.</returns>
    public CachedVerdict? Find(VerdictKey key, TimeSpan maxAge)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (maxAge <= TimeSpan.Zero || Read() is not { } verdict || verdict.Key != key.Value || !IsWhole(verdict))
        {
            return null;
        }

        // A verdict from the future is one from before the clock was set back.
        var age = time.GetUtcNow() - verdict.CheckedAt;
        return age >= TimeSpan.Zero && age < maxAge ? verdict : null;
    }

    /// <summary>Keeps the verdict of a report, if it is one to keep; else forgets what was there for the same request.</summary>
    /// <param name="key">What it holds for.</param>
    /// <param name="report">The report.</param>
    public void Keep(VerdictKey key, CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            if (report is { Outcome: CheckOutcome.Passed, Findings.IsEmpty: true })
            {
                var versions = report.OrgVersions.ToImmutableSortedDictionary(version => version.Version.ToString(), version => version.Label, StringComparer.Ordinal);
                Write(new CachedVerdict(key.Value, report.CheckedAt, report.UsersChecked, report.OrgKey, versions));
            }
            else if (Read()?.Key == key.Value)
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk or a read-only folder costs a check in the next build, no more.
        }
    }

    private static bool IsWhole(CachedVerdict verdict) =>
        verdict.UsersChecked >= 0 && verdict.OrgVersions?.All(version => version.Value is not null && ApiVersion.TryParse(version.Key, out _)) == true;

    private CachedVerdict? Read()
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return stream.Length > MostBytes ? null : JsonSerializer.Deserialize<CachedVerdict>(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Readers and other writers see the old file or the new one, never a part.</summary>
    private void Write(CachedVerdict verdict)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(verdict));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
