namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Flurl.Http: extension methods of whatever holds an address. All failures, also those of the network, come as <c>FlurlHttpException</c>,
/// which can read the body, unless the chain before the call allows the status.
/// </summary>
internal static class Flurl
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Flurl",
        Recognition = ClientRecognition.ByNamespace("Flurl.Http", "Flurl"),
        IsDedicated = false,
        TakesHandlers = true,
        WrapsEveryException = true,
        CallingTypes =
        [
            Chain(CallingType.Extensions),
            Chain("IFlurlRequest"),
        ],
        Exceptions =
        [
            new(
                "FlurlHttpException",
                ["GetResponseJsonAsync", "GetResponseStringAsync", "GetResponseJson", "GetResponseString"],
                Test: null)
            {
                Body = new("{e}.GetResponseStringAsync()", IsTask: true),
            },
        ],
        Responses = [Response("IFlurlResponse"), Response("FlurlResponse")],
        BodyParsers = ["GetResponseJsonAsync", "GetResponseJson", "GetJsonAsync", "ReceiveJson"],
        PathMethods = ["AppendPathSegment", "AppendPathSegments", "Request"],
        SettingMethods =
        [
            "WithHeader", "WithHeaders", "WithCookie", "WithCookies", "WithOAuthBearerToken", "WithBasicAuth", "WithTimeout",
            "WithSettings", "WithAutoRedirect", "ConfigureRequest", "SetQueryParam", "SetQueryParams", "AppendQueryParam", "SetFragment",
            "AllowAnyHttpStatus", "AllowHttpStatus", "BeforeCall", "AfterCall", "OnError", "OnRedirect",
        ],
    };

    private static CallingType Chain(string name) => new(name, FailureArrival.AsAsked)
    {
        IsCalledOnAddress = true,
        AllowingMethods = ["AllowAnyHttpStatus", "AllowHttpStatus"],
        CallMethods =
        [
            "GetAsync", "GetJsonAsync", "GetJsonListAsync", "GetStringAsync", "GetStreamAsync", "GetBytesAsync", "PostAsync",
            "PostJsonAsync", "PostStringAsync", "PostUrlEncodedAsync", "PostMultipartAsync", "PutAsync", "PutJsonAsync", "PutStringAsync",
            "PatchAsync", "PatchJsonAsync", "PatchStringAsync", "DeleteAsync", "SendAsync", "SendJsonAsync", "SendStringAsync",
            "SendUrlEncodedAsync", "HeadAsync", "OptionsAsync", "DownloadFileAsync",
        ],
    };

    private static ClientResponse Response(string name) => new(name) { Message = "{r}.ResponseMessage" };
}
