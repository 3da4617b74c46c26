using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>How an error code is written in C# where a client exposes it.</summary>
public enum CodeNotation
{
    /// <summary>A string, <c>"API_DISABLED_FOR_ORG"</c>.</summary>
    Text,

    /// <summary>A member of an enumeration in C# style, <c>Error.ApiDisabledForOrg</c>.</summary>
    PascalMember,

    /// <summary>A member of an enumeration with the code's own name, <c>ExceptionCode.API_DISABLED_FOR_ORG</c>.</summary>
    CodeMember,
}

/// <summary>How the code of an exception is tested in C#.</summary>
/// <param name="Subject">
/// The expression that is compared, with <c>{e}</c> for the exception variable, or <c>{each}</c> for one of the errors that it lists.
/// </param>
/// <param name="Notation">How a code is written beside it.</param>
/// <param name="Frame">What stands around the comparison <c>{test}</c>.</param>
public sealed record CodeTest(string Subject, CodeNotation Notation, string Frame = CodeTest.NoFrame)
{
    /// <summary>The frame of a code that is compared as it stands.</summary>
    public const string NoFrame = "{test}";

    /// <summary>The expression of the message beside the code.</summary>
    public string Message { get; init; } = "{e}.Message";

    /// <summary>What stands around the same comparison to ask that it fails; without a frame the comparison itself is turned.</summary>
    public string NegatedFrame { get; init; } = Frame;
}

/// <summary>Which calls of a client throw one of its exceptions.</summary>
public enum ThrowingCalls
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that sign in.</summary>
    Logins,

    /// <summary>Those that do not sign in.</summary>
    AllButLogins,
}

/// <summary>The body of an answer that an exception holds, where the code has to be read out of it.</summary>
/// <param name="Text">The expression, with <c>{e}</c> for the exception variable.</param>
/// <param name="IsTask">Whether it has to be waited for.</param>
public sealed record ErrorBody(string Text, bool IsTask = false);

/// <summary>An exception that carries a Salesforce error.</summary>
/// <param name="TypeName">The name without namespace and type arguments.</param>
/// <param name="CodeMembers">Members, of the exception or of what it holds, that lead to the code. Reading one decides on the code.</param>
/// <param name="Test">How a fix tests the code, or <see langword="null"/> where the exception does not have it.</param>
public sealed record ClientException(string TypeName, IReadOnlyList<string> CodeMembers, CodeTest? Test)
{
    /// <summary>The body, where the exception has that instead of the code; otherwise <see langword="null"/>.</summary>
    public ErrorBody? Body { get; init; }

    /// <summary>Which calls throw it.</summary>
    public ThrowingCalls ThrownBy { get; init; }

    /// <summary>Whether it has a type argument for what it holds, as <c>FaultException&lt;ApiFault&gt;</c> does.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Methods that throw it besides, although they sign in.</summary>
    public IReadOnlyList<string> LoginsToo { get; init; } = [];

    /// <summary>
    /// The name of the generic argument of the one that only <c>login()</c> throws, <c>LoginFault</c> in
    /// <c>FaultException&lt;LoginFault&gt;</c>, or <see langword="null"/>.
    /// </summary>
    public string? LoginDetailTypeName { get; init; }

    /// <summary>Whether a call can throw it.</summary>
    /// <param name="method">The name of the method that is called.</param>
    /// <param name="isLogin">Whether the call signs in.</param>
    /// <returns>Whether it can.</returns>
    public bool MayComeFrom(string method, bool isLogin) => ThrownBy switch
    {
        ThrowingCalls.Logins => isLogin,
        ThrowingCalls.AllButLogins => !isLogin || LoginsToo.Contains(method),
        _ => true,
    };

    /// <summary>What answers with the error, as far as the type of its exception tells.</summary>
    /// <param name="type">A type that is this exception.</param>
    /// <returns>The origin; an API where others are possible too.</returns>
    public ErrorOrigin OriginOf(ITypeSymbol type) => ThrownBy == ThrowingCalls.Logins
        ? ErrorOrigin.TokenEndpoint
        : LoginDetailTypeName is not null
            && type is INamedTypeSymbol { TypeArguments: { Length: 1 } details }
            && details[0].Name == LoginDetailTypeName
        ? ErrorOrigin.SoapLogin
        : ErrorOrigin.Api;

    /// <summary>Whether a caught type is this exception.</summary>
    /// <param name="type">The caught type.</param>
    /// <param name="recognition">How the library's types are recognised.</param>
    /// <returns>Whether it is.</returns>
    public bool Matches(ITypeSymbol type, ClientRecognition recognition) =>
        type.Name == TypeName
        && type is INamedTypeSymbol named
        && named.IsGenericType == IsGeneric
        && recognition.Owns(type);
}

/// <summary>A result in which a record's failure arrives although the call succeeded.</summary>
/// <param name="TypeName">The name without namespace.</param>
/// <param name="SuccessMember">The member that says whether the record went through.</param>
/// <param name="ErrorsMember">The member that holds the errors.</param>
public sealed record RecordResult(string TypeName, string SuccessMember, string ErrorsMember);
