using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2009: asks for the twin of a code as well.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TwinCodeCodeFixProvider))]
[Shared]
public sealed class TwinCodeCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.MissingTwinCode)
{
    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write) =>
        diagnostic.Properties.TryGetValue(MissingTwinCodeAnalyzer.TwinProperty, out var twin) && twin is not null
        && node is ExpressionSyntax code && Twin(code, twin) is { } second && Both(code, second, write) is var (alone, both)
            ? [new OfferedEdit($"Handle {twin} as well", alone, both) { EquivalenceKey = "twin" }]
            : [];

    /// <summary>The twin, written as the code is.</summary>
    private static ExpressionSyntax? Twin(ExpressionSyntax code, string twin) => code switch
    {
        LiteralExpressionSyntax => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(twin)),
        MemberAccessExpressionSyntax member => member
            .WithName(SyntaxFactory.IdentifierName(member.Name.Identifier.Text.Contains('_') ? twin : ErrorCodeNames.ToPascal(twin)))
            .WithoutTrivia(),
        _ => null,
    };

    private static (SyntaxNode Alone, SyntaxNode Both)? Both(
        ExpressionSyntax code, ExpressionSyntax twin, CodeExpressions write) => code.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison when comparison.Right == code =>
            (comparison, Either(comparison, comparison.Left, "==", code, twin, write)),
        ConstantPatternSyntax { Parent: IsPatternExpressionSyntax match } when !write.HasOrPatterns =>
            (match, Either(match, match.Expression, "is", code, twin, write)),
        ConstantPatternSyntax pattern when write.HasOrPatterns => (pattern, SyntaxFactory.BinaryPattern(
                SyntaxKind.OrPattern,
                pattern.WithoutTrailingTrivia(),
                SyntaxFactory.Token(SyntaxKind.OrKeyword),
                SyntaxFactory.ConstantPattern(twin))
            .WithTrailingTrivia(pattern.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation)),
        CaseSwitchLabelSyntax { Parent: SwitchSectionSyntax section } label =>
            (section, section.WithLabels(section.Labels.Insert(section.Labels.IndexOf(label) + 1, label.WithValue(twin)))),
        _ => null,
    };

    private static ExpressionSyntax Either(
        ExpressionSyntax comparison,
        ExpressionSyntax subject,
        string test,
        ExpressionSyntax code,
        ExpressionSyntax twin,
        CodeExpressions write)
    {
        if (write.HasOrPatterns)
        {
            var either = SyntaxFactory.ParseExpression($"{subject.WithoutTrivia()} is {code.WithoutTrivia()} or {twin}");
            return either.WithTriviaFrom(comparison);
        }

        var both = SyntaxFactory.ParseExpression($"{comparison.WithoutTrivia()} || {subject.WithoutTrivia()} {test} {twin}");
        var isOperand = comparison.Parent is BinaryExpressionSyntax;
        return (isOperand ? SyntaxFactory.ParenthesizedExpression(both) : both).WithTriviaFrom(comparison);
    }
}
