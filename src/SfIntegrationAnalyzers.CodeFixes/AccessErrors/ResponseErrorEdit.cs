using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Puts the helper's methods at one place.</summary>
/// <param name="Place">What is edited; two diagnostics at one place are one edit.</param>
/// <param name="Apply">The edit.</param>
internal sealed record ResponseErrorEdit(SyntaxNode Place, Action<SyntaxEditor> Apply)
{
    /// <summary>The edit of a diagnostic, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="root">The file.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    public static ResponseErrorEdit? Of(
        SyntaxNode root, Diagnostic diagnostic, Compilation compilation, CodeExpressions write, FreeName names)
    {
        var node = root.NodeAt(diagnostic.Location);
        var properties = diagnostic.Properties;
        return diagnostic.Id switch
        {
            DiagnosticIds.DroppedErrorBody => EnsureSuccessEdit.Of(node),
            DiagnosticIds.CodeSearchedInMessage =>
                BodySearchEdit.Of(node, properties[CodeSearchedInMessageAnalyzer.CodeProperty], compilation, write),
            _ => FailureBranchEdit.Of(
                node, properties.ContainsKey(UnreadErrorCodeAnalyzer.IsBufferedProperty), ModelOf(root, compilation), write, names),
        };
    }

    private static SemanticModel? ModelOf(SyntaxNode root, Compilation compilation) =>
        compilation.ContainsSyntaxTree(root.SyntaxTree) ? compilation.GetSemanticModel(root.SyntaxTree) : null;

    /// <summary>Waits for a task: by <c>await</c> where the code around may, and as it does; else as its <c>.Result</c> would.</summary>
    public static string Waited(string task, SyntaxNode place) => !IsAsync(place)
        ? task + ".GetAwaiter().GetResult()"
        : "await " + task + (IsConfigured(place) ? ".ConfigureAwait(false)" : "");

    /// <summary>Whether the member around a node says <c>ConfigureAwait(false)</c> of what it awaits.</summary>
    public static bool IsConfigured(SyntaxNode node) => EnclosingMember.Of(node)
        .DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Any(invocation => Invocation.NameOf(invocation) == "ConfigureAwait"
            && invocation.ArgumentList.Arguments.FirstOrDefault()?.Expression.IsKind(SyntaxKind.FalseLiteralExpression) == true);

    /// <summary>Whether a node may await.</summary>
    public static bool IsAsync(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
