using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers;

/// <summary>
/// What is found out once for a compilation, when it is first asked for, and kept for as long as that lives. Two threads that ask at
/// once may both look for it, and get the same answer; a search that is cancelled is begun anew by whoever asks next.
/// </summary>
internal sealed class PerCompilation<T>
{
    private readonly ConditionalWeakTable<Compilation, StrongBox<T>> _known = new();

    /// <summary>The answer for a compilation.</summary>
    public T Of(Compilation compilation, Func<T> find)
    {
        if (!_known.TryGetValue(compilation, out var known))
        {
            var found = new StrongBox<T>(find());
            known = _known.GetValue(compilation, _ => found);
        }

        return known.Value!;
    }
}
