namespace SfIntegrationAnalyzers.Clients;

/// <summary>RestSharp: most calls return a response that holds status and body; those that answer what they have parsed throw.</summary>
internal static class RestSharp
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "RestSharp",
        Recognition = ClientRecognition.ByNamespace("RestSharp"),
        IsDedicated = false,
        CallingTypes = [Client("RestClient"), Client("IRestClient")],
        Responses = [Response("RestResponse"), Response("IRestResponse"), Response("RestResponseBase")],
    };

    private static ClientResponse Response(string name) => new(name) { Bodies = ["{r}.Content"], Reason = "{r}.ErrorMessage" };

    private static CallingType Client(string name) => new(name, FailureArrival.Response)
    {
        CallMethods =
        [
            "Execute", "ExecuteAsync", "ExecuteTaskAsync", "ExecuteAsGet", "ExecuteAsPost", "ExecuteGet", "ExecuteGetAsync", "ExecutePost",
            "ExecutePostAsync", "ExecutePut", "ExecutePutAsync", "ExecuteDeleteAsync", "ExecutePatchAsync", "Get", "Post", "Put", "Patch", "Delete",
            "GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "DownloadData", "DownloadDataAsync", "DownloadStreamAsync",
        ],

        // With a type argument these answer what they have parsed, since version 107, and throw on an error status.
        ThrowingMethods =
        [
            "Get", "GetAsync", "Post", "PostAsync", "Put", "PutAsync", "Patch", "PatchAsync", "Delete", "DeleteAsync",
        ],
    };
}
