using System.Globalization;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Benchmarks.Results;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>
/// What the package adds to a compilation: the same response file through the warm compiler server, only the analyzers differing, in
/// random order and paired. Allocations decide, since they repeat almost exactly; processor time is printed with its interval.
/// </summary>
internal static partial class CompileCost
{
    private const string None = "none";
    private const string EmptyTree = "one empty tree action";
    private const string EmptyOperation = "one empty operation action";
    private const string Package = "this package";
    private const string Sdk = "SDK";
    private const int TimedCompilations = 11;

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
            var command = await CompilationCommand.OfWorkloadAsync(lines, withSalesforce, others ? WidelyUsed : [], cancellation);
            var table = new ResultTable(
                $"compile {(withSalesforce ? "with" : "without")} Salesforce",
                $"{command.Lines:N0} lines, {rounds} rounds on the warm compiler server; medians; "
                    + "added processor time with its 95 % interval, paired with the round's run without analyzers (or, for 'SDK + …', "
                    + "with the SDK's own).",
                "analyzers",
                "allocated MB",
                "added MB",
                "CPU ms",
                "added CPU ms",
                "added CPU %");
            await MeasureAsync(table, command, rounds, withSalesforce, cancellation);
            table.Print(Console.Out);
            table.Save(resultFolder);
            holds &= table.AllHold;
        }

        return holds;
    }

    private static async Task MeasureAsync(
        ResultTable table, CompilationCommand command, int rounds, bool withSalesforce, CancellationToken cancellation)
    {
        var variants = new List<(string Name, string? Against, string ResponseFile)>
        {
            (None, null, command.Write("none", [])),
            (EmptyTree, None, command.Write("tree", [BaselineAnalyzers.TreeAction(command.Folder)])),
            (EmptyOperation, None, command.Write("operation", [BaselineAnalyzers.OperationAction(command.Folder)])),
            (Package, None, command.Write("package", CompilationCommand.Package)),
            (Sdk, None, command.Write("sdk", command.SdkAnalyzers)),
            (Sdk + " + " + Package, Sdk, command.Write("sdk-package", [.. command.SdkAnalyzers, .. CompilationCommand.Package])),
        };
        variants.AddRange(command.OtherAnalyzers.Select(other => (other.Key, (string?)None, command.Write(other.Key, [.. other]))));

        using var server = await CompilerServer.StartAsync(cancellation);
        var runs = await PairedCompilations.RunAsync(
            server, [.. variants.Select(variant => (variant.Name, variant.ResponseFile))], rounds, cancellation);
        foreach (var (name, against, _) in variants)
        {
            if (against is null)
            {
                table.Add(name, runs.Allocated(name), "", runs.Cpu(name), "", "");
                continue;
            }

            var (median, low, high) = runs.AddedCpu(name, against);
            var percent = 100 / runs.Cpu(against);
            table.Add(
                name,
                runs.Allocated(name),
                runs.Added(name, against),
                runs.Cpu(name),
                FormattableString.Invariant($"{median:0} ({low:0} to {high:0})"),
                FormattableString.Invariant($"{median * percent:0.0} ({low * percent:0.0} to {high * percent:0.0})"));
        }

        if (withSalesforce)
        {
            table.Require("allocated by the package, less one operation pass", runs.Added(Package, EmptyOperation), 5, "MB");
        }
        else
        {
            table.Require(
                "allocated by the package, less 1.1 times the empty tree action",
                runs.Added(Package, None) - (1.1 * Math.Max(0, runs.Added(EmptyTree, None))),
                1,
                "MB");
        }

        var (slowest, milliseconds) = await SlowestRuleAsync(server, command, cancellation);
        table.Require($"own time of the slowest rule beside the SDK's ({slowest})", milliseconds, withSalesforce ? 50 : 5, "ms");
    }

    /// <summary>
    /// What the compiler itself charges to each rule: the median of some
    /// compilations, since one that waits for a core says several times as much.
    /// </summary>
    private static async Task<(string Rule, double Milliseconds)> SlowestRuleAsync(
        CompilerServer server, CompilationCommand command, CancellationToken cancellation)
    {
        var responseFile = command.Write("timed", [.. command.SdkAnalyzers, .. CompilationCommand.Package], "/reportanalyzer");
        var times = new List<(string Rule, double Milliseconds)>();
        for (var repeat = 0; repeat < TimedCompilations; repeat++)
        {
            var timed = await server.CompileAsync(responseFile, cancellation);
            times.AddRange(OwnTime().Matches(timed.Output)
                .Select(row => (row.Groups["name"].Value, MillisecondsOf(row.Groups["time"].Value))));
        }

        return times.GroupBy(time => time.Rule)
            .Select(rule => (rule.Key, Sample.Median(rule.Select(time => time.Milliseconds))))
            .MaxBy(rule => rule.Item2);
    }

    private static double MillisecondsOf(string seconds) =>
        seconds.StartsWith('<') ? 0.5 : 1000 * double.Parse(seconds, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<time><?\d+[.,]\d+)\s+<?\d+\s+(?<name>SfIntegrationAnalyzers\.\S+)", RegexOptions.Multiline)]
    private static partial Regex OwnTime();
}
