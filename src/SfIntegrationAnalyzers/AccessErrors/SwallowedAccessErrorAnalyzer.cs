using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2001: a catch clause on a Salesforce call after which nobody can tell an access error from any other failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedAccessErrorAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SwallowedAccessError,
        "A Salesforce access error is lost in a catch clause",
        "A failure of {0} {1} here without a check of the error code: {2}. {3}, or rethrow with 'throw;'.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A caught Salesforce error that is logged, turned into a value or wrapped without its code "
            + "cannot be distinguished any more: access errors need an administrator, sessions a new sign-in, limits patience.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SwallowedAccessError));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from ofOneTry in file.Catches.GroupBy(decision => decision.Clause.Parent)
        let decision = ofOneTry.FirstOrDefault(each =>
            IsLost(each, file.Source)
            && !SignsInAfterwards(each, file)
            && !CleanUp.MayFail(each.Calls, each.Clause))
        where decision is not null
        let lost = new LostError(decision, file)
        select new AccessErrorFinding(
            Rule, decision.Clause, decision.Location, decision.Guarded, lost.Fate, lost.Consequence, lost.Advice)
        {
            AdditionalLocations = decision.Calls.Select(call => call.Node.GetLocation()).Distinct().ToList(),
        };

    private static bool IsLost(CatchDecision decision, SourceScope source) =>
        CatchFilters.LetsThrough(decision, source)
        && !decision.Rethrows
        && !WasLostBefore(decision)
        && !decision.HandsOn(source)
        && !CodeReading.IsIn(decision.Clause, source)
        && !(decision.Calls.Any(call => !call.Library.IsDedicated) && CodeReading.ParsesBodyIn(decision.Clause, source))
        && !ProgramEnd.IsIn(decision.Clause, decision.Calls.All(call => call.Helper is not null), source)
        && !CleanUp.Includes(decision.Clause.Parent!)
        && !TellsSignInApart(decision, source)
        && !IsLeftOfDecision(decision, source)
        && !ShownFailure.IsIn(decision, decision.IsOfSession, source)
        && !IsOfProbe(decision);

    /// <summary>Whether only methods of the project are called that drop the code themselves, where it is reported.</summary>
    private static bool WasLostBefore(CatchDecision decision) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => call.Helper is not null && !call.KeepsCode);

    /// <summary>
    /// A sign-in that fails, such as one with a refresh token, or a look whether a session still lives, is made up for by another sign-in,
    /// which the clause does itself or goes on to.
    /// </summary>
    private static bool SignsInAfterwards(CatchDecision decision, AccessErrorFile file) =>
        decision.IsOfSession
        && EnclosingMember.Of(decision.Clause) is var member
        && file.Calls.Any(call =>
            call.IsLogin
            && call.Node.SpanStart > decision.Clause.SpanStart
            && EnclosingMember.Of(call.Node) == member
            && (decision.Clause.Block.Span.Contains(call.Node.Span) || IsGoneOnTo(call.Node, decision.Clause)));

    private static bool IsGoneOnTo(SyntaxNode node, CatchClauseSyntax clause) =>
        !CatchDecision.Own(clause.Block).Any(WayOut.IsJump) && !IsAlternative(node, clause);

    /// <summary>
    /// Whether a node runs only where a clause does not: in an <c>else</c>, in another section of a choice, in another clause.
    /// </summary>
    private static bool IsAlternative(SyntaxNode node, CatchClauseSyntax clause) => node.Ancestors()
        .TakeWhile(ancestor => !ancestor.Span.Contains(clause.Span))
        .Any(branch => branch is ElseClauseSyntax or SwitchSectionSyntax or CatchClauseSyntax && branch.Parent!.Span.Contains(clause.Span));

    /// <summary>
    /// Whether nobody asks for more than whether Salesforce answers, or whether a session lives, or what fails is tried again when it is
    /// needed.
    /// </summary>
    private static bool IsOfProbe(CatchDecision decision) =>
        Probe.IsAhead(decision.Clause)
        || (decision.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax answer
            && (Probe.Includes(decision.Clause)
                || (answer.Expression.IsKind(SyntaxKind.FalseLiteralExpression)
                    && decision.IsOfSession
                    && !decision.Calls.Any(call => call.IsLogin))));

    /// <summary>A clause for what only a sign-in throws, beside one for everything else: its type is the decision.</summary>
    private static bool TellsSignInApart(CatchDecision decision, SourceScope source) =>
        ExceptionOf(decision.Clause, source) is { ThrownBy: ThrowingCalls.Logins }
        && ((TryStatementSyntax)decision.Clause.Parent!).Catches
            .Any(other => ExceptionOf(other, source) is { ThrownBy: not ThrowingCalls.Logins });

    /// <summary>What is left of a sign-in behind a clause that decides on the code of the calls after it.</summary>
    private static bool IsLeftOfDecision(CatchDecision decision, SourceScope source) =>
        decision.SignsIn
        && ((TryStatementSyntax)decision.Clause.Parent!).Catches
            .TakeWhile(other => other != decision.Clause)
            .Any(other => CodeReading.IsIn(other, source));

    private static ClientException? ExceptionOf(CatchClauseSyntax clause, SourceScope source) =>
        clause.Declaration is { } caught && source.TypeOf(caught.Type) is { } type ? ClientLibraries.FindException(type) : null;
}
