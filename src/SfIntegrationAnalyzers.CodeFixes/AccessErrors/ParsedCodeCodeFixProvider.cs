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
        var text = comparison.DescendantNodes().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(access =>
            access.Name.Identifier.Text is "Message" or "ToString" && access.Expression is IdentifierNameSyntax);
        var exception = text?.Expression;
        if (exception is null || source.TypeOf(exception) is not { } type)
        {
            return null;
        }

        var question = new ErrorQuestion(code);
        var description = ClientExceptions.Describe(type);
        var test = (description is null
                ? null
                : write.Condition(question, exception.ToString(), type, description, comparison, condition.IsNegated))
            ?? OfGeneral(comparison, exception, question, condition.IsNegated, source, write);
        return test is null ? null : condition.ReplacedBy(test, condition.Node);
    }

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
                thrown.Type,
                thrown.Description,
                comparison,
                isNegated))
            .FirstOrDefault(test => test is not null);
}
