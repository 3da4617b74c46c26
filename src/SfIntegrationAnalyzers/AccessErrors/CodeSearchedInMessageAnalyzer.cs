using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Codes;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2004: an error code recognised by searching text that is made for people, or a whole body.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeSearchedInMessageAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property with the code that the text stands for.</summary>
    internal const string CodeProperty = "code";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.CodeSearchedInMessage,
        "A Salesforce error code is searched in text",
        "{0} is recognised here by searching text, which {1}. Compare the parsed error code.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every client exposes the error code apart from the message, "
            + "and the body is an array of errors with an errorCode each. Texts are translated and reworded.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.CodeSearchedInMessage));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from comparison in file.Comparisons
        let code = CodeIn(comparison.Text)
        where code is not null && MessageText.Is(comparison, file.Source) && !MessageText.IsOnlyWay(comparison.Subject, file.Source)
        select new AccessErrorFinding(
            Rule,
            comparison.Node,
            comparison.Node.GetLocation(),
            code,
            comparison.Text.Contains(" ") ? "changes with language and release" : "can hold it by accident")
        {
            Properties = ImmutableDictionary<string, string?>.Empty.Add(CodeProperty, code),
        };

    private static string? CodeIn(string text) =>
        ErrorCodeNames.IsExpiredSession(text)
            ? "INVALID_SESSION_ID"
            : ErrorCodeNames.In(text).FirstOrDefault(IsUnmistakable);

    /// <summary>A code that only Salesforce has, or one of those that its messages name most.</summary>
    private static bool IsUnmistakable(string code) =>
        ErrorCodeNames.IsDistinctive(code) || code is "INVALID_LOGIN" or "INVALID_FIELD" or "INVALID_TYPE" or "InvalidSessionId";
}
