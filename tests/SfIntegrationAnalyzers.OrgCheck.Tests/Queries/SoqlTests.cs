using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Queries;

public class SoqlTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("O'Brien", @"'O\'Brien'")]
    [InlineData(@"back\slash", @"'back\\slash'")]
    [InlineData("x' OR Id != '", @"'x\' OR Id != \''")]
    [InlineData("line\nbreak\ttab\r\b\f", @"'line\nbreak\ttab\r\b\f'")]
    public void A_text_stays_inside_its_quotes(string text, string literal) => Assert.Equal(literal, Soql.Literal(text));

    [Fact]
    public void Lists_are_cut_so_that_no_statement_grows_too_long()
    {
        var names = Enumerable.Range(0, 1500).Select(number => $"{new string('ü', 70)}{number:000}@a.example").ToList();

        var chunks = Soql.Chunk(names);

        Assert.Equal(names, chunks.SelectMany(chunk => chunk));
        Assert.All(chunks, chunk => Assert.True(Soql.List(chunk).Length <= 40_010));
        Assert.Single(Soql.Chunk(names.Take(1)));
        Assert.Empty(Soql.Chunk([]));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[{"x":{"done":true,"done":false}}]""")]
    [InlineData("""{"a":1}}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("")]
    [InlineData("<html>")]
    public void What_two_readers_could_read_differently_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => StrictJson.Parse(Encoding.UTF8.GetBytes(new string('[', 10_000))));

    [Fact]
    public void Equal_names_in_different_objects_are_usual() =>
        Assert.Equal(2, StrictJson.Parse("""[{"a":{"a":1}},{"a":2}]"""u8.ToArray()).RootElement.GetArrayLength());

    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)", 25, 5000)]
    [InlineData("per-app-api-usage=17/250(appName=x) api-usage=25/5000(org)", 25, 5000)]
    [InlineData("per-app-api-usage=17/250(appName=x)", null, null)]
    [InlineData("api-usage=1/0", null, null)]
    [InlineData("api-usage=99999999999999999999/5", null, null)]
    [InlineData(null, null, null)]
    public void Usage_is_the_orgs_and_not_the_apps(string? header, int? used, int? allowed)
    {
        var usage = ApiUsage.TryParse(header);

        Assert.Equal(((long?)used, (long?)allowed), (usage?.Used, usage?.Allowed));
    }
}
