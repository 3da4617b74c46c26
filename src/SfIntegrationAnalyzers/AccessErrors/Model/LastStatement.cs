using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells statements behind which a method does nothing more.</summary>
internal static class LastStatement
{
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
