using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Caching;

/// <summary>A verdict of an earlier build.</summary>
/// <param name="CheckedAt">When it was found, to the second.</param>
/// <param name="HoldsUntil">
/// From when on time alone may have changed it, to the second; see <see cref="CheckReport.HoldsUntil"/>. That the last member leaves an
/// audience, because an assignment ends soon which brings no access, is not known: the pass gets as old then as it may.
/// </param>
/// <param name="UsersChecked">How many users it covers.</param>
/// <param name="OrgKey">The key of the org in the manifest.</param>
/// <param name="OrgVersions">The API versions that the org supports; code changes while a verdict holds.</param>
public sealed record CachedVerdict(
    DateTimeOffset CheckedAt,
    DateTimeOffset HoldsUntil,
    int UsersChecked,
    string OrgKey,
    ImmutableArray<OrgApiVersion> OrgVersions)
{
    /// <summary>The verdict of a report.</summary>
    /// <param name="report">One that <see cref="VerdictCache.IsToKeep"/> accepts.</param>
    /// <returns>What is kept of it.</returns>
    public static CachedVerdict Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.CheckedAt, report.HoldsUntil ?? DateTimeOffset.MaxValue, report.UsersChecked, report.OrgKey!, report.OrgVersions);
    }

    /// <summary>The pass that this was.</summary>
    /// <param name="manifestPath">The full path of the manifest.</param>
    /// <returns>The report, without what nobody kept.</returns>
    public CheckReport ToReport(string manifestPath) => new()
    {
        Outcome = CheckOutcome.Passed,
        ManifestPath = manifestPath,
        CheckedAt = CheckedAt,
        HoldsUntil = HoldsUntil,
        IsKept = true,
        OrgKey = OrgKey,
        UsersChecked = UsersChecked,
        OrgVersions = OrgVersions,
    };
}

/// <summary>
/// The file that keeps the latest passing verdict. Only a pass without any finding is kept. Whatever is wrong with the file, the worst
/// that happens is one more check: its one line begins with a hash over the rest and over what it holds for, and a file that cannot be
/// written is left out.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="time">The clock.</param>
public sealed partial class VerdictCache(string path, TimeProvider time)
{
    private const int MostBytes = 16_384;

    /// <summary>A verdict that is still good.</summary>
    /// <param name="request">What it has to hold for.</param>
    /// <param name="maxAge">How old it may be; zero or less: none is good.</param>
    /// <returns>The verdict, or null.</returns>
    public CachedVerdict? Find(CheckRequest request, TimeSpan maxAge)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (maxAge <= TimeSpan.Zero || Read(request) is not { } verdict)
        {
            return null;
        }

        // A verdict from the future is one from before the clock was set back.
        var now = time.GetUtcNow();
        var age = now - verdict.CheckedAt;
        return age >= TimeSpan.Zero && age < maxAge && now < verdict.HoldsUntil ? verdict : null;
    }

    /// <summary>Whether a report has a verdict to keep: a pass without any finding that holds for a while.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Whether <see cref="Keep"/> keeps it.</returns>
    public static bool IsToKeep(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report is { Outcome: CheckOutcome.Passed, Findings.IsEmpty: true, OrgKey: not null }
            && !(report.HoldsUntil <= report.CheckedAt);
    }

    /// <summary>Keeps the verdict of a report, if it is one to keep; else forgets what was there for the same request.</summary>
    /// <param name="request">What it holds for.</param>
    /// <param name="report">The report.</param>
    public void Keep(CheckRequest request, CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            if (IsToKeep(report))
            {
                Write(Line(request, CachedVerdict.Of(report)));
            }
            else if (Read(request) is not null)
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk or a read-only folder costs a check in the next build, no more.
        }
    }

    private static string Line(CheckRequest request, CachedVerdict verdict)
    {
        var suffix = new CredentialVariables(request.Environment, verdict.OrgKey).Suffix;
        var versions = string.Join(
            ',', verdict.OrgVersions.Select(version => $"{version.Version} {NotPlain().Replace(version.Label, " ")}"));
        var (checkedAt, holdsUntil) = (verdict.CheckedAt.ToUnixTimeSeconds(), verdict.HoldsUntil.ToUnixTimeSeconds());
        var rest = string.Create(
            CultureInfo.InvariantCulture, $"{checkedAt}|{holdsUntil}|{verdict.UsersChecked}|{verdict.OrgKey}|{suffix}|{versions}");
        return $"{VerdictKey.Hash($"{VerdictKey.Of(request, suffix).Value}|{rest}")}|{rest}";
    }

    private CachedVerdict? Read(CheckRequest request)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MostBytes)
            {
                return null;
            }

            var line = new StreamReader(stream).ReadToEnd();
            return Parse(line) is { } verdict && Line(request, verdict) == line ? verdict : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static CachedVerdict? Parse(string line)
    {
        if (line.Split('|') is not [_, var checkedAt, var holdsUntil, var users, var orgKey, _, var versions]
            || MomentOf(checkedAt) is not { } checkedThen
            || MomentOf(holdsUntil) is not { } until
            || !int.TryParse(users, NumberStyles.None, CultureInfo.InvariantCulture, out var usersChecked))
        {
            return null;
        }

        var orgVersions = ImmutableArray.CreateBuilder<OrgApiVersion>();
        foreach (var entry in versions.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.IndexOf(' ', StringComparison.Ordinal);
            if (at < 0 || !ApiVersion.TryParse(entry[..at], out var version))
            {
                return null;
            }

            orgVersions.Add(new(version, entry[(at + 1)..]));
        }

        return new CachedVerdict(checkedThen, until, usersChecked, orgKey, orgVersions.ToImmutable());
    }

    private static DateTimeOffset? MomentOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Readers and other writers see the old file or the new one, never a part.</summary>
    private void Write(string line)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, line);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        // A folder without files of any build may be one that the repository does not ignore, because its projects build elsewhere.
        if (Directory.GetFileSystemEntries(folder).Length == 1)
        {
            File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        }
    }

    /// <summary>What separates in the line, and what MSBuild reads as its own.</summary>
    [GeneratedRegex("[^A-Za-z0-9 .'_-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotPlain();
}
