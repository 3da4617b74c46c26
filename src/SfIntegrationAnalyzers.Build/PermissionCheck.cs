using System.Diagnostics.CodeAnalysis;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Caching;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build;

/// <summary>One check of a build from its settings to its report, with the files around it.</summary>
internal static class PermissionCheck
{
    /// <summary>How exactly the org tells what time it is, so that two checks see the same end of something this far apart.</summary>
    private static readonly TimeSpan ClockSteps = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Checks and writes the reports; with a verdict that still holds it does neither, unless reports are wanted and not there,
    /// or older than it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static async Task<CheckReport> RunAsync(PermissionCheckSettings settings, CancellationToken cancellationToken)
    {
        if (!TryRead(settings, out var request, out var report))
        {
            return ReportFiles.WriteWithoutManifest(report, settings);
        }

        if (!settings.IsContinuousIntegration)
        {
            SchemaFile.KeepBeside(settings.ManifestPath, request.ManifestText);
        }

        // Beside the manifest, because one verdict serves all projects under it; in obj, which repositories ignore.
        var verdictFile = Path.Combine(Path.GetDirectoryName(settings.ManifestPath)!, "obj", "SfIntegrationAnalyzers.verdict");
        var cache = new VerdictCache(verdictFile, TimeProvider.System);
        var kept = cache.Find(request, settings.MaxAge);
        if (kept is not null && !ReportFiles.AreMissing(settings, verdictFile))
        {
            return kept.ToReport(settings.ManifestPath);
        }

        report = await CheckRunner.RunAsync(request, cancellationToken).ConfigureAwait(false);
        // A build that keeps no pass still ends the one that an earlier build kept, where it no longer holds. One that holds stays as it
        // is, unless it ends sooner now: anew, it would be younger than the reports in the folders of other projects, and each would have
        // the org asked in each build.
        var isNewOrEndsSooner = kept is null || report.HoldsUntil + ClockSteps < kept.HoldsUntil;
        if (!VerdictCache.IsToKeep(report) || (settings.MaxAge > TimeSpan.Zero && isNewOrEndsSooner))
        {
            cache.Keep(request, report);
        }

        return ReportFiles.Write(report, settings, request.Environment);
    }

    /// <summary>Explains one user, whether the manifest names it or not.</summary>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static async Task<CheckReport> ExplainAsync(
        PermissionCheckSettings settings,
        string username,
        CancellationToken cancellationToken) =>
        TryRead(settings, out var request, out var report)
            ? await CheckRunner.ExplainAsync(request, username, cancellationToken).ConfigureAwait(false)
            : report;

    /// <summary>Puts the request together, or says why there is none.</summary>
    public static bool TryRead(
        PermissionCheckSettings settings,
        [NotNullWhen(true)] out CheckRequest? request,
        [NotNullWhen(false)] out CheckReport? failure)
    {
        request = null;
        failure = null;
        if (settings.ManifestPath.Length == 0)
        {
            failure = Failed(
                settings,
                "There is no salesforce-permissions.json beside the project or above it. "
                + "Create one with 'dotnet build -t:SfiInitializeManifest', or set SfiPermissionManifest.");
            return false;
        }

        try
        {
            request = settings.ToRequest();
            if (request.ManifestText.Length > 0)
            {
                return true;
            }

            request = null;
            failure = Failed(
                settings,
                $"The permission manifest {settings.ManifestPath} is empty, or is a pipe or a device, which is not "
                + "read. Correct SfiPermissionManifest, or write a first manifest with 'dotnet build -t:SfiInitializeManifest'.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(settings.ManifestPath))
        {
            failure = Failed(
                settings, $"The permission manifest {settings.ManifestPath} is a folder. Name the file in it in SfiPermissionManifest.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            failure = Failed(
                settings,
                $"The permission manifest {settings.ManifestPath} does not exist. "
                + "Correct SfiPermissionManifest, which is relative to the project's folder, "
                + "or create the file with 'dotnet build -t:SfiInitializeManifest'.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = Failed(settings, $"The permission manifest {settings.ManifestPath} cannot be read: {e.Message}");
        }

        return false;
    }

    private static CheckReport Failed(PermissionCheckSettings settings, string message) => new()
    {
        Outcome = CheckOutcome.NotChecked,
        ManifestPath = settings.ManifestPath,
        CheckedAt = TimeProvider.System.GetUtcNow(),
        Findings = [new ManifestError(new SourcePosition(settings.ManifestPath, 0, 0), message).ToFinding()],
    };
}
