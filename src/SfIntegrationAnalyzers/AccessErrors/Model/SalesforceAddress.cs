using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

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
    private const int Depth = 6;

    private static readonly string[] Hosts = [".salesforce.com", ".force.com", ".salesforce-sites.com"];

    /// <summary>
    /// Paths of the APIs, as far as the piece of an address goes: others have a <c>services/data</c> of their own, but no version after it.
    /// </summary>
    private static readonly Regex Paths = new(
        @"services/(data(/(v(\d|\{|$)|\{|$)|$)|Soap/([A-Za-z](/|$)|class/|\{|$)|async/(\d|\{|$)|apexrest)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Paths of the token endpoint, the first part of which may stand in the configuration.</summary>
    private static readonly string[] SignIn = ["services/oauth2/", "oauth2/token"];

    /// <summary>Salesforce's hosts and paths that no API answers: forms for leads and cases, files and keys, status and websites.</summary>
    private static readonly string[] Pages =
    [
        "/servlet/", "/.well-known/", "/id/keys", "://webto.", "://www.", "://help.", "://developer.", "://trust.", "status.salesforce.com", "://appexchange.", "://trailhead.",
    ];

    /// <summary>Products with Salesforce's name and APIs of their own, and what forms for leads and cases are called.</summary>
    private static readonly string[] Products = ["marketing", "commerce", "pardot", "webto", "web2"];

    private const string VersionList = "services/data";

    private static readonly string[] Names = ["salesforce", "sfdc", "sforce", "instance_url", "instanceUrl"];

    /// <summary>What names of Salesforce's records, people and secrets end in; none of them is an address.</summary>
    private static readonly string[] Things =
    [
        "id", "ids", "key", "name", "number", "token", "secret", "password", "user", "contact", "contacts", "account", "accounts", "lead", "leads", "opportunity", "case", "cases", "customer",
        "record", "records", "object", "objects", "item", "items", "entity", "payload", "body", "content", "dto", "model", "data", "json", "xml", "response", "result", "results", "message", "event",
        "status", "error", "code", "type", "field", "fields", "date", "logger",
    ];

    private readonly SourceScope _source;
    private readonly CallArguments? _arguments;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    private SalesforceAddress(SourceScope source, CallArguments? arguments) => (_source, _arguments) = (source, arguments);

    /// <summary>What a piece of an address says, the weakest first: of several pieces the strongest speaks.</summary>
    private enum Evidence
    {
        None,
        Elsewhere,

        /// <summary>A host or a name.</summary>
        Salesforce,

        /// <summary>
        /// What knows no error codes: the token endpoint, which answers <c>error</c> and <c>error_description</c>, forms and pages.
        /// </summary>
        NoCodes,

        /// <summary>A path of an API.</summary>
        Api,
    }

    /// <summary>Whether a call on a general client goes to Salesforce.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="receiver">The client.</param>
    /// <param name="source">The compilation.</param>
    /// <param name="arguments">What the call passes that leads here; without it, all calls of the same type count.</param>
    public static bool IsTargetOf(
        InvocationExpressionSyntax invocation, ExpressionSyntax receiver, SourceScope source, CallArguments? arguments)
    {
        var address = new SalesforceAddress(source, arguments);
        var argument = invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        if (argument is not null && address.IsListOfVersions(argument))
        {
            return false;
        }

        var own = argument is null ? Evidence.None : address.Of(argument, Depth);
        var isTarget = own switch
        {
            Evidence.None when argument is not null && address.IsLinkOfTheCaller(argument) => false,
            Evidence.Salesforce or Evidence.Api => true,
            Evidence.Elsewhere or Evidence.NoCodes => false,
            _ => address.Of(receiver, Depth) is Evidence.Salesforce or Evidence.Api || address.IsRegisteredFor(receiver),
        };
        return isTarget && !IsSoapLogin(invocation) && !(own != Evidence.Api && SignInForm.IsSentBy(invocation));
    }

    /// <summary>Whether a text is, or is a part of, an address of Salesforce.</summary>
    public static bool IsIn(string text) =>
        Paths.IsMatch(text) || IsHost(text);

    /// <summary>Whether a name says that something is Salesforce's.</summary>
    public static bool IsName(string text) => HasAny(text, Names) && !IsProduct(text);

    private static bool IsProduct(string text) => HasAny(text, Products);

    private static bool NamesAddress(string text) => IsName(text) && !NameWords.EndInAny(text, Things);

    private static bool IsHost(string text) => HasAny(text, Hosts);

    /// <summary><c>TokenUrl</c>, <c>AuthEndpoint</c>, <c>OAuthTokenUri</c>.</summary>
    private static bool IsSignInName(string text) =>
        (text.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("auth", StringComparison.OrdinalIgnoreCase) >= 0)
        && (text.EndsWith("url", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("uri", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith("endpoint", StringComparison.OrdinalIgnoreCase));

    private static bool IsInvoked(SimpleNameSyntax name)
    {
        ExpressionSyntax qualified = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return qualified.Parent is InvocationExpressionSyntax;
    }

    private static Evidence OfText(string text)
    {
        if (Paths.IsMatch(text))
        {
            return Evidence.Api;
        }

        if (HasAny(text, SignIn) || (IsHost(text) && HasAny(text, Pages)))
        {
            return Evidence.NoCodes;
        }

        if (IsHost(text))
        {
            return Evidence.Salesforce;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            // A bare scheme, as in $"https://{host}", says nothing yet.
            return scheme + 3 < text.Length ? Evidence.Elsewhere : Evidence.None;
        }

        // A route such as api/salesforce/accounts is the program's own.
        return text.IndexOf('/') >= 0 ? Evidence.None
            : IsSignInName(text) || IsProduct(text) ? Evidence.NoCodes
            : NamesAddress(text) ? Evidence.Salesforce
            : Evidence.None;
    }

    private static bool HasAny(string text, string[] parts) =>
        parts.Any(part => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

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
    private bool IsListOfVersions(ExpressionSyntax argument)
    {
        var text = argument switch
        {
            IdentifierNameSyntax name when _source.SymbolOf(name) is ILocalSymbol local => HoldsListOfVersions(local) ? VersionList : "",
            InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents } =>
                (contents.Last() as InterpolatedStringTextSyntax)?.TextToken.ValueText,
            _ => argument.GetLastToken().Value as string,
        };
        return text?.TrimEnd('/').EndsWith(VersionList, StringComparison.OrdinalIgnoreCase) == true;
    }

    private bool HoldsListOfVersions(ILocalSymbol local) => AssignedValues.Of(local, _source)
        .OfType<ExpressionSyntax>()
        .Any(value => value is not IdentifierNameSyntax && IsListOfVersions(value));

    private Evidence Of(SyntaxNode expression, int depth)
    {
        var found = Evidence.None;
        foreach (var node in expression.DescendantNodesAndSelf(MayHoldAddress))
        {
            _source.CancellationToken.ThrowIfCancellationRequested();
            var evidence = node switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => OfText(literal.Token.ValueText),
                InterpolatedStringTextSyntax text => OfText(text.TextToken.ValueText),
                InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } made
                    when Invocation.NameOf(made) == "CreateClient" => OfFactory(made),
                SimpleNameSyntax name => OfName(name, depth),
                _ => Evidence.None,
            };
            if (evidence > found && (evidence != Evidence.Salesforce || AddressParts.MayNameHost(node, expression)))
            {
                found = evidence;
            }

            if (found == Evidence.Api)
            {
                return found;
            }
        }

        return found;
    }

    /// <summary>The body and the headers of a request say nothing of where it goes.</summary>
    private static bool MayHoldAddress(SyntaxNode node) => node switch
    {
        AnonymousObjectCreationExpressionSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: IdentifierNameSyntax member } =>
            AssignedValues.IsAddress(member.Identifier.ValueText),
        _ => true,
    };

    private Evidence OfName(SimpleNameSyntax name, int depth)
    {
        // Names of types prove nothing: a class called SalesforceService calls other services too.
        if (depth == 0 || _source.SymbolOf(name) is not { } symbol
            || symbol is not (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol or IMethodSymbol)
            || !_seen.Add(symbol))
        {
            return Evidence.None;
        }

        if (symbol is IMethodSymbol made && IsInvoked(name))
        {
            // What this call passes is read where it stands, so what other calls pass is beside the point.
            _seen.UnionWith(made.OriginalDefinition.Parameters.Where(parameter => !parameter.IsOptional));
        }

        var assigned = Strongest(AssignedValues.Of(symbol, _source, _arguments), depth - 1);
        if (assigned != Evidence.Api && (IsSignInName(symbol.Name) || IsProduct(symbol.Name)))
        {
            return Evidence.NoCodes;
        }

        if (assigned == Evidence.None && symbol is IParameterSymbol parameter && _arguments?.Of(parameter) is null)
        {
            assigned = OfCallers(parameter, depth);
        }
        else if (assigned == Evidence.None
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
            Evidence.NoCodes when name.Parent is MemberAccessExpressionSyntax access && access.Expression == name => Evidence.None,
            Evidence.None when symbol is not IMethodSymbol && NamesAddress(symbol.Name) => Evidence.Salesforce,
            _ => assigned,
        };
    }

    private Evidence Strongest(IEnumerable<SyntaxNode> values, int depth) =>
        values.Select(value => Of(value, depth)).DefaultIfEmpty(Evidence.None).Max();

    /// <summary>What other types pass for a parameter: of a helper that serves other services as well nothing is said.</summary>
    private Evidence OfCallers(IParameterSymbol parameter, int depth)
    {
        var passed = CallSites.Passing(parameter, _source).Select(argument => Of(argument, depth - 1)).ToList();
        return passed.Count == 0 || passed.Contains(Evidence.Elsewhere) ? Evidence.None : passed.Max();
    }

    /// <summary><c>factory.CreateClient("crm")</c>, whose address stands where the container is told of it.</summary>
    private Evidence OfFactory(InvocationExpressionSyntax made) =>
        _source.ConstantText(made.ArgumentList.Arguments[0].Expression) is { } name && RegisteredClients.AddressName(name, _source)
            ? Evidence.Salesforce
            : Evidence.None;

    /// <summary>
    /// Whether the container gives the type a client whose base address is Salesforce's: <c>AddHttpClient&lt;T&gt;(…)</c>.
    /// </summary>
    private bool IsRegisteredFor(ExpressionSyntax receiver) =>
        _source.SymbolOf(receiver) is IFieldSymbol or IPropertySymbol or IParameterSymbol
        && _source.ContainingType(receiver) is { } type
        && RegisteredClients.AddressType(type.Name, _source);
}
