namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// <c>HttpClient</c>, <c>WebRequest</c> and <c>WebClient</c>. A call is Salesforce's only if its address is; the code stands in the
/// body, an array of errors, and nothing but reading the body brings it out.
/// </summary>
internal static class RawHttp
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "HttpClient",
        Recognition = ClientRecognition.ByNamespace("System.Net", "System.Net.Http"),
        IsDedicated = false,
        TakesHandlers = true,
        Registrations = ["AddHttpClient"],
        CallingTypes =
        [
            new("HttpMessageInvoker", FailureArrival.Response)
            {
                CallMethods =
                [
                    "GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "SendAsync", "Send", "GetStringAsync", "GetStreamAsync",
                    "GetByteArrayAsync", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "GetFromJsonAsync", "DeleteFromJsonAsync",
                ],
                ThrowingMethods = ["GetStringAsync", "GetStreamAsync", "GetByteArrayAsync", "GetFromJsonAsync", "DeleteFromJsonAsync"],
            },
            new("WebRequest", FailureArrival.Exception) { CallMethods = ["GetResponse", "GetResponseAsync"] },
            new("WebClient", FailureArrival.Exception)
            {
                CallMethods =
                [
                    "DownloadString", "DownloadStringTaskAsync", "UploadString", "UploadStringTaskAsync", "DownloadData", "DownloadDataTaskAsync",
                    "UploadData", "UploadDataTaskAsync", "UploadValues", "UploadValuesTaskAsync", "OpenRead", "OpenReadTaskAsync",
                ],
            },
        ],
        Responses = [new("HttpResponseMessage") { Message = "{r}" }],
        Exceptions =
        [
            new("HttpRequestException", [], Test: null),
            new("WebException", ["Response"], Test: null),
        ],
    };
}
