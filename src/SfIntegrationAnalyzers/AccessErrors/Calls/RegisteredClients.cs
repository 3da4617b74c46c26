using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// A client that a container makes, <c>AddHttpClient&lt;TClient&gt;(…)</c> or <c>AddHttpClient("name", …)</c>, or that a library makes of
/// an interface, <c>RestService.For&lt;IAccounts&gt;(…)</c>.
/// </summary>
/// <param name="Registration">The call that says so.</param>
/// <param name="Types">The names of the types that get the client.</param>
/// <param name="Name">The name by which a factory makes it.</param>
internal sealed record RegisteredClient(InvocationExpressionSyntax Registration, IReadOnlyList<string> Types, string? Name)
{
    /// <summary>The calls that follow in the same chain and attach something to the client.</summary>
    public IEnumerable<InvocationExpressionSyntax> Attachments => Chained.Concat(
        Registration.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } held ? UsesOf(held).SelectMany(Chain) : []);

    /// <summary>The calls that follow in the same chain.</summary>
    public IEnumerable<InvocationExpressionSyntax> Chained => Chain(Registration);

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
    /// <summary>What makes the client of an interface at once.</summary>
    private const string Factory = "For";

    private static readonly string[] Words = [.. ClientLibraries.Registrations, Factory + "<"];

    private static readonly PerCompilation<IReadOnlyList<RegisteredClient>> Known = new();

    /// <summary>All clients, in any file.</summary>
    public static IReadOnlyList<RegisteredClient> Of(SourceScope source) => Known.Of(source.Compilation, () => (
        from tree in source.Compilation.SyntaxTrees
        where tree.GetText(source.CancellationToken).HasAny(Words)
        from invocation in tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
        let method = Invocation.NameOf(invocation)
        where method is not null && (method == Factory || ClientLibraries.Registrations.Contains(method))
        let types = TypesOf(invocation)
        let first = method == Factory ? null : invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression
        let name = first is null ? null : source.ConstantText(first)
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

    /// <summary>Whether an address of Salesforce is written out where a client is made.</summary>
    public static bool HasAddress(RegisteredClient client, SourceScope source) => PartsOf(client).Any(part => part switch
    {
        LiteralExpressionSyntax literal => literal.Token.Value is string text && AddressText.IsIn(text),
        InterpolatedStringTextSyntax text => AddressText.IsIn(text.TextToken.ValueText),
        SimpleNameSyntax name => HoldsAddress(name, source),
        _ => false,
    });

    /// <summary>Whether another host's address is written out where a client is made, and none of Salesforce's.</summary>
    public static bool IsMadeElsewhere(RegisteredClient client)
    {
        var texts = PartsOf(client).SelectMany(part => part.ChildTokens()).Select(token => token.Value).OfType<string>().ToList();
        return texts.Any(text => AddressText.Of(text) == AddressEvidence.Elsewhere) && !texts.Any(AddressText.IsIn);
    }

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

        return PartsOf(client).Any(part => part is SimpleNameSyntax name && AddressText.IsName(name.Identifier.ValueText))
            || HasAddress(client, source);
    }

    /// <summary>What stands in the statement in which a client is made, or, where several are made in it, what follows this one.</summary>
    private static IEnumerable<SyntaxNode> PartsOf(RegisteredClient client)
    {
        var around = (SyntaxNode?)client.Registration.FirstAncestorOrSelf<StatementSyntax>() ?? client.Registration;
        return around.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsRegistration).Take(2).Count() < 2
            ? around.DescendantNodesAndSelf()
            : client.Chained
                .TakeWhile(next => !IsRegistration(next))
                .Prepend(client.Registration)
                .SelectMany(link => link.ArgumentList.DescendantNodes().Concat(NameOf(link).DescendantNodesAndSelf()));
    }

    private static SyntaxNode NameOf(InvocationExpressionSyntax link) =>
        link.Expression is MemberAccessExpressionSyntax access ? access.Name : link.Expression;

    private static bool IsRegistration(InvocationExpressionSyntax invocation) =>
        Invocation.NameOf(invocation) is { } name && ClientLibraries.Registrations.Contains(name);

    /// <summary>Whether a registration writes another host's address itself, whatever stands in one chain with it.</summary>
    private static bool IsElsewhere(RegisteredClient client)
    {
        var texts = client.Registration.ArgumentList.DescendantTokens().Select(token => token.Value).OfType<string>().ToList();
        return texts.Any(text => AddressText.Of(text) == AddressEvidence.Elsewhere) && !texts.Any(AddressText.IsIn);
    }

    private static bool HoldsAddress(SimpleNameSyntax name, SourceScope source) =>
        name.Identifier.ValueText is not "BaseAddress"
        && !ClientLibraries.Registrations.Contains(name.Identifier.ValueText)
        && source.SymbolOf(name) is { Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Local } symbol
        && AssignedValues.Of(symbol, source)
            .SelectMany(value => value.DescendantTokens())
            .Any(token => token.Value is string text && AddressText.IsIn(text));
}
