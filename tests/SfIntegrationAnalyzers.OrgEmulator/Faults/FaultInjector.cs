using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Faults;

/// <summary>The faults that are switched on. The first that matches a request strikes.</summary>
public sealed class FaultInjector
{
    private readonly Lock _gate = new();
    private readonly List<Armed> _armed = [];
    private readonly Random _random;

    internal FaultInjector(int seed) => _random = new Random(seed);

    /// <param name="fault">What goes wrong.</param>
    /// <param name="path">Text that the request's target contains, such as <c>/query</c>; null for every request.</param>
    /// <param name="times">How often it strikes before it is spent; null for always.</param>
    /// <param name="after">How many matching requests pass unharmed first.</param>
    /// <param name="probability">Chance that it strikes a matching request, drawn from the org's seed.</param>
    public void Add(Fault fault, string? path = null, int? times = null, int after = 0, double probability = 1)
    {
        lock (_gate)
            _armed.Add(new Armed(fault, path, probability) { Left = times, Spared = after });
    }

    public void Clear()
    {
        lock (_gate)
            _armed.Clear();
    }

    internal Fault? Strike(EmulatedRequest request)
    {
        lock (_gate)
        {
            foreach (var armed in _armed)
            {
                if (armed.Path is not null && !request.Target.Contains(armed.Path, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (armed.Left == 0 || armed.Spared-- > 0 || (armed.Probability < 1 && _random.NextDouble() >= armed.Probability))
                    continue;
                armed.Left--;
                return armed.Fault;
            }

            return null;
        }
    }

    private sealed record Armed(Fault Fault, string? Path, double Probability)
    {
        public int? Left { get; set; }
        public int Spared { get; set; }
    }
}
