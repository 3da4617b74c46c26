using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells what stands last: in a branch, and in a method, which does nothing more behind it.</summary>
internal static class LastStatement
{
    /// <summary>The statement that a branch ends with, with or without braces; nothing in an empty one.</summary>
    public static StatementSyntax? Of(StatementSyntax branch) => branch is BlockSyntax block ? block.Statements.LastOrDefault() : branch;

    /// <summary>Whether a statement is the last one of a method, also at the end of a block or a branch of it.</summary>
    public static bool Is(StatementSyntax statement, MethodDeclarationSyntax method) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.Last() == statement && (block == method.Body || Is(block, method)),
        IfStatementSyntax branch => Is(branch, method),
        ElseClauseSyntax { Parent: IfStatementSyntax branch } => Is(branch, method),
        UsingStatementSyntax used => Is(used, method),
        _ => false,
    };
}
