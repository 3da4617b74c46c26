using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers;

/// <summary>
/// What is found out once for a file of a compilation, whichever rule asks first, and kept for as long as the compilation lives. Who asks
/// meanwhile waits for it; a search that is cancelled is begun anew by whoever asks next.
/// </summary>
internal sealed class PerFile<T>
{
    private readonly PerCompilation<ConcurrentDictionary<SyntaxTree, Entry>> _known = new();

    /// <summary>The answer for the file of a model.</summary>
    public T Of(SemanticModel model, Func<T> find)
    {
        var entry = _known.Of(model.Compilation, static () => new()).GetOrAdd(model.SyntaxTree, static _ => new Entry());
        lock (entry)
        {
            entry.Answer ??= new StrongBox<T>(find());
            return entry.Answer.Value!;
        }
    }

    private sealed class Entry
    {
        public StrongBox<T>? Answer { get; set; }
    }
}
