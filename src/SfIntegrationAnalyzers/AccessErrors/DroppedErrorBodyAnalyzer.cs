using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2002: <c>EnsureSuccessStatusCode()</c> throws with the status alone and drops the body that says why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedErrorBodyAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.DroppedErrorBody,
        "EnsureSuccessStatusCode drops the Salesforce error",
        "EnsureSuccessStatusCode() drops the body in which Salesforce says why the call failed: "
            + "API_DISABLED_FOR_ORG and REQUEST_LIMIT_EXCEEDED both become a bare 403. Read the error and throw with its errorCode.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Salesforce answers a failed call with a body that contains the error code. "
            + "EnsureSuccessStatusCode() throws with the HTTP status alone, and several codes share one status.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.DroppedErrorBody));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from status in file.Statuses
        where status.DropsBody
            && !IsReadElsewhere(status, file.Source)
            && !IsKnownToSucceed(status, file)
            && !IsReadBefore(status, file)
            && !CleanUp.Includes(status.Check)
            && !ErrorPipeline.Classifies(status.Call, file.Source)
        select new AccessErrorFinding(Rule, status.Key, Name(status.Check).GetLocation());

    /// <summary>Whether the member reads the code of the response; one that no variable holds is read by nobody.</summary>
    private static bool IsReadElsewhere(StatusDecision status, SourceScope source) =>
        status.Response is IdentifierNameSyntax && CodeReading.IsIn(status.Member, source);

    /// <summary>Whether the same response was asked before, and succeeded: what throws on failure never throws there.</summary>
    private static bool IsKnownToSucceed(StatusDecision status, AccessErrorFile file) => file.Statuses.Any(other =>
        other.Key == status.Key
        && SuccessBranch.Above(other.Check) is { } branch
        && (branch.Success?.Span.Contains(status.Check.Span) == true || branch.LetsOnlySuccessReach(status.Check)));

    /// <summary>
    /// Whether the failure is known already, and the body taken before the call drops it:
    /// then it is the check that decides without the code.
    /// </summary>
    private static bool IsReadBefore(StatusDecision status, AccessErrorFile file) => file.Statuses.Any(other =>
        other.Key == status.Key
        && !other.DropsBody
        && other.Failure.Any(branch => branch.Span.Contains(status.Check.Span) && TakesBody(branch)));

    private static bool TakesBody(SyntaxNode branch) => branch.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Any(read => Invocation.NameOf(read) == "ReadAsStringAsync");

    private static SyntaxNode Name(ExpressionSyntax check) => ((InvocationExpressionSyntax)check).Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var other => other,
    };
}
