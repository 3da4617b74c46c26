using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class OAuthTests
{
    private const string Bearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    [Theory]
    [InlineData("PRE", "direct@small.example", null)]
    [InlineData("PRE", "expired@small.example", "user is not admin approved to access this app")]
    [InlineData("PRE", "group@small.example", "user is not admin approved to access this app")]
    [InlineData("PRE", "inactive@small.example", "inactive user")]
    [InlineData("PRE", "frozen@small.example", "inactive user")]
    [InlineData("SELF", "admin@small.example", null)]
    [InlineData("SELF", "direct@small.example", "user hasn't approved this consumer")]
    [InlineData("SELF", "nobody@small.example", "user hasn't approved this consumer")]
    [InlineData("NONE", "admin@small.example", "client identifier invalid")]
    [InlineData("ECA", "direct@small.example", "user is not admin approved to access this app")]
    public async Task A_jwt_is_taken_for_users_whom_the_app_is_open_to(string clientId, string username, string? refusal)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var answer = await client.TokenAsync(("grant_type", Bearer), ("assertion", Assertion(org, clientId, username)));
        Assert.Equal(refusal is null ? 200 : 400, (int)answer.Status);
        Assert.Equal(refusal, refusal is null ? null : answer.ErrorCode);
        if (refusal is not null)
            return;
        Assert.Equal(org.Url, answer.Json!["instance_url"]!.ToString());
        Assert.Equal($"{org.Url}/id/{org.OrganizationId}/{org.UserId(username)}", answer.Json["id"]!.ToString());
        Assert.Matches(@"^00D\w{12}![.\w]+$", answer.Json["access_token"]!.ToString());
        Assert.Matches(@"^\d{13}$", answer.Json["issued_at"]!.ToString());
        using var caller = new OrgClient(org.Url, answer.Json["access_token"]!.ToString());
        Assert.Equal(200, (int)(await caller.GetAsync(OrgClient.Root)).Status);
    }

    [Fact]
    public async Task A_jwt_with_another_signature_audience_or_time_is_refused()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        using var stranger = RSA.Create(2048);
        async Task<string?> Refusal(string assertion) =>
            (await client.TokenAsync(("grant_type", Bearer), ("assertion", assertion))).ErrorCode;

        Assert.Equal("invalid assertion", await Refusal("rubbish"));
        Assert.Equal("invalid assertion", await Refusal(Assertion(org, "SELF", SmallOrg.Admin, key: stranger.ExportPkcs8PrivateKeyPem())));
        Assert.Equal("invalid assertion", await Refusal(Assertion(org, "SELF", SmallOrg.Admin, algorithm: "none")));
        Assert.Equal("invalid assertion", await Refusal(Assertion(org, "SELF", SmallOrg.Admin, algorithm: "RS512")));
        Assert.Equal(
            "audience is invalid",
            await Refusal(Assertion(org, "SELF", SmallOrg.Admin, audience: "https://other.my.salesforce.com")));
        Assert.Equal(
            "expired authorization code",
            await Refusal(Assertion(org, "SELF", SmallOrg.Admin, lifetime: TimeSpan.FromMinutes(-1))));
        org.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(
            "expired authorization code",
            await Refusal(Assertion(org, "SELF", SmallOrg.Admin, issuedAt: org.Clock.Now.AddMinutes(-10))));
    }

    [Theory]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com/")]
    [InlineData("{url}/")]
    public async Task An_audience_may_be_a_login_host_or_the_org(string audience)
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var assertion = Assertion(org, "SELF", SmallOrg.Admin, audience: audience.Replace("{url}", org.Url));
        Assert.Equal(200, (int)(await client.TokenAsync(("grant_type", Bearer), ("assertion", assertion))).Status);
    }

    [Fact]
    public async Task A_login_host_hands_out_tokens_for_the_org_and_answers_nothing_else()
    {
        await using var org = await SmallOrg.StartAsync();
        using var login = new OrgClient(org.LoginUrl, null);
        var answer = await login.TokenAsync(
            ("grant_type", Bearer), ("assertion", Assertion(org, "SELF", SmallOrg.Admin, audience: org.LoginUrl)));
        Assert.Equal(org.Url, answer.Json!["instance_url"]!.ToString());

        using var astray = new OrgClient(org.LoginUrl, answer.Json["access_token"]!.ToString());
        Assert.Equal("URL_NOT_RESET", (await astray.GetAsync(OrgClient.Root)).ErrorCode);
    }

    [Fact]
    public async Task An_expiry_in_milliseconds_is_taken_because_the_cli_sends_one()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var assertion = Assertion(org, "SELF", SmallOrg.Admin, expires: org.Clock.Now.ToUnixTimeMilliseconds());
        Assert.Equal(200, (int)(await client.TokenAsync(("grant_type", Bearer), ("assertion", assertion))).Status);
    }

    [Fact]
    public async Task Client_credentials_run_as_the_apps_user_from_body_header_or_query()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        var fromBody = await client.TokenAsync(("grant_type", "client_credentials"), ("client_id", "PRE"), ("client_secret", "secret"));
        Assert.EndsWith(org.UserId("direct@small.example"), fromBody.Json!["id"]!.ToString(), StringComparison.Ordinal);

        var basic = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = new StringContent("grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        basic.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("PRE:secret"u8));
        Assert.Equal(200, (int)(await client.SendAsync(basic)).Status);

        var inQuery = new HttpRequestMessage(
            HttpMethod.Post, "/services/oauth2/token?grant_type=client_credentials&client_id=PRE&client_secret=secret");
        Assert.Equal(200, (int)(await client.SendAsync(inQuery)).Status);

        Assert.Equal(
            "invalid client credentials",
            (await client.TokenAsync(("grant_type", "client_credentials"), ("client_id", "PRE"), ("client_secret", "wrong"))).ErrorCode);
        Assert.Equal("grant type not supported", (await client.TokenAsync(("grant_type", "device"))).ErrorCode);
        Assert.Equal(
            "authentication failure",
            (await client.TokenAsync(("grant_type", "password"), ("client_id", "PRE"), ("username", SmallOrg.Admin))).ErrorCode);
    }

    [Theory]
    [InlineData(SmallOrg.Admin, "right", null)]
    [InlineData(SmallOrg.Admin, "wrong", "authentication failure")]
    [InlineData("inactive@small.example", "right", "authentication failure")]
    public async Task A_password_opens_an_org_that_allows_it(string username, string password, string? refusal)
    {
        var definition = OrgDefinition.FromJson(SmallOrg.Json);
        definition = definition with { Users = definition.Users.ToDictionary(u => u.Key, u => u.Value with { Password = "right" }) };
        await using var org = await EmulatedOrg.StartAsync(definition, new EmulatedOrgOptions { AllowPasswordGrant = true });
        using var client = new OrgClient(org, null);
        var answer = await client.TokenAsync(
            ("grant_type", "password"), ("client_id", "SELF"), ("username", username), ("password", password));
        Assert.Equal(refusal, refusal is null && (int)answer.Status == 200 ? null : answer.ErrorCode);
    }

    [Theory]
    [InlineData(true, false, "SELF", null)]
    [InlineData(false, false, "SELF", "This session is not valid for use with the REST API")]
    [InlineData(true, true, "SELF", "This session is not valid for use with the REST API")]
    [InlineData(true, true, "PRE", null)]
    public async Task A_session_whose_app_lacks_the_scope_or_the_allowlist_is_not_for_rest(
        bool apiScope, bool apiAccessControl, string clientId, string? message)
    {
        var definition = OrgDefinition.FromJson(SmallOrg.Json);
        definition = definition with
        {
            ApiAccessControl = apiAccessControl,
            Apps = definition.Apps.ToDictionary(a => a.Key, a => a.Value with { ApiScope = apiScope }),
        };
        await using var org = await EmulatedOrg.StartAsync(definition);
        using var client = new OrgClient(org, null);
        var token = await client.TokenAsync(
            ("grant_type", Bearer), ("assertion", Assertion(org, clientId, clientId == "PRE" ? "direct@small.example" : SmallOrg.Admin)));
        using var caller = new OrgClient(org.Url, token.Json!["access_token"]!.ToString());
        var answer = await caller.GetAsync(OrgClient.Root);
        Assert.Equal(message is null ? 200 : 401, (int)answer.Status);
        Assert.Equal(message, message is null ? null : answer.Message);
    }

    [Fact]
    public async Task A_rotated_refresh_token_works_once()
    {
        await using var org = await SmallOrg.StartAsync(new EmulatedOrgOptions { RotateRefreshTokens = true });
        using var client = new OrgClient(org, null);
        var old = org.RefreshTokenFor(SmallOrg.Admin, "Self");
        Task<Answer> Refresh(string token) =>
            client.TokenAsync(("grant_type", "refresh_token"), ("client_id", "SELF"), ("refresh_token", token));

        var fresh = (await Refresh(old)).Json!["refresh_token"]!.ToString();
        Assert.Equal("expired access/refresh token", (await Refresh(old)).ErrorCode);
        Assert.Equal(200, (int)(await Refresh(fresh)).Status);
    }

    [Fact]
    public async Task A_blocked_or_uninstalled_app_opens_for_nobody_but_those_who_may_approve_it()
    {
        await using var org = await SmallOrg.StartAsync();
        using var client = new OrgClient(org, null);
        async Task<string?> Refusal(string username) =>
            (await client.TokenAsync(("grant_type", Bearer), ("assertion", Assertion(org, "PRE", username)))).ErrorCode;

        org.Change.UninstallApp("Pre");
        Assert.Equal("app must be installed into org", await Refusal("direct@small.example"));
        org.Change.BlockApp("Pre");
        Assert.Equal("this app is blocked by admin", await Refusal("direct@small.example"));
        org.Change.UninstallApp("Self");
        Assert.Equal(
            200,
            (int)(await client.TokenAsync(("grant_type", Bearer), ("assertion", Assertion(org, "SELF", SmallOrg.Admin)))).Status);
    }

    [Fact]
    public async Task A_revoked_token_is_dead_at_once()
    {
        await using var org = await SmallOrg.StartAsync();
        var token = org.AccessTokenFor(SmallOrg.Admin);
        using var client = new OrgClient(org.Url, token);
        Assert.Equal(200, (int)(await client.GetAsync(OrgClient.Root)).Status);
        await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/revoke")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]),
        });
        Assert.Equal("INVALID_SESSION_ID", (await client.GetAsync(OrgClient.Root)).ErrorCode);
    }

    private static string Assertion(
        EmulatedOrg org,
        string clientId,
        string username,
        string? audience = null,
        string? key = null,
        string algorithm = "RS256",
        TimeSpan? lifetime = null,
        DateTimeOffset? issuedAt = null,
        long? expires = null)
    {
        var exp = expires ?? ((issuedAt ?? org.Clock.Now) + (lifetime ?? TimeSpan.FromMinutes(3))).ToUnixTimeSeconds();
        var head = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT" }));
        var body = Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(new { iss = clientId, sub = username, aud = audience ?? org.Url, exp }));
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key ?? org.PrivateKeyPem);
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes($"{head}.{body}"),
            algorithm == "RS512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1);
        return $"{head}.{body}.{(algorithm == "none" ? "" : Base64Url.EncodeToString(signature))}";
    }
}
