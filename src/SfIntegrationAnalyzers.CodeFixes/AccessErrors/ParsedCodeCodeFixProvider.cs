using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2004: compares the code that the exception carries, where its message is searched for it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParsedCodeCodeFixProvider))]
[Shared]
public sealed class ParsedCodeCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.CodeSearchedInMessage)
{
    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write) =>
        node is ExpressionSyntax comparison
        && diagnostic.Properties.TryGetValue(CodeSearchedInMessageAnalyzer.CodeProperty, out var code) && code is not null
        && TextSearch.Of(comparison) is { } condition
        && Condition(comparison, condition, code, source, write) is { } rewritten
            ? [new("Compare the parsed error code", condition.Node, rewritten)]
            : [];

    private static ExpressionSyntax? Condition(
        ExpressionSyntax comparison, TextSearch condition, string code, SourceScope source, CodeExpressions write)
    {
        var test = comparison.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Select(text => OfException(comparison, text, condition.IsNegated, code, source, write)
                ?? OfError(text, condition.IsNegated, code, source, write))
            .FirstOrDefault(found => found is not null);
        return test is null ? null : condition.ReplacedBy(test, condition.Node);
    }

    /// <summary>The condition on the exception whose text is searched.</summary>
    private static ExpressionSyntax? OfException(
        ExpressionSyntax comparison,
        MemberAccessExpressionSyntax text,
        bool isNegated,
        string code,
        SourceScope source,
        CodeExpressions write)
    {
        if (text is not { Name.Identifier.Text: "Message" or "ToString", Expression: IdentifierNameSyntax exception }
            || source.TypeOf(exception) is not { } type)
        {
            return null;
        }

        var question = ErrorQuestion.Of(code);
        return (ClientExceptions.Describe(type) is { } thrown
                ? write.Condition(question, exception.ToString(), thrown, comparison, isNegated)
                : null)
            ?? OfGeneral(comparison, exception, question, isNegated, source, write);
    }

    /// <summary>The condition on the error of a record, or one that was parsed, whose message is searched.</summary>
    private static ExpressionSyntax? OfError(
        MemberAccessExpressionSyntax text, bool isNegated, string code, SourceScope source, CodeExpressions write) =>
        text.Name.Identifier.Text is "message" or "Message" && source.TypeOf(text.Expression) is { } type
            ? write.ConditionOnError(code, text.Expression, type, isNegated)
            : null;

    /// <summary>The condition on an exception that is caught as a general one: <c>(ex as ForceException)?.Error == …</c>.</summary>
    private static ExpressionSyntax? OfGeneral(
        ExpressionSyntax comparison,
        ExpressionSyntax exception,
        ErrorQuestion question,
        bool isNegated,
        SourceScope source,
        CodeExpressions write) =>
        EnclosingTries.Catching(comparison)
            .SelectMany(statement => SalesforceCallFinder.In(statement.Block, source))
            .Where(call => call.Throws)
            .SelectMany(call => ClientExceptions.Of(call, source.Compilation))
            .Select(thrown => write.Condition(
                question,
                $"({exception} as {Imports.FullName(thrown.Type)})?",
                thrown,
                comparison,
                isNegated))
            .FirstOrDefault(test => test is not null);
}
