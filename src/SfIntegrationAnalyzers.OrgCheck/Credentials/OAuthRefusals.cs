using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>What each refusal of the token endpoint means, and what to change in the org.</summary>
internal static class OAuthRefusals
{
    private static readonly TimeSpan NotableSkew = TimeSpan.FromMinutes(2);

    /// <summary>The first row that matches counts; an empty description matches any.</summary>
    private static readonly (string Error, string Description, string Means, string Advice)[] Known =
    [
        ("invalid_grant", "user hasn't approved this consumer", "the app lets users approve themselves, and this user never did",
            "In the app's policies set Permitted Users to 'Admin approved users are pre-authorized', "
            + "and add a permission set that the user holds"),
        ("invalid_app_access", "", "the app is pre-authorized for others, not for this user",
            "Add a permission set that the user holds to the app: "
            + "Setup > Manage Connected Apps (or External Client App Manager > Policies) > Permission Sets"),
        ("invalid_grant", "audience", "the assertion is meant for another login host",
            "Set SF_LOGIN_URL to https://login.salesforce.com, or https://test.salesforce.com for a sandbox; "
            + "SF_AUDIENCE_URL overrides the audience alone"),
        ("invalid_grant", "expired authorization code", "the assertion had expired on arrival",
            "Compare this machine's clock with the server's; the check's assertions are valid for three minutes"),
        ("invalid_grant", "invalid assertion", "the signature does not match the app's certificate, or the login host is wrong",
            "Upload the certificate that belongs to SF_PRIVATE_KEY to the app (Use digital signatures), and compare SF_LOGIN_URL"),
        ("invalid_grant", "expired access/refresh token", "the refresh token has expired, was revoked, or was spent by a parallel build",
            "Log in again and replace SFDX_AUTH_URL; for parallel builds use JWT bearer, which has no refresh token"),
        ("invalid_grant", "no valid scopes defined", "the app has no scope that this flow can use",
            "Add 'Manage user data via APIs (api)' to the app's OAuth scopes"),
        ("invalid_grant", "inactive", "the user is inactive",
            "Activate the user in Setup > Users, or log in as one that is active"),
        ("invalid_grant", "ip restricted", "this machine's address is outside the ranges that the profile or the app allows",
            "Relax IP restrictions in the app's policies, or add the build machines' range"),
        ("invalid_grant", "no client credentials user", "the app's client credentials flow has no user to run as",
            "Set Run As in the app's policies to the checking user"),
        ("invalid_grant", "request not supported on this domain", "client credentials are not accepted at this host",
            "Set SF_LOGIN_URL to the org's My Domain, https://….my.salesforce.com"),
        ("invalid_grant", "not supported on this domain", "client credentials are not accepted at this host",
            "Set SF_LOGIN_URL to the org's My Domain, https://….my.salesforce.com"),
        ("invalid_grant", "authentication failure", "the username, key or secret is wrong",
            "Compare SF_USERNAME with the user in this org: a sandbox's names end in the sandbox's name"),
        ("invalid_client_id", "", "the org knows no app with this client id",
            "Compare SF_CLIENT_ID, or what SFDX_AUTH_URL begins with, with the app's consumer key; "
            + "a new app needs up to ten minutes, and one of another org must be installed in this one"),
        ("invalid_client", "app must be installed", "the app is not installed in this org",
            "Install it: Setup > Connected Apps OAuth Usage > Install"),
        ("invalid_client", "", "the client ID or secret is wrong",
            "Compare SF_CLIENT_ID and SF_CLIENT_SECRET, or the two in SFDX_AUTH_URL, with the app's consumer key and secret"),
        ("unsupported_grant_type", "", "the app or the org does not allow this flow",
            "Enable the flow in the app's OAuth settings: "
            + "JWT bearer needs 'Use digital signatures', client credentials 'Enable Client Credentials Flow'"),
        ("OAUTH_APP_BLOCKED", "", "an administrator has blocked the app", "Unblock it: Setup > Connected Apps OAuth Usage > Unblock"),
        ("OAUTH_APP_ACCESS_DENIED", "", "the app is pre-authorized for others, not for this user",
            "Add a permission set that the user holds to the app's policies"),
        ("inactive_user", "", "the user is inactive", "Activate the user in Setup > Users"),
        ("inactive_org", "", "the org is locked, or its trial has ended", "Ask your Salesforce account executive"),
        ("rate_limit_exceeded", "", "too many logins in the last hour", "Build less often, or raise SfiOrgCheckMaxAgeMinutes"),
    ];

    /// <summary>Puts a refusal into words.</summary>
    /// <param name="response">The answer of the token endpoint, no success.</param>
    /// <param name="clockSkew">How far the server's clock is ahead.</param>
    public static OrgFailure Describe(OrgResponse response, TimeSpan? clockSkew)
    {
        if (Read(response) is not var (error, description))
        {
            return ErrorResponses.Describe(response);
        }

        var known = Known.FirstOrDefault(row =>
            row.Error.Equals(error, StringComparison.OrdinalIgnoreCase)
            && description.Contains(row.Description, StringComparison.OrdinalIgnoreCase));
        var quoted = description.Length == 0 ? error : $"{error}: {description}";
        return new OrgFailure(
            OrgFailureKind.LoginRefused,
            known.Means is null ? $"{response.Url.Host} refused the login ({quoted})" : $"{known.Means} ({quoted})")
        {
            Code = error,
            Description = description,
            HttpStatus = (int)response.Status,
            RequestId = response.RequestId,
            Advice = WithSkew(known.Advice, clockSkew),
        };
    }

    private static string? WithSkew(string? advice, TimeSpan? skew)
    {
        if (skew is not { } difference || difference.Duration() < NotableSkew)
        {
            return advice;
        }

        var (minutes, way) = (Math.Round(difference.Duration().TotalMinutes), difference > TimeSpan.Zero ? "behind" : "ahead of");
        var clock = $"this machine's clock is {minutes} minutes {way} the server's: correct it first";
        return advice is null ? clock : $"{advice}; {clock}";
    }

    private static (string Error, string Description)? Read(OrgResponse response)
    {
        try
        {
            using var document = StrictJson.Parse(response.Body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("error", out var error)
                || error.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            var isDescribed = root.TryGetProperty("error_description", out var text) && text.ValueKind == JsonValueKind.String;
            return (Printable(error.GetString()!), isDescribed ? Printable(text.GetString()!) : "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Printable(string text) =>
        string.Concat(text.Take(200).Select(c => char.IsControl(c) ? ' ' : c));
}
