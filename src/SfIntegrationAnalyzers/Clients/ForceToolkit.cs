namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Force.com Toolkit for .NET: <c>DeveloperForce.Force</c>, <c>.Common</c>, <c>.Chatter</c> and their republications. Login failures
/// come as <c>ForceAuthException</c>, a sibling of <c>ForceException</c>; an error code that its enumeration lacks becomes <c>Unknown</c>.
/// </summary>
internal static class ForceToolkit
{
    private static readonly IReadOnlyList<(Version From, int Major)> Defaults =
        [(new(0, 0), 29), (new(0, 6, 0), 30), (new(0, 6, 2), 32), (new(1, 1, 0), 34), (new(1, 3, 0), 36)];

    public static ClientLibrary Library { get; } = new()
    {
        Name = "Force.com Toolkit for .NET",
        Recognition = ClientRecognition.ByNamespace("Salesforce.Common", "Salesforce.Force", "Salesforce.Chatter", "DotNetForce"),
        VersionCarriers =
        [
            new(VersionCarrierKind.ConstructorParameter, null, "apiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Property, "AuthenticationClient", "ApiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Property, "IAuthenticationClient", "ApiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Property, "DnfClient", "ApiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Field, "DnfClient", "DefaultApiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Property, "CompositeClient", "ApiVersion", VersionNotation.Prefixed),
        ],
        DiscoveryMethods = ["GetLatestVersionAsync"],
        DefaultVersions = [.. DefaultsOf("Salesforce.Common"), .. DefaultsOf("Salesforce.Force")],
        CallingTypes =
        [
            Authentication("IAuthenticationClient"),
            Authentication("AuthenticationClient"),
            new("IForceClient", FailureArrival.Exception) { SessionMethods = ["UserInfo"] },
            new("ForceClient", FailureArrival.Exception) { SessionMethods = ["UserInfo"] },
            new("IChatterClient", FailureArrival.Exception),
            new("ChatterClient", FailureArrival.Exception),
            new("IJsonHttpClient", FailureArrival.Exception),
            new("JsonHttpClient", FailureArrival.Exception),
            new("XmlHttpClient", FailureArrival.Exception),
            new("DnfClient", FailureArrival.Exception) { LoginMethods = ["LoginAsync"] },
        ],
        Exceptions =
        [
            new("ForceException", ["Error"], Code)
            {
                ThrownBy = ThrowingCalls.AllButLogins,
                LoginsToo = ["TokenRefreshAsync"],
            },
            new("ForceAuthException", ["Error"], Code) { ThrownBy = ThrowingCalls.Logins },
        ],
        RecordResults =
        [
            new("SuccessResponse", "Success", "Errors"),
            new("SaveResponse", "HasErrors", "Results"),
            new("BatchResult", "Success", "Errors"),
            new("BatchResultList", "Success", "Errors"),
        ],
    };

    private static CodeTest Code => new("{e}.Error", CodeNotation.PascalMember);

    private static CallingType Authentication(string name) => new(name, FailureArrival.Exception)
    {
        LoginMethods = ["UsernamePasswordAsync", "WebServerAsync", "TokenRefreshAsync", "ClientCredentialsAsync"],
        AuthorizationCodeLogins = ["WebServerAsync"],
        RefreshLogins = ["TokenRefreshAsync"],
        AppLogins = ["ClientCredentialsAsync"],
        LocalMethods = ["Dispose"],
    };

    private static IEnumerable<DefaultVersion> DefaultsOf(string assembly) =>
        DefaultVersion.OfReleases("AuthenticationClient", assembly, Defaults).Select(known => known with { HandedOnBy = "ApiVersion" });
}
