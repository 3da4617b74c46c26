using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// The check against the only judge that counts: a plain client that logs in as the user. Org by org, the check must say that a user
/// lacks API access exactly when that client is refused, and that the app is closed exactly when the token endpoint refuses.
/// </summary>
public class ClosedLoopTests
{
    private const int Orgs = 1_000;

    private static readonly string[] ApiVerdicts = ["SFI4001", "SFI4004", "SFI4006"];

    [Fact]
    public async Task The_check_says_what_a_client_of_the_user_finds_out_in_a_thousand_random_orgs()
    {
        var disagreements = new List<string>();
        var (lacking, closed) = (0, 0);
        using var client = new HttpClient();
        foreach (var seed in Draw.Seeds(Orgs))
        {
            var random = new Random(seed);
            var definition = RandomOrg.Make(random);
            await using var bench = await OrgBench.StartAsync(
                definition,
                new EmulatedOrgOptions { Seed = seed, RandomPageSizes = random.Next(4) == 0, PageSize = random.Next(4) == 0 ? 5 : 2000 });
            var users = definition.Users.Keys.Where(name => name != OrgBench.Admin).ToList();
            var report = await bench.CheckAsync(string.Join(
                ",\n", users.Select((user, index) => $$"""{ "name": "i{{index}}", "user": "{{user}}", "app": "Connector" }""")));

            foreach (var user in users)
            {
                var found = report.Findings.Where(finding => finding.User == user || finding.User is null)
                    .Select(finding => finding.Id)
                    .ToHashSet();
                var saysLacking = ApiVerdicts.Any(found.Contains);
                var isRefused = await IsRefusedAsync(client, bench.Org, user);
                var saysClosed = found.Contains("SFI4007") || found.Contains("SFI4004");
                var isClosed = await TokenErrorAsync(client, bench.Org, user) is "invalid_app_access"
                    or "OAUTH_APP_BLOCKED"
                    or "invalid_client"
                    or "invalid_grant: inactive user";
                lacking += isRefused ? 1 : 0;
                closed += isClosed ? 1 : 0;
                if (saysLacking != isRefused || saysClosed != isClosed || found.Any(id => id.StartsWith("SFI49", StringComparison.Ordinal)))
                {
                    disagreements.Add(
                        $"seed {seed}, {user}: check says {string.Join(",", found.Order())}; refused {isRefused}, app closed {isClosed}");
                }
            }
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(20)));
        Assert.True(
            lacking > Orgs / 2 && closed > Orgs / 4,
            $"The orgs are too healthy to prove anything: {lacking} lacking, {closed} closed.");
    }

    private static async Task<bool> IsRefusedAsync(HttpClient client, EmulatedOrg org, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, org.Url + "/services/data/v60.0");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", org.AccessTokenFor(user));
        using var response = await client.SendAsync(request);
        return !response.IsSuccessStatusCode;
    }

    private static async Task<string?> TokenErrorAsync(HttpClient client, EmulatedOrg org, string user)
    {
        using var response = await client.PostAsync(
            org.Url + "/services/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = Assertion(org, user),
        }));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (!answer.RootElement.TryGetProperty("error", out var error))
            return null;
        return error.GetString() == "invalid_grant"
            ? $"invalid_grant: {answer.RootElement.GetProperty("error_description").GetString()}"
            : error.GetString();
    }

    private static string Assertion(EmulatedOrg org, string user)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(org.PrivateKeyPem);
        var header = Base64Url.EncodeToString("""{"alg":"RS256"}"""u8);
        var claims = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new
        {
            iss = org.ClientIdOf("Connector"),
            sub = user,
            aud = org.Url,
            exp = org.Clock.Now.AddMinutes(2).ToUnixTimeSeconds(),
        }));
        var signed = Encoding.ASCII.GetBytes($"{header}.{claims}");
        var signature = rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }
}
