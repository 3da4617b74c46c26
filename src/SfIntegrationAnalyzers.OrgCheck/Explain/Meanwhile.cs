using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>What callers get as long as something is wrong.</summary>
internal static class Meanwhile
{
    /// <summary>Without API Enabled (facts on the platform, section 2.3).</summary>
    public const string NoApi =
        "Every REST call answers 403 API_DISABLED_FOR_ORG, and SOAP login answers API_CURRENTLY_DISABLED; retrying does not help";

    /// <summary>Of an inactive or frozen user.</summary>
    public const string NoUser = "Logins answer invalid_grant, and open sessions answer 401 INVALID_SESSION_ID";

    /// <summary>Of an app that is not pre-authorized.</summary>
    public const string NoApp = "The token endpoint answers invalid_app_access: user is not admin approved to access this app";

    /// <summary>Of an app that is not installed.</summary>
    public const string NotInstalled = "The token endpoint answers invalid_client: app must be installed into org";

    /// <summary>Of a blocked app.</summary>
    public const string Blocked = "The token endpoint answers OAUTH_APP_BLOCKED";

    /// <summary>Without some access to an object. Who may not read it does not see that there is one.</summary>
    public static string WithoutAccess(IReadOnlyCollection<ObjectPermission> missing) =>
        missing.Contains(ObjectPermission.Read)
            ? "Queries answer 400 INVALID_TYPE, as if the object did not exist; writes answer INSUFFICIENT_ACCESS_OR_READONLY"
        : missing.Any(permission => permission is ObjectPermission.Create or ObjectPermission.Edit or ObjectPermission.Delete)
            ? "Such writes answer INSUFFICIENT_ACCESS_OR_READONLY; queries work"
        : "Records that nobody shares with the user are left out of answers, without an error";

    /// <summary>When the day's requests are used up.</summary>
    public const string NoQuota =
        "Every call of every integration answers 403 REQUEST_LIMIT_EXCEEDED until the last 24 hours hold fewer requests";
}
