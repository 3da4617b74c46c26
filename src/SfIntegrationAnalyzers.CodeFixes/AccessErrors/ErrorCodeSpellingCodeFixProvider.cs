using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2008: writes the nearest real code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ErrorCodeSpellingCodeFixProvider))]
[Shared]
public sealed class ErrorCodeSpellingCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.UnknownErrorCode)
{
    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write) =>
        node is LiteralExpressionSyntax && diagnostic.Properties.TryGetValue(UnknownErrorCodeAnalyzer.NearestProperty, out var nearest)
            // The key is the rank, so that Fix All takes the nearest code of each place.
            ? nearest!.Split(',').Select((code, rank) => new OfferedEdit($"Write {code}", node, Literal(code).WithTriviaFrom(node))
            {
                EquivalenceKey = "nearest" + rank,
            })
            : [];

    private static LiteralExpressionSyntax Literal(string code) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(code));
}
