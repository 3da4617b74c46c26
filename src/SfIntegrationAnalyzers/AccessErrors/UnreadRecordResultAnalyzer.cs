using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Responses;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// SFI2006: results of records whose success and errors are never read, although such errors come with a successful call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadRecordResultAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnreadRecordResult,
        "Per-record results are never read",
        "Nobody reads {1} of the {0} that {2} returns: the call succeeds even if a record was refused, and only the result says so. "
            + "Check {1} of each result and read its {3}.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Salesforce reports the failure of a record, such as INSUFFICIENT_ACCESS_OR_READONLY, "
            + "inside the result of a call that succeeds; nothing throws.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnreadRecordResult));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) => InResults(file).Concat(InComposites(file));

    private static IEnumerable<AccessErrorFinding> InComposites(AccessErrorFile file) =>
        from call in file.Calls
        let unread = CompositeAnswers.Unread(call, file.Source)
        where unread is not null
        select new AccessErrorFinding(
            Rule,
            call.Node,
            Name(call.Node).GetLocation(),
            "composite answer",
            unread.Value.Success,
            call.DisplayName,
            unread.Value.Errors);

    private static IEnumerable<AccessErrorFinding> InResults(AccessErrorFile file) =>
        from call in file.Calls
        let result = RecordResults.Of(call, file.Source)
        where result is not null && RecordResults.IsUnread(result, file.Source) && !CleanUp.Includes(call.Node)
        select new AccessErrorFinding(
            Rule,
            call.Node,
            Name(call.Node).GetLocation(),
            result.Type.Name,
            result.Description.SuccessMember,
            call.DisplayName,
            result.Description.ErrorsMember);

    private static SyntaxToken Name(ExpressionSyntax call) =>
        (call as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier,
            _ => call.GetFirstToken(),
        };
}
