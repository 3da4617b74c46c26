using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>An expression that calls Salesforce.</summary>
/// <param name="Node">The invocation, or the creation of a client that signs in while it is created.</param>
/// <param name="Method">The method or constructor.</param>
/// <param name="Library">The client that makes the call.</param>
/// <param name="CallingType">The type of the client.</param>
internal sealed record SalesforceCall(ExpressionSyntax Node, IMethodSymbol Method, ClientLibrary Library, CallingType CallingType)
{
    /// <summary>
    /// The method of the project that makes the call, where <see cref="Node"/> calls that one and gets its failure as an exception.
    /// </summary>
    public IMethodSymbol? Helper { get; init; }

    /// <summary>
    /// The method of another type of the project that makes the call, where <see cref="Node"/>
    /// calls that one and gets the response from it as it came.
    /// </summary>
    public IMethodSymbol? Wrapper { get; init; }

    /// <summary>
    /// Whether the call asks for the response of a failure, where its client leaves that to it: <see cref="FailureArrival.AsAsked"/>.
    /// </summary>
    public bool AllowsFailure { get; init; }

    /// <summary>The name of what <see cref="Node"/> calls.</summary>
    public string Name => (Helper ?? Wrapper ?? Method).Name;

    /// <summary>Whether the call signs in.</summary>
    public bool IsLogin => CallingType.LoginMethods.Contains(Method.Name) || Method.MethodKind == MethodKind.Constructor;

    /// <summary>What answers the call.</summary>
    public ErrorOrigin Origin => !IsLogin
        ? ErrorOrigin.Api
        : CallingType.Failure == FailureArrival.Fault ? ErrorOrigin.SoapLogin : ErrorOrigin.TokenEndpoint;

    /// <summary>Whether the call signs in, or looks whose session it is and whether it lives.</summary>
    public bool IsOfSession => IsLogin
        || CallingType.SessionMethods.Contains(Method.Name, StringComparer.OrdinalIgnoreCase)
        || (Helper ?? Wrapper)?.Name.StartsWith("getUserInfo", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether the call signs out or revokes a token, which may fail quietly.</summary>
    public bool IsSignOut =>
        Name.StartsWith("logout", StringComparison.OrdinalIgnoreCase) || Name.StartsWith("Revoke", StringComparison.Ordinal);

    /// <summary>Whether a Salesforce error is thrown by the call itself, rather than returned in a response.</summary>
    public bool Throws => Helper is not null || KeepsCode;

    /// <summary>
    /// Whether whoever catches the failure gets the client's own exception. What a <see cref="Helper"/> throws over a response has
    /// lost the code before, or is the team's own.
    /// </summary>
    public bool KeepsCode => CallingType.Failure switch
    {
        FailureArrival.Response => CallingType.ThrowingMethods.Contains(Method.Name) && !ResponseFlow.IsResponse(Method.ReturnType),
        FailureArrival.AsAsked => !AllowsFailure,
        _ => true,
    };

    /// <summary>The client's exceptions that this call can throw.</summary>
    public IEnumerable<ClientException> Exceptions => Library.Exceptions.Where(exception => exception.MayComeFrom(Method.Name, IsLogin));

    /// <summary>How messages name the call, <c>ForceClient.QueryAsync</c>.</summary>
    public string DisplayName => Helper is not null && Invocation.IsOwn(Node)
        ? Helper.Name
        : (Helper ?? Wrapper) is { } other
        ? other.ContainingType.Name + "." + other.Name
        : Method.MethodKind == MethodKind.Constructor
        ? "new " + Method.ContainingType.Name
        : (CallingType.TypeName == CallingType.Proxy || Method.IsExtensionMethod ? "" : Method.ContainingType.Name + ".") + Method.Name;
}
