using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>How a Salesforce error reaches the caller.</summary>
public enum FailureArrival
{
    /// <summary>As one of the library's exceptions.</summary>
    Exception,

    /// <summary>As the status and body of an HTTP response.</summary>
    Response,

    /// <summary>As a SOAP fault.</summary>
    Fault,

    /// <summary>As one of the library's exceptions, unless the call, or what it calls, asks for the response instead.</summary>
    AsAsked,
}

/// <summary>A type of a client library whose methods call Salesforce.</summary>
/// <param name="TypeName">
/// The name without namespace, or <see cref="Proxy"/>, <see cref="Declared"/> or <see cref="Extensions"/>.
/// </param>
/// <param name="Failure">How a failure arrives.</param>
public sealed record CallingType(string TypeName, FailureArrival Failure)
{
    /// <summary>Stands for the generated proxy of a Salesforce WSDL, whatever its name.</summary>
    public const string Proxy = "<proxy>";

    /// <summary>Stands for an interface of anybody's whose methods say by an attribute what they request.</summary>
    public const string Declared = "<declared>";

    /// <summary>Stands for the static classes of a library whose methods extend what has an address.</summary>
    public const string Extensions = "<extensions>";

    /// <summary>Methods that sign in.</summary>
    public IReadOnlyList<string> LoginMethods { get; init; } = [];

    /// <summary>Those of <see cref="LoginMethods"/> that send the code of an authorization instead of a password.</summary>
    public IReadOnlyList<string> AuthorizationCodeLogins { get; init; } = [];

    /// <summary>Those of <see cref="LoginMethods"/> that send a refresh token.</summary>
    public IReadOnlyList<string> RefreshLogins { get; init; } = [];

    /// <summary>Those of <see cref="LoginMethods"/> that sign in an app rather than a user.</summary>
    public IReadOnlyList<string> AppLogins { get; init; } = [];

    /// <summary>Methods that do not sign in, and look whose session it is or whether it lives; case does not count.</summary>
    public IReadOnlyList<string> SessionMethods { get; init; } = [];

    /// <summary>The methods that call, where not all do; empty for all.</summary>
    public IReadOnlyList<string> CallMethods { get; init; } = [];

    /// <summary>
    /// Where a failure arrives as a response: methods that throw it instead. Of overloads with one name those that return no response do.
    /// </summary>
    public IReadOnlyList<string> ThrowingMethods { get; init; } = [];

    /// <summary>Whether the address is what is called on, rather than the first argument.</summary>
    public bool IsCalledOnAddress { get; init; }

    /// <summary>
    /// Methods of a chain after which a failure arrives as a response; one that takes statuses, if access errors come with one of them.
    /// </summary>
    public IReadOnlyList<string> AllowingMethods { get; init; } = [];

    /// <summary>Methods that do not call.</summary>
    public IReadOnlyList<string> LocalMethods { get; init; } = ["Dispose", "DisposeAsync", "ToString", "Equals", "GetHashCode", "GetType"];

    /// <summary>Whether a method calls Salesforce.</summary>
    /// <param name="method">A method of this type.</param>
    /// <returns>Whether it does.</returns>
    public bool Calls(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension or MethodKind.DeclareMethod, IsStatic: false }
        && !LocalMethods.Contains(method.Name)
        && !(TypeName == Proxy && method.IsExtensionMethod)
        && (CallMethods.Count == 0 || CallMethods.Contains(method.Name) || LoginMethods.Contains(method.Name));
}
