using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Testing.Properties;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>What holds for every text. SFI_SEED draws other cases.</summary>
public sealed class ManifestReaderProperties
{
    private static readonly string[] Pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud83d", "//", "/*", "*/", "\n", "\r", "\r\n", "\uFEFF", "\0", "null", "1e999",
            "-", "\uD83D", "\uDE00", "é", "日", "😀", "'", "(", "SELECT", "@{", "\"orgs\":",
        ];

    private static readonly string[] Seeds =
        [.. ManifestCorpus.Good.Concat(ManifestCorpus.BadForSchema).Concat(ManifestCorpus.BadForReader).Select(row => (string)row[1])];

    [Fact]
    public void Every_mutated_manifest_is_read_or_refused_with_places_inside_the_text() =>
        Prop.ForAll(Mutated.ToArbitrary(), text =>
        {
            var result = ManifestReader.Read(text, "m.json");

            var lines = text.ReplaceLineEndings("\n").Split('\n');
            return (result.Manifest is null) == !result.Errors.IsEmpty && result.Errors.All(error => IsInside(error.Position, lines));
        }).Check(Drawn.Cases(3000));

    [Fact]
    public void Any_text_at_all_is_read_or_refused() =>
        Prop.ForAll<string?>(text => ManifestReader.Read(text ?? "", "m.json").Errors.Length > 0)
            .Check(Drawn.Cases(1000));

    [Fact]
    public void What_is_read_is_the_same_whatever_the_line_breaks() =>
        Prop.ForAll(Mutated.ToArbitrary(), text =>
            text.Contains('\r', StringComparison.Ordinal)
            || ManifestReader.Read(text, "m").Errors.Select(error => error.Position)
                .SequenceEqual(ManifestReader.Read(text.ReplaceLineEndings("\r\n"), "m").Errors.Select(error => error.Position)))
            .Check(Drawn.Cases(500));

    /// <summary>Memory stands for work here: it can be measured without a clock.</summary>
    [Theory]
    [InlineData("integrations", """{ "name": "A#", "user": { "p": "a#@b.c", "q#": "x" }, "permissionSets": ["S#", "S"] },""")]
    [InlineData("integrations", """{ "unknown#": "\u00e9\u00e9", "name": "same" },""")]
    [InlineData("integrations", "/* # */ [],")]
    [InlineData("audiences", """{ "name": "A#", "app": "x", "members": { "condition": "A = 1 AND (B = 'x#' OR C != null)" } },""")]
    [InlineData("x", "[[[[[[[[[[#]]]]]]]]]],")]
    public void Twice_as_much_text_is_at_most_somewhat_more_than_twice_the_work(string key, string piece)
    {
        string Text(int count) =>
            $$"""
            {
              "orgs": { "p": { "organizationId": "00D000000000001EAA" } },
              "{{key}}": [{{string.Concat(Enumerable.Range(0, count).Select(i => piece.Replace("#", $"{i}", StringComparison.Ordinal)))}}]
            }
            """;
        Allocated(Text(10));

        var (small, large) = (Allocated(Text(4_000)), Allocated(Text(8_000)));

        Assert.InRange((double)large / small, 1.0, 3.0);
    }

    private static long Allocated(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ManifestReader.Read(text, "m.json");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static bool IsInside(SourcePosition position, string[] lines) =>
        position.Line >= 1
            && position.Line <= lines.Length
            && position.Column >= 1
            && position.Column <= lines[position.Line - 1].Length + 1;

    private static Gen<string> Mutated => Mutations.Of(Seeds, Pieces, longest: 12);
}
