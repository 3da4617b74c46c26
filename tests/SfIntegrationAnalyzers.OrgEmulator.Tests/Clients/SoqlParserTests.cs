using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>Salesforce's own SOQL parser and the emulator's agree on what is a query.</summary>
public sealed class SoqlParserTests : SmallOrgTests
{
    [ClientFact]
    public async Task The_emulator_takes_the_queries_that_Salesforces_parser_takes()
    {
        var verdicts = await ParseAsync(SoqlCorpus.Good.Concat(SoqlCorpus.Malformed));
        Assert.Equal(SoqlCorpus.Good.Select(q => (q, true)).Concat(SoqlCorpus.Malformed.Select(q => (q, false))), verdicts);
    }

    /// <summary>The other way round says less: Salesforce's parser for editors takes double dots and words of SOQL as names.</summary>
    [ClientFact]
    public async Task What_Salesforces_parser_refuses_the_emulator_never_answers()
    {
        var refused = (await ParseAsync(SoqlMutations.Draw(Draw.Seed, 400))).Where(q => !q.IsGood).Select(q => q.Query).ToList();
        Assert.True(refused.Count > 100, "Too few of the drawn queries are wrong.");
        foreach (var soql in refused)
        {
            var answer = await Client.QueryAsync(soql);
            Assert.True(answer.ErrorCode is "MALFORMED_QUERY" or "EMULATOR_REFUSED", $"seed {Draw.Seed}: {soql}\n{answer.Text}");
        }

        Org.ForgiveRefusals();
    }

    /// <summary>The product's own tests keep this list current.</summary>
    [ClientFact]
    public async Task Salesforces_parser_takes_every_query_that_the_product_sends()
    {
        var sent = await File.ReadAllLinesAsync(Repository.PathOf(
            "tests",
            "SfIntegrationAnalyzers.OrgCheck.Tests",
            "Checking",
            "SentQueriesTests.The_queries_of_a_check_that_asks_for_everything.verified.txt"));
        Assert.NotEmpty(sent);
        Assert.All(await ParseAsync(sent), query => Assert.True(query.IsGood, query.Query));
    }

    private static async Task<IEnumerable<(string Query, bool IsGood)>> ParseAsync(IEnumerable<string> queries)
    {
        var all = queries.ToList();
        var result = await RealClients.ScriptAsync("parse-soql.mjs", JsonSerializer.Serialize(all));
        Assert.True(result.ExitCode == 0, result.Errors);
        var line = result.Output.TrimEnd().Split('\n')[^1];
        return all.Zip(JsonSerializer.Deserialize<bool[]>(line)!);
    }
}
