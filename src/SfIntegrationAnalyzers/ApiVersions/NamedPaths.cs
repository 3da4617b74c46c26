using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Paths that end where the version belongs and have a name that other files can see:
/// <c>public const string Root = "/services/data/"</c>. Addresses that are put together elsewhere,
/// of names alone, are found by these names. Found once for each compilation, from text and syntax.
/// </summary>
internal static class NamedPaths
{
    private static readonly PerCompilation<ImmutableArray<NamedPath>> Compilations = new();

    /// <summary>The addresses in a file that such a name of another file is part of.</summary>
    /// <param name="compilation">The file's compilation.</param>
    /// <param name="tree">The file.</param>
    /// <param name="visited">Nodes on the way out that other literals or names have passed; they are not given again.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static IEnumerable<ExpressionSyntax> AddressesIn(
        Compilation compilation, SyntaxTree tree, HashSet<SyntaxNode> visited, CancellationToken cancellationToken)
    {
        var used = In(compilation, cancellationToken)
            .Where(path => path.MayBeUsedIn(tree, cancellationToken))
            .Select(path => path.Member)
            .ToImmutableHashSet(StringComparer.Ordinal);
        if (used.IsEmpty)
        {
            return [];
        }

        var names = tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>();
        return AddressExpressions.Around(names.Where(n => used.Contains(n.Identifier.ValueText)), visited);
    }

    /// <summary>Whether a file may use one of the names of another file, judged by its text.</summary>
    public static bool MayBeUsedIn(Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken) =>
        In(compilation, cancellationToken).Any(path => path.MayBeUsedIn(tree, cancellationToken));

    private static ImmutableArray<NamedPath> In(Compilation compilation, CancellationToken cancellationToken) =>
        Compilations.Of(compilation, () => Find(compilation, cancellationToken));

    private static ImmutableArray<NamedPath> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<NamedPath>();
        foreach (var tree in SalesforceText.FilesOf(compilation, cancellationToken))
        {
            if (VersionCandidates.In(tree.GetText(cancellationToken)).Addresses is { IsEmpty: false } addresses)
            {
                var root = tree.GetRoot(cancellationToken);
                found.AddRange(addresses.Select(position => root.FindToken(position)).Distinct().Select(PathAt).OfType<NamedPath>());
            }
        }

        return found.ToImmutable();
    }

    private static NamedPath? PathAt(SyntaxToken token)
    {
        if (!EndpointRecognizer.Find(token.ValueText).Any(EndsAtVersion))
        {
            return null;
        }

        var declaration = token.Parent?.Ancestors().FirstOrDefault(n =>
            n is VariableDeclaratorSyntax or PropertyDeclarationSyntax or StatementSyntax or ArgumentSyntax);
        var name = declaration switch
        {
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field, Identifier.ValueText: var variable }
                when IsSeen(field) => variable,
            PropertyDeclarationSyntax { Identifier.ValueText: var property } member when IsSeen(member) => property,
            _ => null,
        };
        return name is not null && declaration!.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { Identifier.ValueText: var type }
            ? new NamedPath(type, name, token.SyntaxTree!)
            : null;

        bool EndsAtVersion(Endpoint endpoint) =>
            endpoint.Kind is EndpointVersionKind.Missing or EndpointVersionKind.Open
            && endpoint.VersionStart + endpoint.VersionLength == token.ValueText.Length;
    }

    private static bool IsSeen(MemberDeclarationSyntax member) => member.Parent is InterfaceDeclarationSyntax
        || member.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
        || (member.Parent is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword));

    private sealed record NamedPath(string Type, string Member, SyntaxTree Home)
    {
        public bool MayBeUsedIn(SyntaxTree tree, CancellationToken cancellationToken) =>
            tree != Home && tree.GetText(cancellationToken) is var text && text.Has(Type) && text.Has(Member);
    }
}
