namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// RestEase: as Refit, but every method throws over a status unless it, or its interface, has <c>[AllowAnyStatusCode]</c>.
/// </summary>
internal static class RestEase
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "RestEase",
        Recognition = ClientRecognition.ByNamespace("RestEase"),
        IsDedicated = false,
        TakesHandlers = true,
        Requests = new("RequestAttribute", "RequestAttributeBase")
        {
            Bases = ["BaseAddressAttribute", "BasePathAttribute"],
            AllowingAttribute = "AllowAnyStatusCodeAttribute",
        },
        Registrations = ["AddRestEaseClient"],
        CallingTypes = [new(CallingType.Declared, FailureArrival.AsAsked)],
        Exceptions = [new("ApiException", ["Content", "DeserializeContent"], Test: null) { Body = new("{e}.Content") }],
        Responses = [new("Response") { Message = "{r}.ResponseMessage" }],
    };
}
