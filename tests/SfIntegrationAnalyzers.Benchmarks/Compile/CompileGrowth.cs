using SfIntegrationAnalyzers.Benchmarks.Results;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>How what the package adds to a compilation grows with the lines of code.</summary>
internal static class CompileGrowth
{
    public static async Task<bool> RunAsync(int rounds, string resultFolder, CancellationToken cancellation)
    {
        var table = new ResultTable(
            "compile growth",
            $"{rounds} rounds on the warm compiler server; medians of what analyzers add to the round's run without any.",
            "lines",
            "Salesforce",
            "empty tree action, added MB",
            "this package, added MB",
            "this package, added CPU %");
        foreach (var withSalesforce in (bool[])[false, true])
        {
            foreach (var lines in (int[])[10_000, 50_000, 250_000])
            {
                var workload = await CompilationCommand.OfWorkloadAsync(lines, withSalesforce, [], cancellation);
                using var server = await CompilerServer.StartAsync(cancellation);
                var runs = await PairedCompilations.RunAsync(
                    server,
                    [
                        ("none", workload.Write("none", [])),
                        ("tree", workload.Write("tree", [BaselineAnalyzers.TreeAction(workload.Folder)])),
                        ("package", workload.Write("package", CompilationCommand.Package)),
                    ],
                    rounds,
                    cancellation);
                table.Add(
                    workload.Lines,
                    withSalesforce ? "1 file of 200" : "none",
                    runs.Added("tree", "none"),
                    runs.Added("package", "none"),
                    FormattableString.Invariant($"{100 * runs.AddedCpu("package", "none").Median / runs.Cpu("none"):0.0}"));
            }
        }

        table.Print(Console.Out);
        table.Save(resultFolder);
        return true;
    }
}
