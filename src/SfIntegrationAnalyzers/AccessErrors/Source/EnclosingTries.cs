using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Finds the try statements that a node stands in: those whose block it is in, and those whose catch clauses.</summary>
internal static class EnclosingTries
{
    /// <summary>The try statements around a node, innermost first, as far as its exceptions travel.</summary>
    public static IEnumerable<TryStatementSyntax> Guarding(SyntaxNode node)
    {
        for (SyntaxNode? child = node, parent = node.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case TryStatementSyntax statement when statement.Block == child:
                    yield return statement;
                    break;
                case AnonymousFunctionExpressionSyntax function when !UnattendedFunction.RunsWhereGiven(function):
                case LocalFunctionStatementSyntax:
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    yield break;
            }
        }
    }

    /// <summary>The try statements in one of whose catch clauses a node stands.</summary>
    public static IEnumerable<TryStatementSyntax> Catching(SyntaxNode node) =>
        node.Ancestors().OfType<CatchClauseSyntax>().Select(clause => clause.Parent).OfType<TryStatementSyntax>();
}
