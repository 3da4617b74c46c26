using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Finds the words with which a message says what failed, so that they can stand before the error.</summary>
internal static class FailureWords
{
    /// <summary>Stands for the first name in a text; for the next ones the characters behind it do.</summary>
    private const char FirstName = '\uE000';

    /// <summary>What stands before a status or a body in a text and says nothing without it: <c>failed with status code 403</c>.</summary>
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "status", "code", "statuscode", "http", "response", "message", "body", "content", "reason", "details", "detail", "answer", "error",
        "errors", "with", "at", "for", "in", "on", "was", "is", "of", "by", "due", "to", "because", "the", "a", "and", "returned",
        "returns", "got", "from",
    };

    /// <summary>What the error says itself.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "salesforce", "sfdc", "sf", "rest", "api", "call", "request", "failed", "failure", "an", "exception", "unexpected",
    };

    private static readonly string[] NamesOfAnswers = ["body", "content", "error", "reason", "response", "result", "status"];

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private static readonly char[] Punctuation = [':', ',', ';', '.', '!', '-', '–', '=', '(', '[', '\'', '"'];

    /// <summary>The words, with the names among them that were known before the answer came.</summary>
    /// <param name="message">The message, if there is one.</param>
    /// <param name="model">The model of its file.</param>
    /// <returns>
    /// An expression; <see langword="null"/> if the message begins with something else, or says no more than the error does.
    /// </returns>
    public static string? Of(ExpressionSyntax? message, SemanticModel model)
    {
        var names = new List<ExpressionSyntax>();
        var begun = new StringBuilder();
        _ = message is null || AddTo(begun, message, names, model);
        var text = begun.ToString().Trim();
        var end = text.EndsWith(":", StringComparison.Ordinal) ? text.LastIndexOf(". ", StringComparison.Ordinal) : -1;
        var words = (end < 0 ? text : text.Substring(0, end)).Split(Blanks, StringSplitOptions.RemoveEmptyEntries).ToList();
        var label = "";
        while (words.LastOrDefault()?.Trim(Punctuation) is { } last && (last.Length == 0 || Labels.Contains(last)))
        {
            label = last;
            words.RemoveAt(words.Count - 1);
        }

        if (label.StartsWith("error", StringComparison.OrdinalIgnoreCase))
        {
            // What it is an error of stands before it.
            words.Add(label);
        }

        return words.Count < 2 || words.Select(word => word.Trim(Punctuation)).All(word => Known.Contains(word) || Labels.Contains(word))
            ? null
            : Written(WithoutEnd(string.Join(" ", words)), names);
    }

    /// <summary>Adds what an expression begins with, as far as that is text or was known before the answer.</summary>
    /// <returns>Whether that is all of the expression.</returns>
    private static bool AddTo(StringBuilder text, ExpressionSyntax part, List<ExpressionSyntax> names, SemanticModel model)
    {
        switch (part)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                text.Append(literal.Token.ValueText);
                return true;
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.All(content => content switch
                {
                    InterpolatedStringTextSyntax { TextToken.ValueText: var plain } =>
                        text.Append(plain.Replace("{{", "{").Replace("}}", "}")) is not null,
                    InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => AddTo(text, hole.Expression, names, model),
                    _ => false,
                });
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsText(sum, model):
                return AddTo(text, sum.Left, names, model) && AddTo(text, sum.Right, names, model);
            case ParenthesizedExpressionSyntax inner:
                return AddTo(text, inner.Expression, names, model);
            case not null when MayBeInterpolated(part) && IsKnownBefore(part, model):
                text.Append((char)(FirstName + names.Count));
                names.Add(part.WithoutTrivia());
                return true;
            default:
                return false;
        }
    }

    private static bool IsText(ExpressionSyntax part, SemanticModel model) =>
        model.GetTypeInfo(part).Type?.SpecialType == SpecialType.System_String;

    private static bool MayBeInterpolated(ExpressionSyntax part) =>
        part.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp6 };

    /// <summary>Whether a name means what a caller gave, or what the type has, and by its name no part of an answer.</summary>
    private static bool IsKnownBefore(ExpressionSyntax part, SemanticModel model) =>
        part.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax)
        && !part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => NamesOfAnswers.Any(answer =>
            name.Identifier.ValueText.IndexOf(answer, StringComparison.OrdinalIgnoreCase) >= 0))
        && part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault() is { } first
        && model.GetSymbolInfo(first).Symbol is IParameterSymbol or IFieldSymbol or IPropertySymbol;

    /// <summary>A text without the punctuation that led to what stood behind it; a quotation is left closed.</summary>
    private static string WithoutEnd(string text)
    {
        while (Punctuation.Contains(text[text.Length - 1])
            && !(text[text.Length - 1] is '\'' or '"' && text.Count(each => each == text[text.Length - 1]) % 2 == 0))
        {
            text = text.Substring(0, text.Length - 1);
        }

        return text;
    }

    /// <summary>The text as an expression, with the names in their places.</summary>
    private static string Written(string text, List<ExpressionSyntax> names)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        if (!text.Any(each => IsName(each, names)))
        {
            return literal;
        }

        var parts = literal.Replace("{", "{{").Replace("}", "}}")
            .Select(each => IsName(each, names) ? $"{{{names[each - FirstName]}}}" : each.ToString());
        return "$" + string.Concat(parts);
    }

    private static bool IsName(char each, List<ExpressionSyntax> names) => each >= FirstName && each < FirstName + names.Count;
}
