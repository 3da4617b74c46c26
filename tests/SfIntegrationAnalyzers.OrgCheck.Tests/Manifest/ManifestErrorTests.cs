using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

public sealed class ManifestErrorTests
{
    [Fact]
    public void Each_mistake_is_named_with_its_reason_and_the_next_step()
    {
        var texts = new StringBuilder();
        foreach (var row in ManifestCorpus.BadForSchema.Concat(ManifestCorpus.BadForReader))
        {
            texts.AppendLine($"# {row[0]}");
            foreach (var error in ManifestReader.Read((string)row[1], "m.json").Errors)
                texts.AppendLine(error.ToString());
            texts.AppendLine();
        }

        Snapshot.Verify(texts.ToString());
    }

    [Theory]
    [MemberData(nameof(ManifestCorpus.BadForReader), MemberType = typeof(ManifestCorpus))]
    public void What_only_the_reader_can_see_is_refused(string name, string text) =>
        Assert.NotEmpty(ManifestReader.Read(text, name).Errors);

    [Fact]
    public void All_errors_come_at_once_in_the_order_of_the_file()
    {
        var errors = ManifestReaderTests.Errors("""
            {
              "org": {},
              "integrations": [
                { "name": "A", "user": "nobody", "exact": 1 },
                { "nam": "B", "user": "b@b.c" },
              ],
              "audiences": [{ "name": "C", "app": "salesforce-mobile", "members": { "groups": "X" } }]
            }
            """);

        Assert.Equal([1, 2, 4, 4, 5, 5, 7], errors.Select(error => error.Position.Line));
    }

    [Fact]
    public void What_stands_before_a_syntax_error_is_looked_at_too()
    {
        var errors = ManifestReaderTests.Errors("""
            {
              "orgs": { "p": { "instanceURL": "https://a.my.salesforce.com" } },
              "integrations": [ { "name": "A" ]
            }
            """);

        Assert.Equal([2, 3], errors.Select(error => error.Position.Line));
    }

    [Theory]
    [InlineData("{ \"orgs\": {")]
    [InlineData("{ \"orgs\": { \"p\": { 'instanceUrl': 'https://a.my.salesforce.com' } } }")]
    [InlineData("""
        { "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" } },
          "integrations": [ { "name": "A", "user": { p: "a@b.c" } } ] }
        """)]
    [InlineData("""
        { "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" } },
          "integrations": [ { "name": "A", "user": "a@b.c", "objects": { "Account": [ 'read' ] } } ] }
        """)]
    [InlineData("""
        { "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" } },
          "audiences": [ { "name": "A", "app": "salesforce-mobile", "members": {
        """)]
    public void What_did_not_come_is_not_held_against_a_text_that_broke_off(string text) =>
        Assert.Single(ManifestReaderTests.Errors(text));

    [Fact]
    public void A_secret_is_not_repeated()
    {
        var error = Assert.Single(ManifestReaderTests.Errors(
            """{ "orgs": { "p": { "instanceUrl": "https://me:hunter2@a.my.salesforce.com", "password": "hunter2" } } }""").Skip(1));

        Assert.Contains("must hold none", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "hunter2",
            string.Concat(ManifestReaderTests.Errors(
                """{ "orgs": { "p": { "instanceUrl": "https://me:hunter2@a.my.salesforce.com", "password": "hunter2" } } }""")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_nothing_but_errors_does_not_fill_the_log() =>
        Assert.InRange(
            ManifestReaderTests.Errors("{" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"\"k{i}\":1,")) + "}").Count, 100, 101);

    [Fact]
    public void A_file_that_is_too_long_is_not_read() =>
        Assert.Contains(
            "longer than",
            Assert.Single(ManifestReaderTests.Errors(new string(' ', ManifestReader.LongestText + 1))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_error_inside_a_condition_points_into_it()
    {
        const string Text = """{ "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" } }"""
            + """, "audiences": [{ "name": "A", "app": "X", "members": { "condition": "Name = 'x' LIMIT 1" } }] }""";

        Assert.Equal(Text.IndexOf("LIMIT", StringComparison.Ordinal) + 1, Assert.Single(ManifestReaderTests.Errors(Text)).Position.Column);
    }

    /// <summary>Whoever may change the manifest decides how many there are; what nobody reads must not take the build an hour.</summary>
    [Fact]
    public void The_org_that_was_meant_is_looked_for_as_long_as_somebody_reads_of_it()
    {
        const string Id = "{ \"organizationId\": \"00D000000000001EAA\" }";
        static IEnumerable<string> Names(char letter, int count) =>
            Enumerable.Range(0, count).Select(number => $"{new string(letter, 70)}{number:D6}");
        var orgs = string.Join(',', Names('o', 100).Select(name => $"\"{name}\": {Id}"));
        var users = string.Join(',', Names('o', 101).Skip(100).Concat(Names('u', 100_000)).Select(name => $"\"{name}\": \"a@b.c\""));

        var errors = ManifestReaderTests.Errors(
            $$"""{ "orgs": { {{orgs}} }, "integrations": [{ "name": "A", "user": { {{users}} } }] }""");

        Assert.Equal(101, errors.Count);
        Assert.Contains("Did you mean", errors[0].Message, StringComparison.Ordinal);
    }
}
