using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2003: a status check whose failure branch never reads the error code, or only pastes the body into a message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreadErrorCodeAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property with the name of the type that is checked.</summary>
    internal const string ResponseProperty = "Response";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnreadErrorCode,
        "A failed Salesforce response is handled without its error code",
        "{0} the errorCode of the Salesforce response: {1}. Read the error and decide on its errorCode.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Salesforce says why a call failed in the errorCode of the body; several codes share one HTTP status, "
            + "and a body pasted into a message is lost to the program.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnreadErrorCode));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from status in file.Statuses
        where !status.DropsBody
            && !(status.IsAnswer && status.IsOfCaller)
            && !IsExtra(status, file)
            && !Probe.Includes(status.Check)
            && !Probe.IsAhead(status.Check)
            && !CleanUp.MayFail([status.Call], status.Check)
            && !CleanUp.Includes(status.Check)
            && !Probe.IsAnsweredBy(status)
            && !ReadsOrHandsOn(status, file)
            && !ErrorPipeline.Classifies(status.Call, file.Source)
        select new AccessErrorFinding(Rule, status.Key, status.Check.GetLocation(), Omission(status), Loss(status, file.Source))
        {
            Properties = ImmutableDictionary<string, string?>.Empty.Add(ResponseProperty, file.Source.TypeOf(status.Response)?.Name),
        };

    /// <summary>What is left out, as the beginning of the message.</summary>
    private static string Omission(StatusDecision status) => status.IsAnswer
        ? "Callers get only yes or no, and nothing reads"
        : "The failure branch of this check never reads";

    /// <summary>What is lost by that: a person still finds the code where the body goes on as a text.</summary>
    private static string Loss(StatusDecision status, SourceScope source) =>
        status.Failure.Any(branch => BodyText.IsWholeIn(branch, source))
        ? "the body only becomes part of a message, in which people can find API_DISABLED_FOR_ORG but code cannot distinguish it from REQUEST_LIMIT_EXCEEDED"
        : "the status alone does not distinguish API_DISABLED_FOR_ORG from REQUEST_LIMIT_EXCEEDED: both are 403 (500 in SOAP)";

    /// <summary>
    /// A nicety after the call that counts: its failure is meant to be passed over,
    /// as the catch clause around it says that carries on whatever comes.
    /// </summary>
    private static bool IsExtra(StatusDecision status, AccessErrorFile file) =>
        EnclosingTries.Guarding(status.Check).FirstOrDefault()?.Catches.Any(clause => !WayOut.IsIn(clause.Block)) == true
        && !status.Failure.Any(WayOut.IsIn)
        && file.Statuses.Any(other => other.Member == status.Member && other.Check.SpanStart < status.Check.SpanStart);

    private static bool ReadsOrHandsOn(StatusDecision status, AccessErrorFile file) =>
        CodeReading.IsIn(status.Member, file.Source)
        || IsReturnedAfter(status)
        || InOneStatement(status, file).SelectMany(each => each.Failure).Any(branch =>
            CodeReading.ParsesBodyIn(branch, file.Source)
            || HandedOnBody.In(branch, status.Response, file.Source)
            || PrintedBody.Ends(branch, file.Source));

    /// <summary>The checks of the same response in one statement, as one that answers with a value or with an error has them.</summary>
    private static IEnumerable<StatusDecision> InOneStatement(StatusDecision status, AccessErrorFile file) =>
        status.Check.Ancestors().OfType<StatementSyntax>().FirstOrDefault() is ReturnStatementSyntax answer
            ? file.Statuses.Where(other => other.Key == status.Key && answer.Span.Contains(other.Check.Span))
            : [status];

    /// <summary>Whether the branch of failure only notes it, and the response goes to the caller with all others.</summary>
    private static bool IsReturnedAfter(StatusDecision status) =>
        status.Failure is { Count: 1 } failure
        && failure[0] is StatementSyntax { Parent: var parent } branch
        && (parent is ElseClauseSyntax { Parent: var decided } ? decided : parent) is IfStatementSyntax { Parent: BlockSyntax block } check
        && !branch.DescendantNodesAndSelf().Any(WayOut.IsJump)
        && WayOutAfter(check, block) is ReturnStatementSyntax { Expression: { } answer }
        && answer.ToString() == status.Response.ToString();

    private static StatementSyntax? WayOutAfter(StatementSyntax check, BlockSyntax block) => block.Statements
        .Skip(block.Statements.IndexOf(check) + 1)
        .FirstOrDefault(statement => statement is ReturnStatementSyntax or ThrowStatementSyntax);
}
