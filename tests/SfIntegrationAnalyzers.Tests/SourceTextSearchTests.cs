using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests;

public class SourceTextSearchTests
{
    private const int Part = 16 * 1024;

    /// <summary>Texts of more than 40 K characters are searched in parts.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(400)]
    public void A_word_is_found_across_the_end_of_a_part(int length)
    {
        var word = new string('x', length);
        foreach (var at in Enumerable.Range(Part - length - 1, length + 3))
        {
            var text = SourceText.From(new string(' ', at) + word + new string(' ', 3 * Part));

            Assert.True(text.Has(word), $"at {at}");
            Assert.True(text.HasAny(["y", word]), $"at {at}");
            Assert.False(text.Has(word + "x"), $"at {at}");
        }
    }

    [Fact]
    public void A_name_that_is_longer_than_a_part_ends_the_search() =>
        Assert.False(SourceText.From(new string(' ', 3 * Part)).Has(new string('x', 2 * Part)));

    [Fact]
    public void Without_words_nothing_is_found() => Assert.False(SourceText.From("anything").HasAny([]));
}
