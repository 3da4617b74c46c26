using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Finds OAuth's password grant in text: in a form that is written out, or as the value of <c>grant_type</c>. Others have that grant too,
/// so the nearest address that gives tokens decides whose it is.
/// </summary>
internal static class PasswordGrant
{
    /// <summary>The addresses below a member or type that give tokens: very many grants in it may ask.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, string[]> Addresses = new();

    /// <summary>Whether a text asks for it, and nothing nearby says that it asks somebody else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">Where it stands, in a file about Salesforce.</param>
    public static bool IsIn(string text, SyntaxNode node) =>
        (Has(text, "grant_type=password") || (text == "password" && IsValueOfGrant(node)))
        && !IsOthers(node);

    /// <summary>
    /// The value beside a key, where it is a constant of another type that asks for the grant, and nothing nearby says that it asks
    /// somebody else: <c>{ "grant_type", Constants.GrantType }</c>. Constants of the same type are found where they are declared.
    /// </summary>
    /// <param name="key">A text, in a file about Salesforce.</param>
    /// <param name="model">The file.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static ExpressionSyntax? NamedElsewhere(
        LiteralExpressionSyntax key, SemanticModel model, CancellationToken cancellationToken) =>
        IsGrant(key)
        && ValueBeside(key) is (IdentifierNameSyntax or MemberAccessExpressionSyntax) and var value
        && model.GetSymbolInfo(value, cancellationToken).Symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: "password" } named
        && !SymbolEqualityComparer.Default.Equals(
            named.ContainingType, model.GetEnclosingSymbol(key.SpanStart, cancellationToken)?.ContainingType)
        && !IsOthers(key)
            ? value
            : null;

    private static ExpressionSyntax? ValueBeside(LiteralExpressionSyntax key) => key.Parent switch
    {
        InitializerExpressionSyntax { Expressions: { Count: 2 } pair } => pair[1],
        ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent.Parent: AssignmentExpressionSyntax { Right: var value } } } => value,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var all } } argument when all.Count > all.IndexOf(argument) + 1 =>
            all[all.IndexOf(argument) + 1].Expression,
        _ => null,
    };

    /// <summary>
    /// The value beside the key, in a pair, an initialiser, an argument or an index, itself or by name. Names are followed as they are
    /// written, and may lead back to where they came from.
    /// </summary>
    private static bool IsValueOfGrant(SyntaxNode value)
    {
        var places = new Queue<SyntaxNode>([value]);
        var followed = new HashSet<SyntaxNode>();
        while (places.Count > 0)
        {
            switch (places.Dequeue().Parent)
            {
                case InitializerExpressionSyntax { Expressions: { Count: 2 } pair } when pair.Any(IsGrant):
                case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: var all } } when all.Any(a => IsGrant(a.Expression)):
                case AssignmentExpressionSyntax { Left: var left } when left.DescendantNodesAndSelf().Any(IsGrant):
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name: var member } when IsGrant(member):
                case { Parent: PropertyDeclarationSyntax property } when IsOfGrant(property.Identifier, property.AttributeLists):
                case { Parent: ParameterSyntax parameter } when IsOfGrant(parameter.Identifier, parameter.AttributeLists):
                    return true;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax content } }:
                    places.Enqueue(content);
                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when followed.Add(variable):
                    foreach (var use in UsesOf(variable))
                    {
                        places.Enqueue(use);
                    }

                    break;
            }
        }

        return false;
    }

    private static IEnumerable<IdentifierNameSyntax> UsesOf(VariableDeclaratorSyntax variable) =>
        ScopesOf(variable).FirstOrDefault(scope => scope is not FieldDeclarationSyntax)?
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == variable.Identifier.ValueText)
        ?? [];

    private static bool IsGrant(SyntaxNode node) =>
        node is LiteralExpressionSyntax { Token.ValueText: "grant_type" } or IdentifierNameSyntax { Identifier.ValueText: "grant_type" };

    /// <summary>Whether a member is called so, or has that name on the wire: <c>[JsonPropertyName("grant_type")]</c>.</summary>
    private static bool IsOfGrant(SyntaxToken name, SyntaxList<AttributeListSyntax> attributes) =>
        name.ValueText == "grant_type" || attributes.Any(list => list.DescendantNodes().Any(IsGrant));

    private static bool IsOthers(SyntaxNode grant)
    {
        foreach (var scope in ScopesOf(grant))
        {
            var addresses = Addresses.GetValue(scope, static s => AddressesIn(s));
            if (addresses.Length > 0)
            {
                return !addresses.Any(SalesforceNames.AreMentionedIn);
            }

            if (scope is BaseTypeDeclarationSyntax { Identifier.ValueText: var name } && SalesforceNames.AreForeign([name]))
            {
                return !SalesforceNames.AreSalesforces([name]);
            }
        }

        return false;
    }

    private static string[] AddressesIn(SyntaxNode scope) =>
        scope.DescendantTokens().Where(IsText).Select(t => t.ValueText).Where(GivesTokens).ToArray();

    /// <summary>The member around a node and the types around that; the statements of a program are one.</summary>
    private static IEnumerable<SyntaxNode> ScopesOf(SyntaxNode node) => node.Ancestors()
        .Where(n => n is MemberDeclarationSyntax and not BaseNamespaceDeclarationSyntax)
        .Select(n => n is GlobalStatementSyntax ? n.Parent! : n);

    private static bool IsText(SyntaxToken token) =>
        token.Parent is InterpolatedStringTextSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression };

    private static bool GivesTokens(string text) =>
        Has(text, "services/oauth2")
        || Has(text, "connect/token")
        || (Has(text, "://") && (Has(text, "token") || Has(text, "oauth")));

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
