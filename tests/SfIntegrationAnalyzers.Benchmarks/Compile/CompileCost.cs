using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Benchmarks.Results;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>
/// What the package adds to a compilation: the same response file through the warm compiler server, only the analyzers differing, in
/// random order and paired. Allocations decide, since they repeat almost exactly; processor time is printed with its interval.
/// </summary>
internal static partial class CompileCost
{
    private static readonly (string Name, string Version)[] WidelyUsed =
    [
        ("xunit.analyzers", "1.18.0"),
        ("Meziantou.Analyzer", "2.0.163"),
        ("Roslynator.Analyzers", "4.12.9"),
        ("SonarAnalyzer.CSharp", "9.32.0.97167"),
    ];

    public static async Task<bool> RunAsync(int lines, int rounds, bool others, string resultFolder, CancellationToken cancellation)
    {
        var holds = true;
        foreach (var withSalesforce in (bool[])[false, true])
        {
            var folder = Path.Combine(Path.GetTempPath(), $"sfi-workload-{(withSalesforce ? "salesforce" : "plain")}");
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            var written = Workload.Write(folder, lines, withSalesforce);
            var compilation = await CompilationCommand.OfAsync(Path.Combine(folder, "Workload.csproj"), others ? WidelyUsed : [], cancellation);
            var table = new ResultTable(
                $"compile {(withSalesforce ? "with" : "without")} Salesforce",
                $"{written:N0} lines, {rounds} rounds on the warm compiler server; medians; added processor time with its 95 % interval, paired with the round's run without analyzers (or, for 'SDK + …', with the SDK's own).",
                "analyzers",
                "allocated MB",
                "added MB",
                "CPU ms",
                "added CPU ms",
                "added CPU %");
            await MeasureAsync(table, compilation, folder, rounds, withSalesforce, cancellation);
            table.Print(Console.Out);
            table.Save(resultFolder);
            holds &= table.AllHold;
        }

        return holds;
    }

    private static async Task MeasureAsync(
        ResultTable table, CompilationCommand command, string folder, int rounds, bool withSalesforce, CancellationToken cancellation)
    {
        string[] package = [.. ((string[])["SfIntegrationAnalyzers.dll", "SfIntegrationAnalyzers.Salesforce.dll"]).Select(dll => Path.Combine(AppContext.BaseDirectory, dll))];
        var variants = new List<(string Name, string? Against, string ResponseFile)>
        {
            ("none", null, command.Write(folder, "none", [])),
            ("one empty tree action", "none", command.Write(folder, "tree", [BaselineAnalyzers.TreeAction(folder)])),
            ("one empty operation action", "none", command.Write(folder, "operation", [BaselineAnalyzers.OperationAction(folder)])),
            ("this package", "none", command.Write(folder, "package", package)),
            ("SDK", "none", command.Write(folder, "sdk", command.SdkAnalyzers)),
            ("SDK + this package", "SDK", command.Write(folder, "sdk-package", [.. command.SdkAnalyzers, .. package])),
        };
        variants.AddRange(command.OtherAnalyzers.Select(o => (o.Key, (string?)"none", command.Write(folder, o.Key, [.. o]))));

        using var server = await CompilerServer.StartAsync(cancellation);
        var random = new Random(7);
        var runs = variants.ToDictionary(v => v.Name, _ => new List<CompileFigures>());
        for (var round = -2; round < rounds; round++)
        {
            foreach (var variant in variants.OrderBy(_ => random.Next()).ToArray())
            {
                var figures = await server.CompileAsync(variant.ResponseFile, cancellation);
                if (round >= 0)
                {
                    runs[variant.Name].Add(figures);
                }
            }

            Console.Error.WriteLine(round < 0 ? "warming up" : $"round {round + 1} of {rounds}");
        }

        double Allocated(string name) => Sample.Median(runs[name].Select(r => r.AllocatedMegabytes));
        double Added(string name, string against) => Sample.Median(runs[name].Zip(runs[against], (a, b) => a.AllocatedMegabytes - b.AllocatedMegabytes));
        foreach (var (name, against, _) in variants)
        {
            var cpu = Sample.Median(runs[name].Select(r => r.CpuMilliseconds));
            if (against is null)
            {
                table.Add(name, Allocated(name), "", cpu, "", "");
                continue;
            }

            var added = runs[name].Zip(runs[against], (a, b) => a.CpuMilliseconds - b.CpuMilliseconds).ToArray();
            var (low, high) = Sample.Interval(added);
            var whole = Sample.Median(runs[against].Select(r => r.CpuMilliseconds));
            table.Add(
                name,
                Allocated(name),
                Added(name, against),
                cpu,
                FormattableString.Invariant($"{Sample.Median(added):0} ({low:0} to {high:0})"),
                FormattableString.Invariant($"{100 * Sample.Median(added) / whole:0.0} ({100 * low / whole:0.0} to {100 * high / whole:0.0})"));
        }

        if (withSalesforce)
        {
            table.Require("allocated by the package, less one operation pass", Added("this package", "one empty operation action"), 5, "MB");
        }
        else
        {
            table.Require("allocated by the package, less 1.1 times the empty tree action", Added("this package", "none") - (1.1 * Math.Max(0, Added("one empty tree action", "none"))), 1, "MB");
        }

        var limit = withSalesforce ? 50 : 5;
        var timed = await server.CompileAsync(command.Write(folder, "timed", [.. command.SdkAnalyzers, .. package], "/reportanalyzer"), cancellation);
        var slowest = OwnTime().Matches(timed.Output)
            .Select(m => (Analyzer: m.Groups["name"].Value, Milliseconds: m.Groups["time"].Value.StartsWith('<') ? 0.5 : 1000 * double.Parse(m.Groups["time"].Value, System.Globalization.CultureInfo.InvariantCulture)))
            .OrderByDescending(t => t.Milliseconds)
            .FirstOrDefault();
        table.Require($"own time of the slowest rule beside the SDK's ({slowest.Analyzer})", slowest.Milliseconds, limit, "ms");
    }

    [GeneratedRegex(@"^\s*(?<time><?\d+[.,]\d+)\s+<?\d+\s+(?<name>SfIntegrationAnalyzers\.\S+)", RegexOptions.Multiline)]
    private static partial Regex OwnTime();
}
