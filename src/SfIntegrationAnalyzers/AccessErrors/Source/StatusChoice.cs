using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>
/// A choice among statuses that tells success from failure:
/// <c>switch (response.StatusCode) { … }</c>, <c>response.StatusCode switch { … }</c>.
/// </summary>
internal static class StatusChoice
{
    /// <summary>What runs on failure where a status is chosen on.</summary>
    /// <param name="status">The expression of the status.</param>
    /// <returns>
    /// The sections or values of failure; <see langword="null"/> where nothing is chosen, or success and failure are not told apart.
    /// </returns>
    public static IReadOnlyList<SyntaxNode>? FailureOf(ExpressionSyntax status)
    {
        var outcomes = Outcomes(StatusComparison.ValueOf(status)).ToList();
        return outcomes.Any(outcome => outcome.IsSuccess) && outcomes.Any(outcome => !outcome.IsSuccess)
            ? [.. outcomes.Where(outcome => !outcome.IsSuccess).Select(outcome => outcome.Runs)]
            : null;
    }

    /// <summary>Whether one choice is that of refused access.</summary>
    /// <param name="status">The expression of the status.</param>
    public static bool AsksForRefusal(ExpressionSyntax status) => Outcomes(StatusComparison.ValueOf(status))
        .Any(outcome => outcome.Asked.Contains("Forbidden") || outcome.Asked.Contains("403"));

    private static IEnumerable<(string Asked, bool IsSuccess, SyntaxNode Runs)> Outcomes(ExpressionSyntax status) => status.Parent switch
    {
        SwitchStatementSyntax choice => choice.Sections
            .Select(section => (section.Labels.ToString(), section.Labels.Any(IsSuccess), (SyntaxNode)section)),
        SwitchExpressionSyntax choice => choice.Arms
            .Select(arm => (arm.Pattern.ToString(), StatusComparison.Holds(arm.Pattern) == true, (SyntaxNode)arm.Expression)),
        _ => [],
    };

    private static bool IsSuccess(SwitchLabelSyntax label) => label switch
    {
        CaseSwitchLabelSyntax one => StatusComparison.IsSuccess(one.Value),
        CasePatternSwitchLabelSyntax several => StatusComparison.Holds(several.Pattern) == true,
        _ => false,
    };
}
