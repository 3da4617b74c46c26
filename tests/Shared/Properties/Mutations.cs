using FsCheck;
using FsCheck.Fluent;

namespace SfIntegrationAnalyzers.Testing.Properties;

/// <summary>Good texts with a few things wrong: pieces put in, taken out, exchanged, doubled, or the end cut off.</summary>
internal static class Mutations
{
    /// <summary>Texts that differ from a seed in one to five places.</summary>
    /// <param name="seeds">The texts to begin with.</param>
    /// <param name="pieces">What is put in.</param>
    /// <param name="longest">How many characters one mutation takes out or doubles at most.</param>
    public static Gen<string> Of(string[] seeds, string[] pieces, int longest) =>
        from seed in Gen.Elements(seeds)
        from count in Gen.Choose(1, 5)
        from mutations in Gen.ArrayOf(One(pieces, longest), count)
        select mutations.Aggregate(seed, (text, mutate) => mutate(text));

    private static Gen<Func<string, string>> One(string[] pieces, int longest) =>
        from place in Gen.Choose(0, int.MaxValue - 1)
        from length in Gen.Choose(0, longest)
        from piece in Gen.Elements(pieces)
        from kind in Gen.Choose(0, 4)
        select (Func<string, string>)(text =>
        {
            var at = place % (text.Length + 1);
            var cut = Math.Min(length, text.Length - at);
            return kind switch
            {
                0 => text.Insert(at, piece),
                1 => text.Remove(at, cut),
                2 => text.Remove(at, cut).Insert(at, piece),
                3 => text.Insert(at, text.Substring(at, cut)),
                _ => text[..at],
            };
        });
}
