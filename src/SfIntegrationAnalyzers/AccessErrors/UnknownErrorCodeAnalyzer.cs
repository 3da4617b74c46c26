using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2008: a string that looks like a Salesforce error code and is none, so that what depends on it never happens.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownErrorCodeAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property with the nearest codes, separated by commas.</summary>
    internal const string NearestProperty = "nearest";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnknownErrorCode,
        "A string that looks like a Salesforce error code is not one",
        "'{0}' is not a Salesforce error code, so this never matches; the nearest is {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A mistyped error code compiles and never matches. "
            + "Codes that Salesforce adds with new releases are not reported: only strings close to a known code are.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnknownErrorCode));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file)
    {
        var compared = file.Comparisons
            .Where(c => c.Constant is LiteralExpressionSyntax && (IsCode(c.Subject) || MessageText.Is(c, file.Source)))
            .Select(c => c.Constant);
        var listed = file.Root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(IsListedAmongCodes);
        return
            from constant in compared.Concat(listed).OfType<LiteralExpressionSyntax>().Distinct()
            where constant.IsKind(SyntaxKind.StringLiteralExpression)
            let text = constant.Token.ValueText
            where LooksLikeCode(text)
            let nearest = SalesforceErrorCodes.Nearest(text)
            where nearest.Count > 0
            select new AccessErrorFinding(Rule, (constant, "spelling"), constant.GetLocation(), text, string.Join(" or ", nearest))
            {
                Properties = ImmutableDictionary<string, string?>.Empty.Add(NearestProperty, string.Join(",", nearest)),
            };
    }

    /// <summary>Whether a name says that it holds a code.</summary>
    private static bool IsCode(ExpressionSyntax subject) =>
        CodeWords.In(subject).Any(word => word.IndexOf("code", StringComparison.OrdinalIgnoreCase) >= 0)
        || (subject is not SimpleNameSyntax && LastName.Of(subject) == "Error");

    /// <summary>An element beside real codes, or a constant that is long enough not to resemble one by chance.</summary>
    private static bool IsListedAmongCodes(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        InitializerExpressionSyntax list => list.Expressions.OfType<LiteralExpressionSyntax>().Any(IsKnownCode),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } => list.Elements
            .OfType<ExpressionElementSyntax>()
            .Select(element => element.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Any(IsKnownCode),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } } =>
            literal.Token.ValueText.Length >= 16
            && (field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)),
        _ => false,
    };

    private static bool IsKnownCode(LiteralExpressionSyntax literal) =>
        literal.Token.Value is string text && ErrorCodeNames.IsDistinctive(text);

    private static bool LooksLikeCode(string text) =>
        text.Length is >= 10 and <= 80
        && text.IndexOf('_') > 0
        && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
        && !SalesforceErrorCodes.IsKnown(text);
}
