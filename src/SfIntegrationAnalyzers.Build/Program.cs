using System.Globalization;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// The check as a process of the <c>dotnet</c> host, for MSBuild.exe of Visual Studio 2022, which cannot load a task for .NET: prints what
/// it found in MSBuild's canonical form, from which the Exec task makes errors and warnings.
/// </summary>
internal static class Program
{
    private const string Usage =
        "usage: dotnet exec SfIntegrationAnalyzers.Build.dll check --manifest <path> [--org <key>] [--mode auto|required] [--ci true|false] "
        + "[--timeout <seconds>] [--max-age <minutes>] [--reports <folder>] [--users-checked <file to write the number to>]";

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["check", ..] || ReadOptions(arguments[1..]) is not { } options || options.GetValueOrDefault("manifest") is not { Length: > 0 })
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        using var cancelled = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancelled.Cancel();
        };

        try
        {
            var report = await PermissionCheck.RunAsync(ToSettings(options), cancelled.Token);
            foreach (var line in FindingLog.Lines(report))
            {
                Console.WriteLine(line);
            }

            if (options.TryGetValue("users-checked", out var file) && file.Length > 0)
            {
                await File.WriteAllTextAsync(file, report.UsersChecked.ToString(CultureInfo.InvariantCulture));
            }

            return report.Findings.Any(finding => finding.Severity == FindingSeverity.Error) ? 1 : 0;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    private static PermissionCheckSettings ToSettings(Dictionary<string, string> options) => new(
        options["manifest"],
        options.GetValueOrDefault("org", ""),
        PermissionCheckSettings.ParseMode(options.GetValueOrDefault("mode")),
        bool.TryParse(options.GetValueOrDefault("ci"), out var ci) && ci,
        TimeSpan.FromSeconds(Number(options.GetValueOrDefault("timeout"), 60)),
        TimeSpan.FromMinutes(Number(options.GetValueOrDefault("max-age"), 0)),
        options.GetValueOrDefault("reports") is { Length: > 0 } reports ? reports : null);

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Pairs of <c>--name value</c>; null where the arguments are anything else.</summary>
    private static Dictionary<string, string>? ReadOptions(string[] arguments)
    {
        if (arguments.Length % 2 != 0)
        {
            return null;
        }

        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in arguments.Chunk(2))
        {
            if (!pair[0].StartsWith("--", StringComparison.Ordinal) || !options.TryAdd(pair[0][2..], pair[1]))
            {
                return null;
            }
        }

        return options;
    }
}
