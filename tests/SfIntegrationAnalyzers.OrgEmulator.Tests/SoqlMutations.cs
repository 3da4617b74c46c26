using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>Queries that are nearly right: good ones with a token left out, repeated, moved or taken from another.</summary>
internal static partial class SoqlMutations
{
    public static IReadOnlyList<string> Draw(int seed, int count)
    {
        var random = new Random(seed);
        var good = SoqlCorpus.Good.Select(q => Token().Matches(q).Select(m => m.Value).ToList()).ToList();
        return Enumerable.Range(0, count).Select(_ => Mutated([.. Pick(good)])).Distinct().ToList();

        T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

        string Mutated(List<string> tokens)
        {
            for (var changes = random.Next(1, 3); changes > 0; changes--)
            {
                var at = random.Next(tokens.Count);
                switch (random.Next(4))
                {
                    case 0 when tokens.Count > 1:
                        tokens.RemoveAt(at);
                        break;
                    case 1:
                        tokens.Insert(at, tokens[at]);
                        break;
                    case 2:
                        var other = random.Next(tokens.Count);
                        (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                        break;
                    default:
                        tokens[at] = Pick(Pick(good));
                        break;
                }
            }

            return string.Join(' ', tokens).Replace(" . ", ".");
        }
    }

    [GeneratedRegex(@"'(?:\\.|[^'\\])*'|[\w:+-]+|[<>!]=|<>|\S")]
    private static partial Regex Token();
}
