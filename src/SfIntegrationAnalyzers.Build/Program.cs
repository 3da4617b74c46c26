using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// What the tasks do as a process of the <c>dotnet</c> host, for MSBuild.exe of Visual Studio 2022, which cannot load a task for .NET:
/// prints what it found in MSBuild's canonical form, from which the Exec task makes errors and warnings.
/// </summary>
internal static class Program
{
    private const int Usage = 2;
    private const int NotRun = 3;
    private const int Cancelled = 130;

    private const string UsageText = """
        usage: dotnet exec SfIntegrationAnalyzers.Build.dll <command>
          check             [--manifest <path>] [--org <key>] [--mode auto|required] [--ci true|false] [--timeout <seconds>] [--max-age <minutes>]
                            [--reports <folder>] [--result <folder for the files users, org and versions>]
          collect-versions  --sources <list of paths> --configuration <list of paths> --output <file>
          check-versions    --used <output of collect-versions> --org <file> --versions <file> --manifest <path> --project <path>
                            [--framework <name>] [--reports <folder>] [--marker <file>]
        ends with 0, with 1 if it printed errors, with 2 if the arguments make no sense, with 3 if a file cannot be read or written
        """;

    public static async Task<int> Main(string[] arguments)
    {
        using var cancelled = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancelled.Cancel();
        };

        if (arguments is ["help" or "--help" or "-h", ..] or [_, "--help" or "-h", ..])
        {
            Console.WriteLine(UsageText);
            return 0;
        }

        try
        {
            return arguments.FirstOrDefault() switch
            {
                "check" => await CheckAsync(
                    Options("manifest", "org", "mode", "ci", "timeout", "max-age", "reports", "result"), cancelled.Token),
                "collect-versions" => CollectVersions(Options("sources", "configuration", "output")),
                "check-versions" => CheckVersions(
                    Options("used", "org", "versions", "manifest", "project", "framework", "reports", "marker")),
                { } other => throw new ArgumentException($"There is no command '{other}'."),
                null => throw new ArgumentException("Which command?"),
            };
        }
        catch (ArgumentException e)
        {
            await Console.Error.WriteLineAsync(e.Message + Environment.NewLine + UsageText);
            return Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return NotRun;
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }

        ProgramOptions Options(params string[] names) => new(arguments.Skip(1), names);
    }

    private static async Task<int> CheckAsync(ProgramOptions options, CancellationToken cancellationToken)
    {
        var report = await PermissionCheck.RunAsync(
            new PermissionCheckSettings(
                options["manifest"] is { } manifest ? Path.GetFullPath(manifest) : "",
                options["org"] ?? "",
                PermissionCheckSettings.ParseMode(options.OneOf("mode", "auto", "required")),
                options.OneOf("ci", "false", "true") == "true",
                TimeSpan.FromSeconds(options.Number("timeout", 60, least: 1, most: 99_999)),
                TimeSpan.FromMinutes(options.Number("max-age", 0, least: 0, most: 999_999)),
                options["reports"] is { } reports ? Path.GetFullPath(reports) : null),
            cancellationToken);
        if (options["result"] is { } result)
        {
            CheckResultFiles.Write(result, report);
        }

        return Print(ConsoleReport.Lines(report), report.Findings);
    }

    private static int CollectVersions(ProgramOptions options)
    {
        CodeVersionCheck.Collect(options.Lines("sources"), options.Lines("configuration"), options.Required("output"));
        return 0;
    }

    private static int CheckVersions(ProgramOptions options)
    {
        var check = new CodeVersionCheck(
            CodeVersionCheck.NameOf(options.Required("project"), options.Required("manifest"), options["framework"]),
            options.Lines("org").FirstOrDefault(""),
            options["reports"],
            options["marker"]);
        var findings = check.Run(options.Lines("used"), options.Lines("versions"), BuildEnvironment.Now());
        return Print(findings.SelectMany(ConsoleReport.Lines), findings);
    }

    private static int Print(IEnumerable<string> lines, IEnumerable<Finding> findings)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(line);
        }

        return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? 1 : 0;
    }
}
