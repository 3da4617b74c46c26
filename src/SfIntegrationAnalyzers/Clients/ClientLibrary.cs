using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// What the rules know of one library or way to call Salesforce: how its types are recognised, where the API version stands, which
/// members call, how a failure arrives, and how a fix is written in its terms. A library is one file that fills this in.
/// </summary>
public sealed class ClientLibrary
{
    /// <summary>The name in messages, <c>NetCoreForce</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How types of the library are told from others.</summary>
    public required ClientRecognition Recognition { get; init; }

    /// <summary>Whether every call of the library goes to Salesforce; of the general ones the address decides.</summary>
    public bool IsDedicated { get; init; } = true;

    /// <summary>
    /// How its methods are declared, where they are those of the team's own interfaces; otherwise <see langword="null"/>.
    /// </summary>
    public RequestAttribute? Requests { get; init; }

    /// <summary>Methods by which a container is told to make its clients, with their type as a type argument.</summary>
    public IReadOnlyList<string> Registrations { get; init; } = [];

    /// <summary>Whether the team's own <c>DelegatingHandler</c> can stand in front of its calls.</summary>
    public bool TakesHandlers { get; init; }

    /// <summary>Where callers state the API version.</summary>
    public IReadOnlyList<VersionCarrier> VersionCarriers { get; init; } = [];

    /// <summary>The versions that apply where the caller states none.</summary>
    public IReadOnlyList<DefaultVersion> DefaultVersions { get; init; } = [];

    /// <summary>Types whose methods call Salesforce.</summary>
    public IReadOnlyList<CallingType> CallingTypes { get; init; } = [];

    /// <summary>Exceptions that carry a Salesforce error, the most general first.</summary>
    public IReadOnlyList<ClientException> Exceptions { get; init; } = [];

    /// <summary>Whether nothing else comes out of a call, since it wraps what the framework throws.</summary>
    public bool WrapsEveryException { get; init; }

    /// <summary>Responses in which a failure arrives with its body.</summary>
    public IReadOnlyList<ClientResponse> Responses { get; init; } = [];

    /// <summary>Methods that parse the body of a failure.</summary>
    public IReadOnlyList<string> BodyParsers { get; init; } = [];

    /// <summary>Methods of a chain whose arguments are parts of the path.</summary>
    public IReadOnlyList<string> PathMethods { get; init; } = [];

    /// <summary>Methods of a chain whose arguments say nothing of where a request goes.</summary>
    public IReadOnlyList<string> SettingMethods { get; init; } = [];

    /// <summary>
    /// The names of the framework's types that its exceptions derive from, without namespace; <c>Exception</c> need not be named.
    /// </summary>
    public IReadOnlyList<string> ExceptionBases { get; init; } = [];

    /// <summary>
    /// The exception, with its namespace, that comes where Salesforce cannot be reached; a repeat may help, and it is no base of
    /// <see cref="Exceptions"/>.
    /// </summary>
    public string ConnectionException { get; init; } = "System.Net.Http.HttpRequestException";

    /// <summary>Types in which a record's failure arrives with a successful call.</summary>
    public IReadOnlyList<RecordResult> RecordResults { get; init; } = [];

    /// <summary>Methods that ask the org for its newest version, which holds from then on.</summary>
    public IReadOnlyList<string> DiscoveryMethods { get; init; } = [];

    /// <summary>Whether its exceptions have no code, so that only their messages tell the errors apart.</summary>
    public bool LeavesOnlyMessages => IsDedicated && Exceptions.Count > 0 && Exceptions.All(exception => exception.Test is null);

    /// <summary>Whether its exceptions carry what Salesforce said, as the code or as the body, to whoever catches them.</summary>
    public bool CarriesErrors => IsDedicated || Exceptions.Any(exception => exception.Body is not null);

    /// <summary>The calling type whose method is called.</summary>
    /// <param name="receiver">The type it is called on.</param>
    /// <param name="method">The method.</param>
    /// <returns>The description, or <see langword="null"/> if the method makes no call of this library.</returns>
    public CallingType? FindCallingType(ITypeSymbol receiver, IMethodSymbol method) =>
        CallingTypes.FirstOrDefault(calling => calling.TypeName switch
        {
            CallingType.Declared => Requests?.PathOf(method, Recognition) is not null,
            CallingType.Extensions => method.IsExtensionMethod && calling.Calls(method) && Recognition.Owns(method.ContainingType),
            _ => Recognition.Is(receiver, calling.TypeName),
        }) is { } found && found.Calls(method)
            ? found
            : null;

    /// <summary>The calling type that a type is, derives from or implements.</summary>
    /// <param name="type">The type a member is called on.</param>
    /// <returns>The description, or <see langword="null"/> if calls on the type do not go to Salesforce.</returns>
    public CallingType? FindCallingType(ITypeSymbol type) =>
        CallingTypes.FirstOrDefault(calling => Recognition.Is(type, calling.TypeName));

    /// <summary>The description of an exception type of this library.</summary>
    /// <param name="type">The caught type.</param>
    /// <returns>The description, or <see langword="null"/> if the type is not one of the library's exceptions.</returns>
    public ClientException? FindException(ITypeSymbol type) =>
        Exceptions.FirstOrDefault(exception => exception.Matches(type, Recognition));
}
