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

    /// <summary>Where callers state the API version.</summary>
    public IReadOnlyList<VersionCarrier> VersionCarriers { get; init; } = [];

    /// <summary>The versions that apply where the caller states none.</summary>
    public IReadOnlyList<DefaultVersion> DefaultVersions { get; init; } = [];

    /// <summary>Types whose methods call Salesforce.</summary>
    public IReadOnlyList<CallingType> CallingTypes { get; init; } = [];

    /// <summary>Exceptions that carry a Salesforce error, the most general first.</summary>
    public IReadOnlyList<ClientException> Exceptions { get; init; } = [];

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
