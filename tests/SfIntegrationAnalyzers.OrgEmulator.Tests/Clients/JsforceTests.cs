using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Faults;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>jsforce and nforce, which were written against real orgs, find nothing strange in the emulated one.</summary>
public sealed class JsforceTests
{
    [ClientFact]
    public async Task Jsforce_and_nforce_do_their_work()
    {
        await using var org = await ProbeOrg.StartAsync(new EmulatedOrgOptions { PageSize = 7, AllowPasswordGrant = true });
        var outcome = await RunAsync(org);
        Snapshot.Verify(outcome);
        Assert.Empty(org.Refusals);
    }

    [ClientFact]
    public async Task A_refreshed_session_starts_its_query_again_and_gets_every_row()
    {
        await using var org = await ProbeOrg.StartAsync(new EmulatedOrgOptions { RotateRefreshTokens = true });
        Assert.Equal("""["refresh",40]""", (await RunAsync(org, "refresh")).Trim());
        Assert.Single(org.Journal.Entries, e => e.Path == "/services/oauth2/token");
    }

    /// <summary>
    /// What breaks, and a step that shows it. jsforce does not notice a missing <c>done</c>, nforce neither missing attributes nor the case
    /// of a field, so each of these is shown by the other; column metadata is asked for by the CLI alone.
    /// </summary>
    public static TheoryData<string, string> Breakages => new()
    {
        { "missing-done", "nforce query" },
        { "no-attributes", "query" },
        { "lower-case-fields", "query" },
        { "text-plain", "query" },
        { "malformed-json", "query" },
        { "missing-records", "nforce query" },
        { "wrong-total-size", "pages" },
        { "done-too-early", "pages" },
        { "not-done-without-next", "pages" },
        { "not-found", "describe" },
        { "session-expired", "limits" },
    };

    [ClientTheory]
    [MemberData(nameof(Breakages))]
    public async Task An_emulator_broken_on_purpose_is_noticed(string breakage, string step)
    {
        await using var org = await ProbeOrg.StartAsync(new EmulatedOrgOptions { PageSize = 7 });
        var right = await RunAsync(org, step);
        org.Faults.Add(Fault.ByName[breakage], "/services/data/v65.0/");
        Assert.NotEqual(right, await RunAsync(org, step));
    }

    private static async Task<string> RunAsync(EmulatedOrg org, params string[] only)
    {
        var settings = JsonSerializer.Serialize(new
        {
            url = org.Url,
            token = org.AccessTokenFor(ProbeOrg.Admin),
            powerlessToken = org.AccessTokenFor(ProbeOrg.Powerless),
            blindToken = org.AccessTokenFor(ProbeOrg.Blind),
            deadToken = org.OrganizationId[..15] + "!DeadToken",
            refreshToken = org.RefreshTokenFor(ProbeOrg.Admin, ProbeOrg.App),
            username = ProbeOrg.Admin,
            userId = org.UserId(ProbeOrg.Admin),
            organizationId = org.OrganizationId,
            powerless = ProbeOrg.Powerless,
            password = ProbeOrg.Password,
            clientId = ProbeOrg.ClientId,
            clientSecret = ProbeOrg.ClientSecret,
            privateKey = org.PrivateKeyPem,
            only = only.Length == 0 ? null : only,
        });
        var result = await RealClients.ScriptAsync("jsforce.mjs", settings);
        Assert.True(result.ExitCode == 0, result.Errors);
        return new StringBuilder(result.Output).Replace(org.Url, "{url}").ToString();
    }
}
