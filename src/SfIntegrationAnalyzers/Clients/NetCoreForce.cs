namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// NetCoreForce: errors are a list of raw codes on <c>ForceApiException</c>, which may be null or empty, as transport failures arrive
/// in the same exception. Defaults by release: 1.0 v39.0, 1.2 v41.0, 2.5 v44.0, 2.7 v50.0, 4 v57.0, 5 v64.0.
/// </summary>
internal static class NetCoreForce
{
    private static readonly IReadOnlyList<(Version From, int Major)> Defaults =
        [(new(0, 0), 39), (new(1, 2), 41), (new(2, 5), 44), (new(2, 7), 50), (new(4, 0), 57), (new(5, 0), 64)];

    public static ClientLibrary Library { get; } = new()
    {
        Name = "NetCoreForce",
        Recognition = ClientRecognition.ByNamespace("NetCoreForce.Client", "NetCoreForce"),
        VersionCarriers =
        [
            new(VersionCarrierKind.ConstructorParameter, null, "apiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.MethodParameter, null, "apiVersion", VersionNotation.Prefixed),
            new(VersionCarrierKind.Property, null, "ApiVersion", VersionNotation.Prefixed),
        ],
        DefaultVersions =
        [
            .. DefaultsOf("AuthenticationClient").Select(known => known with { HandedOnBy = "ApiVersion" }),
            .. DefaultsOf("ForceClient"),
        ],
        CallingTypes =
        [
            new("AuthenticationClient", FailureArrival.Exception)
            {
                LoginMethods =
                [
                    "UsernamePassword", "UsernamePasswordAsync", "WebServerAsync", "TokenRefreshAsync", "ClientCredentialsAsync",
                    "IntrospectTokenAsync",
                ],
                AuthorizationCodeLogins = ["WebServerAsync"],
                RefreshLogins = ["TokenRefreshAsync"],
                AppLogins = ["ClientCredentialsAsync"],
            },
            new("ForceClient", FailureArrival.Exception)
            {
                LoginMethods = ["FromClientCredentialsAsync"],
                AppLogins = ["FromClientCredentialsAsync"],
                SessionMethods = ["GetUserInfo"],
            },
            new("IForceClient", FailureArrival.Exception) { SessionMethods = ["GetUserInfo"] },
        ],
        Exceptions =
        [
            new("ForceApiException", ["Errors", "ErrorCode"], ListedCode)
            {
                ThrownBy = ThrowingCalls.AllButLogins,
                LoginsToo = ["TokenRefreshAsync"],
            },
            new("ForceAuthException", ["ErrorCode"], new CodeTest("{e}.ErrorCode", CodeNotation.Text)) { ThrownBy = ThrowingCalls.Logins },
        ],
        RecordResults =
        [
            new("CreateResponse", "Success", "Errors"),
            new("UpsertResponse", "Success", "Errors"),
            new("SObjectTreeResponse", "HasErrors", "Results"),
        ],
    };

    private static CodeTest ListedCode => new("{each}.ErrorCode", CodeNotation.Text, Frame: "{e}.Errors?.Exists({each} => {test}) == true")
    {
        NegatedFrame = "{e}.Errors?.Exists({each} => {test}) != true",
    };

    private static IEnumerable<DefaultVersion> DefaultsOf(string type) => DefaultVersion.OfReleases(type, "NetCoreForce.Client", Defaults);
}
