using FsCheck;
using Microsoft.FSharp.Core;

namespace SfIntegrationAnalyzers.Testing.Properties;

/// <summary>How a property is checked: FsCheck by itself would draw other cases in each run.</summary>
internal static class Drawn
{
    /// <summary>Checks so many cases, as <see cref="Draw"/> has it, and throws on the first that does not hold.</summary>
    public static Config Cases(int count) => Config.QuickThrowOnFailure
        .WithMaxTest(Draw.Cases(count))
        .WithReplay(FSharpOption<Replay>.Some(new(new Rnd((ulong)Draw.Seed), FSharpOption<int>.None)));
}
