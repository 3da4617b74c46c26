using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>Tells text made for people, or a whole body, from a parsed code.</summary>
internal static class MessageText
{
    private static readonly HashSet<string> Members = new(StringComparer.OrdinalIgnoreCase)
    {
        "Message", "StackTrace", "ErrorMessage", "ResponseText", "ResponseBody", "Body", "Content", "RawContent", "OuterXml", "InnerXml",
        "InnerText", "Reason", "ReasonPhrase",
    };

    private static readonly string[] Words =
    [
        "message", "messages", "msg", "body", "content", "contents", "response", "xml", "json", "text", "html", "payload", "raw",
        "errormessage", "errormsg", "responsebody", "responsestring", "responsetext", "jsonresponse", "jsonstring",
    ];

    /// <summary>
    /// Whether what a comparison looks into is such text; what is searched for a part is none but text, unless it is named a code.
    /// </summary>
    public static bool Is(TextComparison comparison, SourceScope source) =>
        Is(comparison.Subject, source) || (comparison.IsSearch && comparison.Subject is IdentifierNameSyntax name && !IsNamedCode(name));

    /// <summary>Whether an expression is such text.</summary>
    public static bool Is(ExpressionSyntax subject, SourceScope source) => subject switch
    {
        ParenthesizedExpressionSyntax inner => Is(inner.Expression, source),
        PostfixUnaryExpressionSyntax suppressed => Is(suppressed.Operand, source),
        ConditionalAccessExpressionSyntax conditional => Is(conditional.WhenNotNull, source),
        MemberBindingExpressionSyntax binding => Members.Contains(binding.Name.Identifier.Text),
        BinaryExpressionSyntax fallback => Is(fallback.Left, source),
        InvocationExpressionSyntax invocation => Invocation.NameOf(invocation) switch
        {
            { } name when IsTidying(name) => Invocation.ReceiverOf(invocation) is { } receiver && Is(receiver, source),
            "ToString" => Invocation.ReceiverOf(invocation) is { } converted && ExceptionType.Is(source.TypeOf(converted)),
            "ReadAsStringAsync" or "ReadToEnd" or "ReadToEndAsync" => true,
            _ => false,
        },
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Result", Expression: InvocationExpressionSyntax waited } =>
            Is(waited, source),
        MemberAccessExpressionSyntax access => Members.Contains(access.Name.Identifier.Text),
        AwaitExpressionSyntax awaited => Is(awaited.Expression, source),
        IdentifierNameSyntax name => IsNamedSo(name, source),
        _ => false,
    };

    /// <summary>Whether a method only changes the case of a text, or its ends, as is done before something is searched in it.</summary>
    public static bool IsTidying(string method) =>
        method is "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim";

    /// <summary>Whether the text is the message of an exception that has no code, so that there is nothing else to compare.</summary>
    public static bool IsOnlyWay(ExpressionSyntax subject, SourceScope source)
    {
        var holder = subject.DescendantNodesAndSelf()
            .OfType<MemberAccessExpressionSyntax>()
            .Select(access => source.TypeOf(access.Expression))
            .FirstOrDefault(ExceptionType.Is);
        if (holder is not null
            && ClientLibraries.All.FirstOrDefault(l => l.FindException(holder) is not null) is { IsDedicated: true } library)
        {
            return library.FindException(holder)!.Test is null;
        }

        return EnclosingTries.Catching(subject)
            .Any(statement => SalesforceCallFinder.In(statement.Block, source).Any(call => call.Library.LeavesOnlyMessages));
    }

    private static bool IsNamedSo(IdentifierNameSyntax name, SourceScope source)
    {
        if (IsNamedCode(name))
        {
            return false;
        }

        var text = name.Identifier.Text;
        return source.SymbolOf(name) switch
        {
            ILocalSymbol local => HoldsProduced(local, source) || NameWords.HaveAny(text, Words),
            IParameterSymbol or IFieldSymbol or IPropertySymbol => NameWords.HaveAny(text, Words),
            _ => false,
        };
    }

    private static bool HoldsProduced(ILocalSymbol local, SourceScope source) =>
        source.SourceOf(local).OfType<VariableDeclaratorSyntax>().FirstOrDefault()?.Initializer?.Value is { } value
        && (CodeWords.AreIn(value, "ReadAsString", "ReadToEnd")
            || CodeWords.BeginMember(value, "Message", "Content")
            || value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsConversion));

    private static bool IsConversion(InvocationExpressionSyntax invocation) =>
        invocation.ArgumentList.Arguments.Count == 0
        && Invocation.NameOf(invocation) == "ToString"
        && Invocation.ReceiverOf(invocation) is not null;

    private static bool IsNamedCode(IdentifierNameSyntax name) =>
        name.Identifier.Text is var text
        && (text.IndexOf("code", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("status", StringComparison.OrdinalIgnoreCase) >= 0);
}
