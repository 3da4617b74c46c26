using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>In orgs drawn at random, what a real client is told when it logs in as a user is what the org's description says.</summary>
public sealed class EachUserTests
{
    private const int Orgs = 8;
    private const int FirstSeed = 20261121;

    [ClientFact]
    public async Task Each_user_of_a_random_org_is_told_what_its_permissions_say()
    {
        var told = await ToldAsync(Enumerable.Range(FirstSeed, Orgs));
        Assert.All(told, t => Assert.True(t.Answer == t.Expected && t.IsOfOneMind, t.ToString()));
        Assert.True(told.Select(t => t.Answer).Distinct().Count() == 3, "The orgs do not hold every kind of user.");
    }

    [ClientFact]
    public async Task An_org_that_decides_otherwise_than_its_description_is_noticed()
    {
        var told = await ToldAsync([FirstSeed], org => org.Change.GrantToProfile("Profile 0", "ApiEnabled"));
        Assert.Contains(told, t => t.Answer != t.Expected);
    }

    private static async Task<List<Told>> ToldAsync(IEnumerable<int> seeds, Action<EmulatedOrg>? change = null)
    {
        var drawn = seeds.Select(seed => (Seed: seed, Definition: RandomOrg.Draw(seed))).ToList();
        var orgs = await Task.WhenAll(drawn.Select(d => EmulatedOrg.StartAsync(d.Definition)));
        try
        {
            foreach (var org in orgs)
                change?.Invoke(org);
            var answers = await AskAsync(orgs);
            var told = from i in Enumerable.Range(0, orgs.Length)
                       from answer in answers[i]
                       let isOfOneMind = orgs[i].CanCallApi(answer.Key) == (answer.Value == "ok")
                       select new Told(
                           drawn[i].Seed, answer.Key, answer.Value, RandomOrg.Expected(drawn[i].Definition, answer.Key), isOfOneMind);
            return told.ToList();
        }
        finally
        {
            foreach (var org in orgs)
                await org.DisposeAsync();
        }
    }

    private static async Task<List<Dictionary<string, string>>> AskAsync(IEnumerable<EmulatedOrg> orgs)
    {
        var settings = orgs.Select(org => new
        {
            url = org.Url,
            clientId = RandomOrg.ClientId,
            privateKey = org.PrivateKeyPem,
            users = org.Usernames,
        });
        var result = await RealClients.ScriptAsync("each-user.mjs", JsonSerializer.Serialize(settings));
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonSerializer.Deserialize<List<Dictionary<string, string>>>(result.Output)!;
    }

    /// <param name="Answer">What jsforce was told.</param>
    /// <param name="Expected">What the description says.</param>
    /// <param name="IsOfOneMind">The emulator's own verdict is what it did.</param>
    private sealed record Told(int Seed, string Username, string Answer, string Expected, bool IsOfOneMind);
}
