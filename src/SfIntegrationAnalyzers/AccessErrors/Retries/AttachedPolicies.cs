using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>
/// Tells policies that a container attaches to clients of Salesforce, given in place or by field, property, local or method.
/// </summary>
internal static class AttachedPolicies
{
    private static readonly HashSet<string> Attaching = new(StringComparer.Ordinal)
    {
        "AddPolicyHandler", "AddTransientHttpErrorPolicy", "AddResilienceHandler", "AddPolicyHandlerFromRegistry",
    };

    /// <summary>
    /// Whether a part of a policy serves clients of Salesforce, and of nobody else: a policy that is shared is not made for it.
    /// </summary>
    /// <param name="part">The part, such as the clause that says what is repeated.</param>
    /// <param name="holder">The declaration that holds the policy, if one does.</param>
    /// <param name="source">The compilation.</param>
    public static bool ServeSalesforce(SyntaxNode part, SyntaxNode? holder, SourceScope source)
    {
        var symbol = holder switch
        {
            null => null,
            AssignmentExpressionSyntax { Left: var place } => source.SymbolOf(place),
            _ => source.Declared(holder),
        };
        var served = RegisteredClients.Of(source).Where(client => client.Attachments.Any(Attaches)).ToList();
        return served.Count > 0 && served.All(client => IsSalesforces(client, source));

        bool Attaches(InvocationExpressionSyntax attachment) =>
            IsPolicy(attachment)
            && (Holds(attachment, part) || (symbol is not null && Names(attachment, symbol, source)));
    }

    /// <summary>The names of what a file's attachments are given, by which the policies themselves are found.</summary>
    public static IEnumerable<string> NamesIn(SyntaxNode root) =>
        root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(IsPolicy)
            .SelectMany(attachment => attachment.ArgumentList.Arguments)
            .Select(argument => argument.Expression is InvocationExpressionSyntax made ? made.Expression : argument.Expression)
            .Select(given => given switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                IdentifierNameSyntax name => name.Identifier.ValueText,
                _ => null,
            })
            .OfType<string>();

    private static bool IsPolicy(InvocationExpressionSyntax attachment) =>
        Invocation.NameOf(attachment) is { } name && Attaching.Contains(name);

    private static bool Holds(InvocationExpressionSyntax attachment, SyntaxNode part) =>
        attachment.SyntaxTree == part.SyntaxTree
        && (attachment.ArgumentList.Span.Contains(part.Span)
            || (attachment.Expression as MemberAccessExpressionSyntax)?.Name == part);

    private static bool Names(InvocationExpressionSyntax attachment, ISymbol policy, SourceScope source) =>
        attachment.ArgumentList.DescendantNodes().OfType<SimpleNameSyntax>().Any(name =>
            name.Identifier.ValueText == policy.Name
            && SymbolEqualityComparer.Default.Equals(source.SymbolOf(name)?.OriginalDefinition, policy));

    private static bool IsSalesforces(RegisteredClient client, SourceScope source) =>
        RegisteredClients.IsAddressedToSalesforce(client, source)
        || client.Types.Any(name => source.Compilation.GetSymbolsWithName(name, SymbolFilter.Type, source.CancellationToken)
            .OfType<INamedTypeSymbol>()
            .Any(type => DeclaredAddress.IsDeclaredBy(type)
                || source.DeclarationsOf(type).Any(declaration => SalesforceCallFinder.In(declaration, source).Any())));
}
