namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Custom code of a Power Platform connector: its host sends what <c>this.Context.SendAsync</c> is given and returns the response. The
/// host compiles scripts without namespaces, so that its types are known by their names.
/// </summary>
internal static class PowerPlatformScript
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "Power Platform custom code",
        Recognition = ClientRecognition.ByName(),
        IsDedicated = false,
        CallingTypes = [new("IScriptContext", FailureArrival.Response) { CallMethods = ["SendAsync"] }],
    };
}
