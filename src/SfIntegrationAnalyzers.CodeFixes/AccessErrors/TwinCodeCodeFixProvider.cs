using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Model;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2009: asks for the twin of a code as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TwinCodeCodeFixProvider))]
[Shared]
public sealed class TwinCodeCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.MissingTwinCode);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(MissingTwinCodeAnalyzer.TwinProperty, out var twin) || twin is null
                || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax code
                || Twin(code, twin) is not { } second
                || Changed(root, code, second) is not { } changed)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create($"Handle {twin} as well", _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: "twin"),
                diagnostic);
        }
    }

    /// <summary>The twin, written as the code is.</summary>
    private static ExpressionSyntax? Twin(ExpressionSyntax code, string twin) => code switch
    {
        LiteralExpressionSyntax => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(twin)),
        MemberAccessExpressionSyntax member => member
            .WithName(SyntaxFactory.IdentifierName(member.Name.Identifier.Text.Contains('_') ? twin : ErrorCodeNames.ToPascal(twin)))
            .WithoutTrivia(),
        _ => null,
    };

    private static SyntaxNode? Changed(SyntaxNode root, ExpressionSyntax code, ExpressionSyntax twin) => code.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison when comparison.Right == code =>
            root.ReplaceNode(comparison, Either(comparison, code, twin)),
        ConstantPatternSyntax pattern => root.ReplaceNode(pattern, SyntaxFactory.BinaryPattern(
                SyntaxKind.OrPattern,
                pattern.WithoutTrailingTrivia(),
                SyntaxFactory.Token(SyntaxKind.OrKeyword),
                SyntaxFactory.ConstantPattern(twin))
            .WithTrailingTrivia(pattern.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation)),
        CaseSwitchLabelSyntax label => root.InsertNodesAfter(label, [label.WithValue(twin)]),
        _ => null,
    };

    private static ExpressionSyntax Either(BinaryExpressionSyntax comparison, ExpressionSyntax code, ExpressionSyntax twin)
    {
        if (CodeExpressions.HasOrPatterns(comparison.SyntaxTree))
        {
            return SyntaxFactory.ParseExpression($"{comparison.Left.WithoutTrivia()} is {code.WithoutTrivia()} or {twin}").WithTriviaFrom(comparison);
        }

        var both = SyntaxFactory.ParseExpression($"{comparison.WithoutTrivia()} || {comparison.Left.WithoutTrivia()} == {twin}");
        return (comparison.Parent is BinaryExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(both) : both).WithTriviaFrom(comparison);
    }
}
