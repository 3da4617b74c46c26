namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Refit: interfaces of the team's own whose methods have their path in an attribute. A method that returns a response never throws over a
/// status; the others throw <c>ApiException</c>, which has read the body with the code.
/// </summary>
internal static class Refit
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Refit",
        Recognition = ClientRecognition.ByNamespace("Refit"),
        IsDedicated = false,
        TakesHandlers = true,
        Requests = new("HttpMethodAttribute"),
        Registrations = ["AddRefitClient", "AddKeyedRefitClient"],
        CallingTypes = [new(CallingType.Declared, FailureArrival.AsAsked)],
        Exceptions = [new("ApiException", ["Content", "GetContentAsAsync"], Test: null) { Body = new("{e}.Content") }],
        Responses = [Response("IApiResponse"), Response("ApiResponse")],
        BodyParsers = ["GetContentAsAsync"],
    };

    private static ClientResponse Response(string name) => new(name)
    {
        // Since version 12 the error may also be that of a connection, which has no body.
        Bodies = ["{r}.Error?.Content", "({r}.Error as global::Refit.ApiException)?.Content"],
        Reason = "{r}.ReasonPhrase",
        ErrorMember = "Error",
    };
}
