using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>
/// Tells code that is asked for nothing but whether Salesforce can be reached, by the name of its method or the route of its handler.
/// </summary>
internal static class Probe
{
    private static readonly string[] Words =
    [
        "health", "healthy", "ping", "isalive", "isavailable", "isconnected", "isreachable", "canconnect", "testconnection",
        "checkconnection", "verifyconnection", "validateconnection", "testconn", "checkconn", "verifyconn",
    ];

    private static readonly string[] WordsAhead = ["warmup", "prewarm", "preheat", "keepalive"];

    /// <summary>Whether a node stands in such code.</summary>
    public static bool Includes(SyntaxNode node) => NameOfAsked(node) is { } name && NameWords.HaveAny(name, Words);

    /// <summary>Whether a node stands in code that only prepares for calls to come, which fail by themselves.</summary>
    public static bool IsAhead(SyntaxNode node) => NameOfAsked(node) is { } name && NameWords.HaveAny(name, WordsAhead);

    /// <summary>Whether all that code answers is whether something can be read: <c>Exists</c>, <c>TestAsync</c>.</summary>
    public static bool IsAnsweredBy(StatusDecision status) =>
        status.IsAnswer
        && (status.Call.Method.Name.StartsWith("Get", StringComparison.Ordinal) || status.Member.DescendantNodes().Any(IsReadingVerb));

    /// <summary><c>HttpMethod.Get</c>, RestSharp's <c>Method.Get</c>.</summary>
    private static bool IsReadingVerb(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.Text: "Get" or "GET" or "Head" or "HEAD" } access
        && LastName.Of(access.Expression).EndsWith("Method", StringComparison.Ordinal);

    /// <summary>The name of the method, or the route of <c>app.MapGet("/health", …)</c>.</summary>
    private static string? NameOfAsked(SyntaxNode node) =>
        node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent: ArgumentListSyntax handed } }
        && handed.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string route }
            ? route
            : (EnclosingMember.Of(node) as MethodDeclarationSyntax)?.Identifier.Text;
}
