using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>SFI1004: a call to SOAP <c>login()</c>, or the password grant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PasswordLoginAnalyzer : SalesforceAnalyzer
{
    private static readonly Ending Soap = new(
        $"SOAP login() is retired in {ApiVersionTable.SoapLoginRetiredIn} for all versions that have it, and is off in new orgs",
        "; other SOAP calls accept its access token as the session ID");

    private static readonly Ending Grant = new("the password grant is blocked by default in orgs created since Summer '23", "");

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.PasswordLogin,
        "Login with a password is being phased out",
        "This login is being phased out: {0}. Sign in with the JWT bearer or client credentials flow of OAuth{1}.",
        ApiVersionAnalyzer.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Salesforce retires SOAP login() in Summer '27 (KB 005132110) and blocks the username-password flow in new orgs.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.PasswordLogin));

    private static readonly HashSet<string> SoapLogins = new(StringComparer.OrdinalIgnoreCase) { "login", "loginAsync", "BeginLogin" };

    /// <summary>How the element begins or ends that holds a login, with and without a prefix.</summary>
    private static readonly string[] Elements = ["<login", ":login>", ":login "];

    private static readonly HashSet<string> PasswordFlows = new(StringComparer.Ordinal) { "UsernamePassword", "UsernamePasswordAsync" };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterSource(CompilationStartAnalysisContext context) => context.RegisterSemanticModelAction(file =>
    {
        var tree = file.SemanticModel.SyntaxTree;
        var source = tree.GetText(file.CancellationToken);
        var root = tree.GetRoot(file.CancellationToken);
        var nodes = LoginText.PlacesIn(source).Select(place => NodeAt(root, place)).Distinct().ToArray();
        var isAboutSalesforce = nodes.Length > 0 && SalesforceText.IsIn(source);
        foreach (var node in nodes)
        {
            var (login, ending) = node switch
            {
                InvocationExpressionSyntax call => (call, EndingOf(call, file.SemanticModel, file.CancellationToken)),
                _ when !isAboutSalesforce => default,
                LiteralExpressionSyntax key
                    when PasswordGrant.NamedElsewhere(key, file.SemanticModel, file.CancellationToken) is { } named => (named, Grant),
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text =>
                    (text, EndingOf(text.Token.ValueText, text)),
                InterpolatedStringTextSyntax text => (text, EndingOf(text.TextToken.ValueText, text)),
                ObjectCreationExpressionSyntax { Type: var type } when IsPasswordFlow(type) => (node, Grant),
                _ => default((SyntaxNode, Ending?)),
            };
            if (ending is not null)
            {
                file.ReportDiagnostic(Diagnostic.Create(Rule, LocationOf(login), ending.Reason, ending.Besides));
            }
        }
    });

    private static bool IsPasswordFlow(TypeSyntax type) =>
        LastName.Of(type).EndsWith("UsernamePasswordAuthenticationFlow", StringComparison.Ordinal);

    /// <summary>The call, creation or text that a place in the file belongs to; any other node is nothing's.</summary>
    private static SyntaxNode? NodeAt(SyntaxNode root, int place)
    {
        var token = root.FindToken(place);
        return token.IsKind(SyntaxKind.IdentifierToken)
            ? token.Parent?.FirstAncestorOrSelf<SyntaxNode>(n => n is InvocationExpressionSyntax or ObjectCreationExpressionSyntax)
            : token.Span.Contains(place) ? token.Parent : null;
    }

    private static Ending? EndingOf(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = LastName.Of(invocation.Expression);
        if (!SoapLogins.Contains(name) && !PasswordFlows.Contains(name))
        {
            return null;
        }

        var info = model.GetSymbolInfo(invocation, cancellationToken);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { ContainingType: { } type }
            || IsInside(invocation, type, model, cancellationToken))
        {
            return null;
        }

        return ClientLibraries.All
            .Where(l => l.IsDedicated && l.FindCallingType(type) is { } calling && calling.LoginMethods.Contains(name))
            .Select(_ => PasswordFlows.Contains(name) ? Grant : Soap)
            .FirstOrDefault();
    }

    /// <summary>Generated proxies call their own operations.</summary>
    private static bool IsInside(SyntaxNode node, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } around
        && model.GetDeclaredSymbol(around, cancellationToken) is { } declared
        && (SymbolEqualityComparer.Default.Equals(declared, type) || declared.AllInterfaces.Contains(type, SymbolEqualityComparer.Default));

    private static Ending? EndingOf(string text, SyntaxNode node)
    {
        if (PasswordGrant.IsIn(text, node))
        {
            return Grant;
        }

        var isLogin = Elements.Any(element => text.IndexOf(element, StringComparison.Ordinal) >= 0);
        var isSalesforces = text.IndexOf("partner.soap.sforce.com", StringComparison.Ordinal) >= 0
            || text.IndexOf("enterprise.soap.sforce.com", StringComparison.Ordinal) >= 0;
        return isLogin && isSalesforces ? Soap : null;
    }

    private static Location LocationOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } }
            ? name.GetLocation()
            : node.GetLocation();

    /// <summary>What becomes of a way to sign in.</summary>
    /// <param name="Reason">Why it is on its way out.</param>
    /// <param name="Besides">What the advice has to say besides; empty where nothing.</param>
    private sealed record Ending(string Reason, string Besides);
}
