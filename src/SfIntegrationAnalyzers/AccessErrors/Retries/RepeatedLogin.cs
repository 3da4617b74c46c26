using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Tells code that signs in again.</summary>
internal static class RepeatedLogin
{
    private static readonly string[] Words =
    [
        "login", "logon", "relogin", "signin", "authenticate", "reauthenticate", "authentication", "auth", "authorize", "usernamepassword",
        "connect", "reconnect",
        "gettoken", "newtoken", "renewtoken", "accesstoken", "refreshtoken", "tokenrefresh", "refreshauth", "refreshlogin",
        "refreshsession", "refreshclient", "newsession", "renewsession",
        "conectar", "reconectar", "autenticar", "anmelden", "connecter", "reconnecter",
    ];

    /// <summary>
    /// Whether what a condition guards signs in again, itself or in a method of the project that it calls: the branch, catch clause or
    /// policy that it stands in.
    /// </summary>
    public static bool IsNear(SyntaxNode condition, SourceScope source) =>
        condition.Ancestors().FirstOrDefault(MayBeGuarded) is { } guarded
        && (IsIn(guarded)
            || guarded.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(Invocation.IsOwn)
                .Select(source.SymbolOf)
                .OfType<IMethodSymbol>()
                .SelectMany(source.SourceOf)
                .Any(IsIn));

    private static bool MayBeGuarded(SyntaxNode node) => node
        is IfStatementSyntax
        or CatchClauseSyntax
        or SwitchSectionSyntax
        or StatementSyntax and not BlockSyntax
        or MemberDeclarationSyntax;

    /// <summary>Whether a method whose name says so is called below a node.</summary>
    public static bool IsIn(SyntaxNode scope) => scope.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(invocation =>
        Invocation.NameOf(invocation) is { } name && (name is "Refresh" or "RefreshAsync" || NameWords.HaveAny(name, Words)));
}
