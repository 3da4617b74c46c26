using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Tells whether a general HTTP client is pointed at Salesforce: whether its address, followed through locals, fields, helper methods,
/// parameters and base addresses, has a part that only Salesforce's addresses have.
/// </summary>
/// <remarks>
/// The folding engine of the version rules answers another question: which text an expression has, and which literal in it carries a
/// version. It needs the whole text, and says nothing where a part is unknown; here one telling part is enough, unknown hosts are the rule,
/// names and registrations count, and so does whose call it is that passes the address. Neither can stand in for the other.
/// </remarks>
internal sealed class SalesforceAddress
{
    private const int Depth = 8;
    private const string VersionList = "services/data";

    private readonly SourceScope _source;
    private readonly CallArguments? _arguments;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _seenForVersions = new(SymbolEqualityComparer.Default);

    private SalesforceAddress(SourceScope source, CallArguments? arguments) => (_source, _arguments) = (source, arguments);

    /// <summary>Whether a call on a general client goes to Salesforce.</summary>
    /// <param name="call">The call.</param>
    /// <param name="receiver">The client, or the address where that is called on.</param>
    /// <param name="source">The compilation.</param>
    /// <param name="arguments">What the call passes that leads here; without it, all calls of the same type count.</param>
    public static bool IsTargetOf(SalesforceCall call, ExpressionSyntax receiver, SourceScope source, CallArguments? arguments)
    {
        var address = new SalesforceAddress(source, arguments);
        var invocation = (InvocationExpressionSyntax)call.Node;
        if (call.CallingType.IsCalledOnAddress)
        {
            return !address.IsListOfVersions(receiver)
                && address.Of(receiver, Depth) is (AddressEvidence.Salesforce or AddressEvidence.Api) and var evidence
                && !(evidence != AddressEvidence.Api && SignInForm.IsSentBy(invocation));
        }

        var argument = invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        if (argument is not null && address.IsListOfVersions(argument))
        {
            return false;
        }

        var own = argument is null ? AddressEvidence.None : address.Of(argument, Depth);
        var isTarget = own switch
        {
            AddressEvidence.None when argument is not null && address.IsLinkOfTheCaller(argument) => false,
            AddressEvidence.Salesforce or AddressEvidence.Api => true,
            AddressEvidence.Elsewhere or AddressEvidence.NoCodes => false,
            AddressEvidence.None when AddressParts.IsForeignRoot(argument) && source.TypeOf(receiver)?.Name == "HttpClient" => false,
            _ => address.Of(receiver, Depth) is AddressEvidence.Salesforce or AddressEvidence.Api || address.IsRegisteredFor(receiver),
        };
        return isTarget && !IsSoapLogin(invocation) && !(own != AddressEvidence.Api && SignInForm.IsSentBy(invocation));
    }

    private static bool IsInvoked(SimpleNameSyntax name)
    {
        ExpressionSyntax qualified = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return qualified.Parent is InvocationExpressionSyntax;
    }

    /// <summary>A SOAP <c>login()</c> written by hand, which is answered with a fault and no status of its own.</summary>
    private static bool IsSoapLogin(InvocationExpressionSyntax invocation)
    {
        var texts = TextTokens.In(EnclosingMember.Of(invocation)).ToList();
        return texts.Contains("SOAPAction", StringComparer.OrdinalIgnoreCase) && texts.Any(text => text.Trim('"') == "login");
    }

    /// <summary>A link that the caller got somewhere: whole, so that the client's own address has no part in it.</summary>
    private bool IsLinkOfTheCaller(ExpressionSyntax argument) =>
        argument is IdentifierNameSyntax && _source.TypeOf(argument) is { Name: "Uri", ContainingNamespace.Name: "System" }
        && _source.SymbolOf(argument) is { } link
        && (link is IParameterSymbol || AssignedValues.Of(link, _source).All(value => value is ElementAccessExpressionSyntax));

    /// <summary>The list of versions, <c>/services/data/</c>, needs no session and answers without API access.</summary>
    private bool IsListOfVersions(ExpressionSyntax address) => address switch
    {
        IdentifierNameSyntax name when _source.SymbolOf(name) is ILocalSymbol local =>
            _seenForVersions.Add(local) && AssignedValues.Of(local, _source).OfType<ExpressionSyntax>().Any(IsListOfVersions),
        MemberAccessExpressionSyntax { Name.Identifier.Text: "Uri", Expression: var builder } => IsListOfVersions(builder),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } text } =>
            IsListOfVersions(text.Expression),
        ParenthesizedExpressionSyntax inner => IsListOfVersions(inner.Expression),
        InvocationExpressionSyntax chain when LastPathOf(chain) is { } path => IsListOfVersions(PathOf(path)),
        BaseObjectCreationExpressionSyntax { Initializer: { } members } when AddressParts.PathIn(members) is { } path =>
            IsListOfVersions(path),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } parts } => IsListOfVersions(parts.Last().Expression),
        InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents } =>
            EndsInVersionList((contents.Last() as InterpolatedStringTextSyntax)?.TextToken),
        _ => EndsInVersionList(address.GetLastToken()),
    };

    private static bool EndsInVersionList(SyntaxToken? last) => last?.Value is string text && IsListOfVersions(text);

    /// <summary>Whether a path is that of the list of versions.</summary>
    public static bool IsListOfVersions(string path) => path.TrimEnd('/').EndsWith(VersionList, StringComparison.OrdinalIgnoreCase);

    private AddressEvidence Of(SyntaxNode expression, int depth)
    {
        var found = AddressEvidence.None;
        foreach (var node in expression.DescendantNodesAndSelf(MayHoldAddress))
        {
            _source.CancellationToken.ThrowIfCancellationRequested();
            var evidence = node switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal =>
                    AddressText.Of(literal.Token.ValueText),
                InterpolatedStringTextSyntax text => AddressText.Of(text.TextToken.ValueText),
                InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } made
                    when Invocation.NameOf(made) == "CreateClient" => OfFactory(made),
                InvocationExpressionSyntax path when AddressParts.IsPath(path) => AddressText.Of(PathOf(path)),
                SimpleNameSyntax name when !IsMemberSet(name) => OfName(name, depth),
                _ => AddressEvidence.None,
            };
            if (evidence > found && (evidence != AddressEvidence.Salesforce || AddressParts.MayNameHost(node, expression)))
            {
                found = evidence;
            }

            if (found == AddressEvidence.Api)
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>
    /// The body and the headers of a request say nothing of where it goes, nor does the name of a client that is registered for another
    /// host.
    /// </summary>
    private bool MayHoldAddress(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax made when Invocation.NameOf(made) == "CreateClient" => !IsRegisteredElsewhere(made),
        AnonymousObjectCreationExpressionSyntax => false,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax setting } =>
            Invocation.NameOf(setting) is not { } name || !ClientLibraries.SettingMethods.Contains(name),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax member } =>
            AssignedValues.IsAddress(member.Identifier.ValueText),
        _ => true,
    };

    /// <summary>The last call of a chain that adds to the path, if one does.</summary>
    private static InvocationExpressionSyntax? LastPathOf(ExpressionSyntax chain)
    {
        var link = chain;
        while (link is InvocationExpressionSyntax call && !AddressParts.IsPath(call))
        {
            link = Invocation.ReceiverOf(call);
        }

        return link as InvocationExpressionSyntax;
    }

    /// <summary>The path that a chain adds to its start; a part that is not known is a version by its name.</summary>
    private string PathOf(InvocationExpressionSyntax chain)
    {
        var path = "";
        for (var link = chain; link is not null; link = Invocation.ReceiverOf(link) as InvocationExpressionSyntax)
        {
            if (AddressParts.IsPath(link))
            {
                path = string.Concat(link.ArgumentList.Arguments.Select(argument => "/" + Segment(argument.Expression))) + path;
            }
        }

        return path;
    }

    private string Segment(ExpressionSyntax segment) =>
        _source.ConstantText(segment)?.Trim('/')
        ?? (LastName.Of(segment).IndexOf("version", StringComparison.OrdinalIgnoreCase) >= 0 ? "{}" : "?");

    private bool IsRegisteredElsewhere(InvocationExpressionSyntax made) =>
        made.ArgumentList.Arguments.FirstOrDefault() is { Expression: var named }
        && _source.ConstantText(named) is { } name
        && RegisteredClients.AddressNameElsewhere(name, _source);

    /// <summary>What stands left of an initializer's <c>=</c> is no value, and others of its name are not what is made here.</summary>
    private static bool IsMemberSet(SimpleNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set && set.Left == name;

    private AddressEvidence OfName(SimpleNameSyntax name, int depth)
    {
        // Names of types prove nothing: a class called SalesforceService calls other services too.
        if (depth == 0 || _source.SymbolOf(name) is not { } symbol
            || symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol)
            || !_seen.Add(symbol))
        {
            return AddressEvidence.None;
        }

        if (symbol is IMethodSymbol made && IsInvoked(name))
        {
            // What this call passes is read where it stands, so what other calls pass is beside the point.
            _seen.UnionWith(made.OriginalDefinition.Parameters.Where(parameter => !parameter.IsOptional));
        }

        var assigned = Strongest(AssignedValues.Of(symbol, _source, _arguments), depth - 1);
        if (assigned != AddressEvidence.Api && (AddressText.IsSignInName(symbol.Name) || AddressText.IsProduct(symbol.Name)))
        {
            return AddressEvidence.NoCodes;
        }

        if (assigned == AddressEvidence.None && symbol is IParameterSymbol parameter && _arguments?.Of(parameter) is null)
        {
            assigned = OfCallers(parameter, depth);
        }
        else if (assigned == AddressEvidence.None
            && symbol is IPropertySymbol or IFieldSymbol
            && _source.ContainingType(name) is { } user
            && !SymbolEqualityComparer.Default.Equals(user, symbol.ContainingType))
        {
            var types = _source.DeclarationsOf(user);
            assigned = Strongest(types.SelectMany(type => AssignedValues.AssignedIn(type, symbol, _source)), depth - 1);
        }

        return assigned switch
        {
            // What came from the token endpoint, such as token.InstanceUrl, is not its address.
            AddressEvidence.NoCodes when name.Parent is MemberAccessExpressionSyntax access && access.Expression == name
                && access.Name.Identifier.Text is not ("Uri" or "AbsoluteUri" or "ToString") => AddressEvidence.None,
            AddressEvidence.None when symbol is not IMethodSymbol && AddressText.NamesAddress(symbol.Name) => AddressEvidence.Salesforce,
            _ => assigned,
        };
    }

    private AddressEvidence Strongest(IEnumerable<SyntaxNode> values, int depth) =>
        values.Select(value => Of(value, depth)).DefaultIfEmpty(AddressEvidence.None).Max();

    /// <summary>What other types pass for a parameter: of a helper that serves other services as well nothing is said.</summary>
    private AddressEvidence OfCallers(IParameterSymbol parameter, int depth)
    {
        var passed = CallSites.Passing(parameter, _source).Select(argument => Of(argument, depth - 1)).ToList();
        return passed.Count == 0 || passed.Contains(AddressEvidence.Elsewhere) ? AddressEvidence.None : passed.Max();
    }

    /// <summary>
    /// <c>factory.CreateClient("crm")</c>, whose address stands where the container is told of it; without that its name has to do, also as
    /// <c>nameof(SalesforceService)</c>.
    /// </summary>
    private AddressEvidence OfFactory(InvocationExpressionSyntax made) =>
        IsRegisteredElsewhere(made) || _source.ConstantText(made.ArgumentList.Arguments[0].Expression) is not { } name
            ? AddressEvidence.None
        : RegisteredClients.AddressName(name, _source) ? AddressEvidence.Salesforce
        : AddressText.Of(name);

    /// <summary>
    /// Whether the container gives the type a client whose base address is Salesforce's: <c>AddHttpClient&lt;T&gt;(…)</c>.
    /// </summary>
    private bool IsRegisteredFor(ExpressionSyntax receiver) =>
        _source.SymbolOf(receiver) is IFieldSymbol or IPropertySymbol or IParameterSymbol
        && _source.ContainingType(receiver) is { } type
        && RegisteredClients.AddressType(type.Name, _source);
}
