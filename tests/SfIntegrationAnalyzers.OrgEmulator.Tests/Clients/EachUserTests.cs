using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>In orgs drawn at random, what a real client is told when it logs in as a user is what the org's description says.</summary>
public sealed class EachUserTests
{
    private const int Orgs = 8;
    private const int FirstSeed = 20261121;

    [ClientFact]
    public async Task Each_user_of_a_random_org_is_told_what_its_permissions_say()
    {
        var definitions = Enumerable.Range(FirstSeed, Orgs).Select(RandomOrg.Draw).ToList();
        var orgs = await Task.WhenAll(definitions.Select(d => EmulatedOrg.StartAsync(d)));
        try
        {
            var settings = orgs.Select(org => new { url = org.Url, clientId = RandomOrg.ClientId, privateKey = org.PrivateKeyPem, users = org.Usernames });
            var result = await RealClients.ScriptAsync("each-user.mjs", JsonSerializer.Serialize(settings));
            Assert.True(result.ExitCode == 0, result.Errors);
            var told = JsonSerializer.Deserialize<List<Dictionary<string, string>>>(result.Output)!;
            for (var i = 0; i < Orgs; i++)
            {
                foreach (var (username, answer) in told[i])
                {
                    Assert.True(
                        answer == RandomOrg.Expected(definitions[i], username),
                        $"seed {FirstSeed + i}, {username}: jsforce was told '{answer}', the description says '{RandomOrg.Expected(definitions[i], username)}'");
                    Assert.True(orgs[i].CanCallApi(username) == (answer == "ok"), $"seed {FirstSeed + i}, {username}: the emulator's own verdict differs from what it did");
                }
            }

            Assert.True(told.SelectMany(o => o.Values).Distinct().Count() == 3, "The orgs do not hold every kind of user.");
        }
        finally
        {
            foreach (var org in orgs)
                await org.DisposeAsync();
        }
    }
}
