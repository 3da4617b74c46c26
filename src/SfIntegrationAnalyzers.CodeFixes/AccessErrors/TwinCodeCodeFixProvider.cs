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
        && node is ExpressionSyntax code
        && Twin(code, twin, source) is { } second
        && Both(code, second, write, source) is var (alone, both)
            ? [new OfferedEdit($"Handle {twin} as well", alone, both) { EquivalenceKey = "twin" }]
            : [];

    /// <summary>The twin, written as the code is; as text, if there are constants for the codes that lack it.</summary>
    private static ExpressionSyntax? Twin(ExpressionSyntax code, string twin, SourceScope source)
    {
        if (code is LiteralExpressionSyntax)
        {
            return Text(twin);
        }

        if (code is not MemberAccessExpressionSyntax member || source.Model.GetSymbolInfo(member).Symbol is not IFieldSymbol field)
        {
            return null;
        }

        var name = member.Name.Identifier.Text.Contains('_') ? twin : ErrorCodeNames.ToPascal(twin);
        return field.ContainingType.GetMembers(name).Length > 0 ? member.WithName(SyntaxFactory.IdentifierName(name)).WithoutTrivia()
            : field.ConstantValue is string ? Text(twin)
            : null;
    }

    private static LiteralExpressionSyntax Text(string code) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(code));

    private static (SyntaxNode Alone, SyntaxNode Both)? Both(
        ExpressionSyntax code, ExpressionSyntax twin, CodeExpressions write, SourceScope source) => code.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison when comparison.Right == code =>
            Either(comparison, comparison.Left, "==", code, twin, write.HasOrPatterns && !IsInQuery(comparison, source)),
        ConstantPatternSyntax { Parent: IsPatternExpressionSyntax match } when !write.HasOrPatterns =>
            Either(match, match.Expression, "is", code, twin, hasOrPatterns: false),
        ConstantPatternSyntax pattern when write.HasOrPatterns => (pattern, Either(pattern, twin)),
        CaseSwitchLabelSyntax { Parent: SwitchSectionSyntax section } label =>
            (section, section.WithLabels(section.Labels.Insert(section.Labels.IndexOf(label) + 1, Uncommented(label.WithValue(twin))))),
        _ => null,
    };

    /// <summary>Either code; in parentheses where <c>not</c> or <c>and</c> would take the first alone.</summary>
    private static PatternSyntax Either(ConstantPatternSyntax pattern, ExpressionSyntax twin)
    {
        var either = SyntaxFactory.BinaryPattern(
            SyntaxKind.OrPattern,
            pattern.WithoutTrivia(),
            SyntaxFactory.Token(SyntaxKind.OrKeyword),
            SyntaxFactory.ConstantPattern(twin));
        var isOperand = pattern.Parent is UnaryPatternSyntax or BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern };
        return (isOperand ? SyntaxFactory.ParenthesizedPattern(either) : (PatternSyntax)either)
            .WithTriviaFrom(pattern)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A label on a line like that of the one before it, without the comments on that.</summary>
    private static SwitchLabelSyntax Uncommented(SwitchLabelSyntax label) => label
        .WithLeadingTrivia(label.GetLeadingTrivia().Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
        .WithTrailingTrivia(label.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    /// <summary>Whether a comparison is compiled into a tree, as for a query of a database, which can hold no patterns.</summary>
    private static bool IsInQuery(SyntaxNode comparison, SourceScope source) => comparison.Ancestors().Any(around => around switch
    {
        LambdaExpressionSyntax => source.Model.GetTypeInfo(around).ConvertedType is { Name: "Expression", TypeKind: TypeKind.Class },
        QueryExpressionSyntax => true,
        _ => false,
    });

    private static (SyntaxNode Alone, SyntaxNode Both)? Either(
        ExpressionSyntax comparison,
        ExpressionSyntax subject,
        string test,
        ExpressionSyntax code,
        ExpressionSyntax twin,
        bool hasOrPatterns)
    {
        if (hasOrPatterns)
        {
            var either = SyntaxFactory.ParseExpression($"{subject.WithoutTrivia()} is {code.WithoutTrivia()} or {twin}");
            return (comparison, either.WithTriviaFrom(comparison));
        }

        if (!RepeatableExpression.Is(subject))
        {
            return null;
        }

        var both = SyntaxFactory.ParseExpression($"{comparison.WithoutTrivia()} || {subject.WithoutTrivia()} {test} {twin}");
        var isOperand = comparison.Parent is BinaryExpressionSyntax;
        return (comparison, (isOperand ? SyntaxFactory.ParenthesizedExpression(both) : both).WithTriviaFrom(comparison));
    }
}
