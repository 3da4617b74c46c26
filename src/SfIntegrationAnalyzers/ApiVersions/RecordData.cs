using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Tells addresses that are data: recorded, listed or faked, and called by nothing.</summary>
internal static class RecordData
{
    /// <summary>
    /// The <c>attributes</c> of a record name where it came from, a list of versions what there is,
    /// a double of a test what it stands in for; nothing calls such an address.
    /// </summary>
    public static bool Holds(SyntaxNode node) =>
        node.Ancestors().TakeWhile(n => n is not StatementSyntax and not MemberDeclarationSyntax).Any(IsData)
        || node.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(type => SalesforceNames.IsDouble(type.Identifier.ValueText));

    private static bool IsData(SyntaxNode node) => node switch
    {
        AnonymousObjectMemberDeclaratorSyntax member => IsAttributes(member.NameEquals?.Name),
        AnonymousObjectCreationExpressionSyntax { Initializers: var members } => Has(members, "label") && Has(members, "version"),
        AssignmentExpressionSyntax { Left: var left } =>
            IsAttributes(left) || (left is MemberAccessExpressionSyntax { Expression: var owner } && IsAttributes(owner)),
        ObjectCreationExpressionSyntax { Type: var type } => IsAttributes(type),
        InitializerExpressionSyntax initializer =>
            IsAttributes(initializer.Expressions.FirstOrDefault()) || IsRecord(WrittenNames.In(initializer)),
        _ => false,
    };

    private static bool Has(SeparatedSyntaxList<AnonymousObjectMemberDeclaratorSyntax> members, string name) =>
        members.Any(member => WrittenNames.Of(member.NameEquals?.Name) == name);

    private static bool IsRecord(HashSet<string> names) =>
        names.Contains("url")
        && (names.Contains("label")
            ? names.Contains("version")
            : names.Contains("type") && !names.Contains("method") && !names.Contains("httpMethod"));

    private static bool IsAttributes(SyntaxNode? node) => WrittenNames.Of(node).EndsWith("attributes", StringComparison.OrdinalIgnoreCase);
}
