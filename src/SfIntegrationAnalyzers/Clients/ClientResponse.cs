namespace SfIntegrationAnalyzers.Clients;

/// <summary>A response of a client, as a fix reads Salesforce's error out of it; <c>{r}</c> stands for its expression.</summary>
/// <param name="TypeName">The name without namespace and type arguments.</param>
public sealed record ClientResponse(string TypeName)
{
    /// <summary>The <c>HttpResponseMessage</c> in it, or <see langword="null"/> where the client has read it.</summary>
    public string? Message { get; init; }

    /// <summary>The body where the client has read it: of several expressions, as releases want them, the first that is a text.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>What it says instead of a message, where the body has none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The member that holds the client's own exception, with the body, or <see langword="null"/> if none does.</summary>
    public string? ErrorMember { get; init; }
}
