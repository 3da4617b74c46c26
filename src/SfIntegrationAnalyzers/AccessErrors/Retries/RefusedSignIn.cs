using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Says what comes of it when a refused sign-in is repeated, which depends on what is sent, and what to do instead.</summary>
internal static class RefusedSignIn
{
    /// <summary>What comes of it, as a part of a message.</summary>
    /// <param name="signIn">The call that signs in, if it is known.</param>
    /// <param name="origin">What refuses it.</param>
    public static string Outcome(SalesforceCall? signIn, ErrorOrigin origin) => signIn switch
    {
        { Method.Name: var name, CallingType: var client } when client.RefreshLogins.Contains(name) =>
            "a refresh token that was refused (invalid_grant) is refused again",
        { Method.Name: var name, CallingType: var client } when client.AuthorizationCodeLogins.Contains(name) =>
            "an authorization code is good for one attempt (invalid_grant)",
        { Method.Name: var name, CallingType: var client } when client.AppLogins.Contains(name) =>
            "an app that was refused (invalid_app_access) is refused again",
        _ => $"repeating a refused login ({(origin == ErrorOrigin.SoapLogin ? "INVALID_LOGIN" : "invalid_grant")}) locks the user out",
    };

    /// <summary>What to do, as a sentence of a message without its period.</summary>
    /// <param name="origin">What refuses the sign-in.</param>
    public static string Advice(ErrorOrigin origin)
    {
        var failed = origin == ErrorOrigin.SoapLogin ? "SERVER_UNAVAILABLE" : "server_error";
        return $"Decide on the error code: repeat where the server failed ({failed}), and give up where the sign-in was refused";
    }
}
