using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Where a program begins: its <c>Main</c>, or its top-level code.</summary>
internal static class ProgramStart
{
    /// <summary>What the method is called.</summary>
    public const string Main = "Main";

    /// <summary>Whether a member is the start of a program.</summary>
    public static bool Is(SyntaxNode member) =>
        member is CompilationUnitSyntax or MethodDeclarationSyntax { Identifier.Text: Main };
}
