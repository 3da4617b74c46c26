using SfIntegrationAnalyzers.Benchmarks.Results;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>
/// The same compilation with different analyzers, again and again in random order, so that each run has its pair in the same round.
/// </summary>
internal sealed class PairedCompilations
{
    private const int WarmUps = 2;

    private readonly Dictionary<string, List<CompileFigures>> _runs;

    private PairedCompilations(IEnumerable<string> names) => _runs = names.ToDictionary(name => name, _ => new List<CompileFigures>());

    public static async Task<PairedCompilations> RunAsync(
        CompilerServer server, IReadOnlyList<(string Name, string ResponseFile)> variants, int rounds, CancellationToken cancellation)
    {
        var compilations = new PairedCompilations(variants.Select(variant => variant.Name));
        var random = new Random(7);
        for (var round = -WarmUps; round < rounds; round++)
        {
            foreach (var (name, responseFile) in variants.OrderBy(_ => random.Next()).ToArray())
            {
                var figures = await server.CompileAsync(responseFile, cancellation);
                if (round >= 0)
                {
                    compilations._runs[name].Add(figures);
                }
            }

            Console.Error.WriteLine(round < 0 ? "warming up" : $"round {round + 1} of {rounds}");
        }

        return compilations;
    }

    /// <summary>Megabytes that a compilation allocates.</summary>
    public double Allocated(string name) => Sample.Median(_runs[name].Select(run => run.AllocatedMegabytes));

    /// <summary>Megabytes that one allocates more than another in the same round.</summary>
    public double Added(string name, string against) =>
        Sample.Median(_runs[name].Zip(_runs[against], (one, other) => one.AllocatedMegabytes - other.AllocatedMegabytes));

    /// <summary>Milliseconds of processor time.</summary>
    public double Cpu(string name) => Sample.Median(_runs[name].Select(run => run.CpuMilliseconds));

    /// <summary>Processor time that one takes more than another in the same round, with the interval of the median.</summary>
    public (double Median, double Low, double High) AddedCpu(string name, string against)
    {
        var added = _runs[name].Zip(_runs[against], (one, other) => one.CpuMilliseconds - other.CpuMilliseconds).ToArray();
        var (low, high) = Sample.Interval(added);
        return (Sample.Median(added), low, high);
    }
}
