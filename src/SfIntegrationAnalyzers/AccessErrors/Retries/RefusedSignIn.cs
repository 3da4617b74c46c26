using SfIntegrationAnalyzers.AccessErrors.Calls;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Says what comes of it when a refused sign-in is repeated, which depends on what is sent.</summary>
internal static class RefusedSignIn
{
    /// <summary>What comes of it, as a part of a message.</summary>
    /// <param name="signIn">The call that signs in.</param>
    public static string Outcome(SalesforceCall signIn) => signIn.Method.Name switch
    {
        var name when name.Contains("Refresh") => "a refresh token that was refused (invalid_grant) is refused again",
        var name when name.Contains("WebServer") => "an authorization code is good for one attempt (invalid_grant)",
        var name when name.Contains("Jwt") || name.Contains("ClientCredentials") =>
            "an app that was refused (invalid_app_access) is refused again",
        _ => "repeating a refused login (INVALID_LOGIN) locks the user out",
    };
}
