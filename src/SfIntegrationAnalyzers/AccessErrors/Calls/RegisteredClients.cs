using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>A client that a container makes: <c>AddHttpClient&lt;TClient&gt;(…)</c> or <c>AddHttpClient("name", …)</c>.</summary>
/// <param name="Registration">The call of <c>AddHttpClient</c>.</param>
/// <param name="Types">The names of the types that get the client.</param>
/// <param name="Name">The name by which a factory makes it.</param>
internal sealed record RegisteredClient(InvocationExpressionSyntax Registration, IReadOnlyList<string> Types, string? Name)
{
    /// <summary>The calls that follow in the same chain and attach something to the client.</summary>
    public IEnumerable<InvocationExpressionSyntax> Attachments => Chain(Registration).Concat(
        Registration.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } held ? UsesOf(held).SelectMany(Chain) : []);

    private static IEnumerable<IdentifierNameSyntax> UsesOf(VariableDeclaratorSyntax variable) => EnclosingMember.Of(variable)
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText);

    private static IEnumerable<InvocationExpressionSyntax> Chain(ExpressionSyntax start)
    {
        for (var link = start;
            link.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == link;
            link = next)
        {
            yield return next;
        }
    }
}

/// <summary>The clients that a compilation registers with a container, and which of them are addressed to Salesforce.</summary>
internal static class RegisteredClients
{
    private static readonly PerCompilation<IReadOnlyList<RegisteredClient>> Known = new();

    /// <summary>All clients, in any file.</summary>
    public static IReadOnlyList<RegisteredClient> Of(SourceScope source) => Known.Of(source.Compilation, () => (
        from tree in source.Compilation.SyntaxTrees
        where tree.GetText(source.CancellationToken).Has("AddHttpClient")
        from invocation in tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
        where Invocation.NameOf(invocation) == "AddHttpClient"
        let types = TypesOf(invocation)
        let name = invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first ? source.ConstantText(first) : null
        where types is not null || name is not null
        select new RegisteredClient(invocation, types ?? [], name)).ToList());

    private static List<string>? TypesOf(InvocationExpressionSyntax registration) =>
        registration.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: var types } }
            ? types.Select(LastName.Of).ToList()
            : null;

    /// <summary>Whether the container gives a type a client whose base address is Salesforce's.</summary>
    public static bool AddressType(string type, SourceScope source) =>
        Of(source).Any(client => client.Types.Contains(type) && IsAddressedToSalesforce(client, source));

    /// <summary>Whether a factory makes a client of this name with a base address of Salesforce.</summary>
    public static bool AddressName(string name, SourceScope source) =>
        Of(source).Any(client => client.Name == name && IsAddressedToSalesforce(client, source));

    /// <summary>Whether a factory makes a client of this name with a base address that is written out and of another host.</summary>
    public static bool AddressNameElsewhere(string name, SourceScope source) =>
        Of(source).Any(client => client.Name == name && IsElsewhere(client));

    /// <summary>Whether the base address of a client is Salesforce's, or its name or what is named beside it says so.</summary>
    public static bool IsAddressedToSalesforce(RegisteredClient client, SourceScope source)
    {
        if (IsElsewhere(client))
        {
            return false;
        }

        if (client.Name is { } registered && AddressText.IsClientName(registered))
        {
            return true;
        }

        var around = (SyntaxNode?)client.Registration.FirstAncestorOrSelf<StatementSyntax>() ?? client.Registration;
        return around.DescendantNodesAndSelf().Any(node => node switch
        {
            LiteralExpressionSyntax literal => literal.Token.Value is string text && AddressText.IsIn(text),
            InterpolatedStringTextSyntax text => AddressText.IsIn(text.TextToken.ValueText),
            SimpleNameSyntax name => AddressText.IsName(name.Identifier.ValueText) || HoldsAddress(name, source),
            _ => false,
        });
    }

    /// <summary>Whether a registration writes another host's address itself, whatever stands in one chain with it.</summary>
    private static bool IsElsewhere(RegisteredClient client)
    {
        var texts = client.Registration.ArgumentList.DescendantTokens().Select(token => token.Value).OfType<string>().ToList();
        return texts.Any(text => AddressText.Of(text) == AddressEvidence.Elsewhere) && !texts.Any(AddressText.IsIn);
    }

    private static bool HoldsAddress(SimpleNameSyntax name, SourceScope source) =>
        name.Identifier.ValueText is not ("AddHttpClient" or "BaseAddress")
        && source.SymbolOf(name) is { Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Local } symbol
        && AssignedValues.Of(symbol, source)
            .SelectMany(value => value.DescendantTokens())
            .Any(token => token.Value is string text && AddressText.IsIn(text));
}
