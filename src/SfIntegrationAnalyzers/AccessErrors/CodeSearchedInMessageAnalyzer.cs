using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Codes;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2004: an error code recognised by searching text that is made for people, or a whole body.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeSearchedInMessageAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property with the code that the text stands for; absent where the text says more than a code.</summary>
    internal const string CodeProperty = "code";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CodeSearchedInMessage,
        "A Salesforce error code is searched for in text",
        "{0} is recognized here by searching text, which {1}. Compare the parsed error code.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every client exposes the error code separately from the message, "
            + "and the body is an array of errors with an errorCode each. Texts are translated and reworded.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.CodeSearchedInMessage));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from comparison in file.Comparisons
        let code = CodeIn(comparison.Text)
        where code is not null && MessageText.Is(comparison, file.Source) && !MessageText.IsOnlyWay(comparison.Subject, file.Source)
        group comparison by (Decision: DecisionOf(comparison.Node), Code: code) into asked
        let first = asked.First()
        select new AccessErrorFinding(
            Rule,
            first.Node,
            first.Node.GetLocation(),
            asked.Key.Code,
            first.Text.Contains(" ") ? "changes with language and release" : "can hold it by accident")
        {
            Properties = SaysMore(first.Text, asked.Key.Code)
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(CodeProperty, asked.Key.Code),
        };

    /// <summary>
    /// What stands in one condition decides together, and so does a branch in a branch:
    /// <c>if (not this text) if (not that text) throw;</c>.
    /// </summary>
    private static SyntaxNode DecisionOf(SyntaxNode comparison) => comparison
        .Ancestors()
        .TakeWhile(around => around is ExpressionSyntax or IfStatementSyntax or ElseClauseSyntax or BlockSyntax { Statements.Count: 1 })
        .OfType<IfStatementSyntax>()
        .LastOrDefault() ?? comparison;

    /// <summary>Whether a text goes on behind its code, so that the code alone is not what is looked for.</summary>
    private static bool SaysMore(string text, string code) =>
        ErrorCodeNames.OfMessage(text) is null
        && text.IndexOf(code, StringComparison.Ordinal) is var start and >= 0
        && text.Substring(start + code.Length).Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries).Length > 1;

    private static string? CodeIn(string text) =>
        ErrorCodeNames.OfMessage(text) ?? ErrorCodeNames.In(text).FirstOrDefault(IsUnmistakable);

    /// <summary>A code that only Salesforce has, or one of those that its messages name most.</summary>
    private static bool IsUnmistakable(string code) =>
        ErrorCodeNames.IsDistinctive(code) || code is "INVALID_LOGIN" or "INVALID_FIELD" or "INVALID_TYPE" or "InvalidSessionId";
}
