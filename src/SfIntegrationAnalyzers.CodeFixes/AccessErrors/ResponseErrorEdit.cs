using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Puts the helper's methods where a response is checked.</summary>
internal static class ResponseErrorEdit
{
    /// <summary>What replaces the place of a diagnostic, or <see langword="null"/> if it has to be written by hand.</summary>
    public static (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Of(SyntaxNode root, Diagnostic diagnostic, Compilation compilation)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return diagnostic.Id switch
        {
            DiagnosticIds.DroppedErrorBody => OfEnsure(node),
            DiagnosticIds.CodeSearchedInMessage => BodySearchEdit.Of(node, diagnostic.Properties[CodeSearchedInMessageAnalyzer.CodeProperty], compilation),
            _ => FailureBranchEdit.Of(node, diagnostic.Properties.ContainsKey(UnreadErrorCodeAnalyzer.IsBufferedProperty), compilation.GetTypeByMetadataName(ErrorTriageGenerator.TypeName) is not null),
        };
    }

    /// <summary>Edits all places of a file and imports the helper's namespace where the file is outside of it.</summary>
    public static SyntaxNode Apply(SyntaxNode root, IReadOnlyList<Diagnostic> diagnostics, string helperNamespace, Compilation compilation)
    {
        var edits = diagnostics.Select(d => Of(root, d, compilation)).OfType<(SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)>().GroupBy(e => e.Old).ToDictionary(e => e.Key, e => e.First().New);
        var edited = (CompilationUnitSyntax)root.ReplaceNodes(edits.Keys, (old, current) => edits[old](current));
        var isInside = edited.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Any(n => (n.Name.ToString() + ".").StartsWith(helperNamespace + ".", StringComparison.Ordinal));
        var isImported = edited.Usings.Any(u => u.Name?.ToString() == helperNamespace);
        return isInside || isImported
            ? edited
            : edited.Usings.Count == 0
                ? edited.WithUsings(SyntaxFactory.SingletonList(Using(helperNamespace).WithTrailingTrivia(LineEnd(root), LineEnd(root))))
                : edited.AddUsings(Using(helperNamespace).WithTrailingTrivia(LineEnd(root)));
    }

    private static UsingDirectiveSyntax Using(string name) =>
        SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name)).NormalizeWhitespace();

    /// <summary>The line end that the file has already.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } found ? found : SyntaxFactory.LineFeed;

    /// <summary><c>response.EnsureSuccessStatusCode()</c> becomes <c>await response.EnsureSalesforceSuccessAsync()</c>.</summary>
    private static (SyntaxNode, Func<SyntaxNode, SyntaxNode>)? OfEnsure(SyntaxNode name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax ensure })
        {
            return null;
        }

        var isAsync = IsAsync(ensure);
        var isPart = ensure.Parent is MemberAccessExpressionSyntax;
        return (ensure, current =>
        {
            var invocation = (InvocationExpressionSyntax)current;
            var access = (MemberAccessExpressionSyntax)invocation.Expression;
            ExpressionSyntax read = invocation.WithExpression(access.WithName(SyntaxFactory.IdentifierName(ResponseErrorHelper.MethodName))).WithoutTrivia();
            read = isAsync ? Awaited(read) : SyntaxFactory.ParseExpression(read + ".GetAwaiter().GetResult()");
            return (isAsync && isPart ? SyntaxFactory.ParenthesizedExpression(read) : read).WithTriviaFrom(current);
        });
    }

    private static ExpressionSyntax Awaited(ExpressionSyntax expression) =>
        SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), expression);

    /// <summary>Whether a node may await.</summary>
    public static bool IsAsync(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
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
