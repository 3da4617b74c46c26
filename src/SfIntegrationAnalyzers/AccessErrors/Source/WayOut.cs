using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Tells code that leaves its method, or at least what it stands in.</summary>
internal static class WayOut
{
    /// <summary>Whether a node returns or throws, or something below it does.</summary>
    public static bool IsIn(SyntaxNode node) => node.DescendantNodesAndSelf()
        .Any(part => part is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax);

    /// <summary>Whether code ends by throwing, whichever way it takes.</summary>
    public static bool IsThrow(SyntaxNode? code) => code switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        BlockSyntax block => IsThrow(block.Statements.LastOrDefault()),
        IfStatementSyntax branch => BranchesOf(branch).All(IsThrow),
        SwitchStatementSyntax choice => choice.Sections.All(IsThrow) && choice.Sections.Any(HasDefault),
        SwitchSectionSyntax section => IsThrow(section.Statements.LastOrDefault()),
        TryStatementSyntax guarded => IsThrow(guarded.Block) && guarded.Catches.All(clause => IsThrow(clause.Block)),
        _ => false,
    };

    /// <summary>Whether a node is a statement behind which the next does not run: it leaves its method, loop or section.</summary>
    public static bool IsJump(SyntaxNode node) => node
        is ReturnStatementSyntax
        or ThrowStatementSyntax
        or BreakStatementSyntax
        or ContinueStatementSyntax
        or GotoStatementSyntax
        or YieldStatementSyntax { Expression: null };

    /// <summary>The branches of a chain of any length; its end, where nothing stands, among them.</summary>
    private static IEnumerable<StatementSyntax?> BranchesOf(IfStatementSyntax chain)
    {
        for (var branch = chain; ; branch = (IfStatementSyntax)branch.Else!.Statement)
        {
            yield return branch.Statement;
            if (branch.Else?.Statement is not IfStatementSyntax)
            {
                yield return branch.Else?.Statement;
                yield break;
            }
        }
    }

    private static bool HasDefault(SwitchSectionSyntax section) => section.Labels.Any(label => label is DefaultSwitchLabelSyntax);
}
