namespace SfIntegrationAnalyzers.Clients;

/// <summary>What answers a call with an error, which settles the codes that the error may have.</summary>
public enum ErrorOrigin
{
    /// <summary>An API that takes a session, <c>API_DISABLED_FOR_ORG</c>.</summary>
    Api,

    /// <summary>The call <c>login()</c> of SOAP, <c>INVALID_LOGIN</c>.</summary>
    SoapLogin,

    /// <summary>The token endpoint of OAuth, <c>invalid_grant</c>.</summary>
    TokenEndpoint,
}
