namespace SfIntegrationAnalyzers.Benchmarks.Results;

/// <summary>Figures from repeated runs. Medians, because two shared cores now and then stall.</summary>
internal static class Sample
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The 95 % interval of the median by resampling, with a fixed seed.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<double> values)
    {
        var random = new Random(20261121);
        var medians = Enumerable.Range(0, 2_000)
            .Select(_ => Median(Enumerable.Range(0, values.Count).Select(_ => values[random.Next(values.Count)])))
            .Order()
            .ToArray();
        return (medians[(int)(medians.Length * 0.025)], medians[(int)(medians.Length * 0.975)]);
    }
}
