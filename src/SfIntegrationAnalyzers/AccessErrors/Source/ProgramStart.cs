using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Where a program begins: its <c>Main</c>, or its top-level code.</summary>
internal static class ProgramStart
{
    /// <summary>What the method is called.</summary>
    public const string Main = "Main";

    /// <summary>How many methods may stand between the start of the program and what it runs.</summary>
    private const int Depth = 3;

    /// <summary>Whether a member is the start of a program.</summary>
    public static bool Is(SyntaxNode member) =>
        member is CompilationUnitSyntax or MethodDeclarationSyntax { Identifier.Text: Main };

    /// <summary>Whether a node runs with the start of the program, and not when somebody else calls a lambda in it.</summary>
    public static bool Contains(SyntaxNode node) => Is(EnclosingMember.Of(node)) && EnclosingMember.RunsWith(node);

    /// <summary>
    /// Whether nothing but the start of the program runs a method, itself or through others, and each call on the way is as it should be.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="isAsItShould">What is asked of each call.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsAllThatRuns(MethodDeclarationSyntax method, Func<SyntaxNode, bool> isAsItShould, SourceScope source) =>
        IsAllThatRuns(method, Depth, isAsItShould, source);

    /// <summary>Whether a node runs with the start of the program alone: in it, or in a method that nothing else runs.</summary>
    /// <param name="node">The node.</param>
    /// <param name="isAsItShould">What is asked of each call.</param>
    /// <param name="source">The compilation.</param>
    public static bool Runs(SyntaxNode node, Func<SyntaxNode, bool> isAsItShould, SourceScope source) =>
        Runs(node, Depth, isAsItShould, source);

    private static bool IsAllThatRuns(MethodDeclarationSyntax method, int depth, Func<SyntaxNode, bool> isAsItShould, SourceScope source) =>
        depth > 0
        && source.Declared(method) is IMethodSymbol declared
        && CallSites.All(declared, source).ToList() is { Count: > 0 } sites
        && sites.All(site => isAsItShould(site) && Runs(site, depth - 1, isAsItShould, source));

    private static bool Runs(SyntaxNode node, int depth, Func<SyntaxNode, bool> isAsItShould, SourceScope source) =>
        EnclosingMember.RunsWith(node)
        && EnclosingMember.Of(node) is var member
        && (Is(member)
            || (member is MethodDeclarationSyntax method
                && (IsSpare(method, source) || IsAllThatRuns(method, depth, isAsItShould, source))));

    /// <summary>
    /// Whether a method stands beside <c>Main</c> and nothing names it: what a demo could run instead, or did yesterday.
    /// </summary>
    private static bool IsSpare(MethodDeclarationSyntax method, SourceScope source) =>
        method.Parent is TypeDeclarationSyntax { Members: var members }
        && members.OfType<MethodDeclarationSyntax>().Any(Is)
        && !Is(method)
        && CallSites.IsUnnamed(method, source);
}
