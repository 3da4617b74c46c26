using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Tells the parts of an address that may name Salesforce's host from those that do not: in <c>$"{erpUrl}/customers/{salesforceId}"</c>
/// the last one names a record, and in <c>$"{instanceUrl}/api/incidents"</c> the first one is somebody else's.
/// </summary>
internal static class AddressParts
{
    /// <summary>Salesforce's paths begin with <c>services</c>; these do with others and with gateways.</summary>
    private static readonly string[] ForeignPaths = ["/api/", "/rest/"];

    /// <summary>Whether a part may name Salesforce's host, as the texts around it in the same composition go.</summary>
    /// <param name="part">A name or a text of the address.</param>
    /// <param name="address">The whole address.</param>
    public static bool MayNameHost(SyntaxNode part, SyntaxNode address)
    {
        for (var node = part; node != address && node.Parent is { } parent; node = parent)
        {
            var (before, after) = Around(node, parent);
            if (IsSegment(node, parent) || before.Any(BeginsPath) || (after is not null && BeginsForeignPath(after)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a path begins at the root of its host and is none of Salesforce's APIs, whoever the client is named for. Clients that put
    /// paths behind that of their base are another matter.
    /// </summary>
    public static bool IsForeignRoot(ExpressionSyntax? path) =>
        path switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value as string,
            InterpolatedStringExpressionSyntax { Contents: var parts } =>
                (parts.FirstOrDefault() as InterpolatedStringTextSyntax)?.TextToken.ValueText,
            _ => null,
        } is { Length: > 1 } begin
        && begin[0] == '/'
        && !begin.StartsWith("/services", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a call of a chain adds to a path: <c>url.AppendPathSegments("services", "data")</c>.</summary>
    public static bool IsPath(InvocationExpressionSyntax call) =>
        Invocation.NameOf(call) is { } name && ClientLibraries.PathMethods.Contains(name) && call.Expression is not SimpleNameSyntax;

    /// <summary>Whether a part is added to a path, unless it is the first of all and may have the host before it.</summary>
    private static bool IsSegment(SyntaxNode part, SyntaxNode arguments) =>
        arguments is ArgumentListSyntax { Arguments: var all, Parent: InvocationExpressionSyntax call }
        && IsPath(call)
        && !(Invocation.NameOf(call) == "Request" && part == all[0]);

    /// <summary>What stands in front of a part of a composition, and what stands right behind it.</summary>
    private static (IEnumerable<SyntaxNode> Before, SyntaxNode? After) Around(SyntaxNode part, SyntaxNode composition) => composition switch
    {
        InterpolatedStringExpressionSyntax text => (
            text.Contents.TakeWhile(content => content != part),
            text.Contents.SkipWhile(content => content != part).Skip(1).FirstOrDefault()),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => part == sum.Right ? ([sum.Left], null) : ([], sum.Right),
        ArgumentListSyntax { Parent: InvocationExpressionSyntax composed } arguments when IsFormat(composed) =>
            (arguments.Arguments.TakeWhile(argument => argument != part), null),
        ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax { Initializer: { } members } } => ([], PathIn(members)),
        _ => ([], null),
    };

    /// <summary>The path that a builder of addresses is made with: <c>new UriBuilder(host) { Path = "…" }</c>.</summary>
    public static ExpressionSyntax? PathIn(InitializerExpressionSyntax members) => members.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(member => member.Left is IdentifierNameSyntax { Identifier.ValueText: "Path" })?.Right;

    /// <summary>A format that begins with a hole says nothing of where its holes stand.</summary>
    private static bool IsFormat(InvocationExpressionSyntax composed) => Invocation.NameOf(composed) switch
    {
        "Concat" => true,
        "Format" =>
            composed.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.ValueText: var format }
            && !format.StartsWith("{", StringComparison.Ordinal),
        _ => false,
    };

    private static bool BeginsPath(SyntaxNode part) => TextTokens.In(part).Any(text => text.Replace("://", "").IndexOf('/') >= 0);

    private static bool BeginsForeignPath(SyntaxNode part)
    {
        var text = "/" + TextTokens.In(part).FirstOrDefault()?.TrimStart('/');
        return ForeignPaths.Any(path => text.StartsWith(path, StringComparison.OrdinalIgnoreCase));
    }
}
