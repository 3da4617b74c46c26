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
    private static readonly string[] FailureWords = ["error", "errors", "failed", "failure", "fail", "fault", "invalid", "broken"];

    /// <summary>What is switched off on the screen whatever came.</summary>
    private static readonly string[] ScreenWords =
    [
        "loading", "loader", "spinner", "show", "shown", "visible", "visibility", "busy", "enabled", "open", "wait", "waiting", "progress",
        "processing",
    ];

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SwallowedAccessError,
        "A Salesforce access error gets lost in a catch clause",
        "A failure of {0} {1} here without a look at the error code: {2}. {3}, or rethrow with 'throw;'.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A caught Salesforce error that is logged, turned into a value or wrapped without its code "
            + "cannot be told apart by anyone: access errors need an administrator, sessions a new sign-in, limits patience.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SwallowedAccessError));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from ofOneTry in file.Catches.GroupBy(decision => decision.Clause.Parent)
        let decision = ofOneTry.FirstOrDefault(each =>
            IsLost(each, file.Source)
            && !SignsInAfterwards(each, file)
            && !CleanUp.MayFail(each.Calls, each.Clause))
        where decision is not null
        select new AccessErrorFinding(
            Rule, decision.Clause, decision.Location, decision.Guarded, Fate(decision, file), Consequence(decision), Advice(decision))
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
        && !ShownFailure.IsIn(decision, IsOfSession(decision), source)
        && !IsOfProbe(decision);

    /// <summary>Whether only methods of the project are called that drop the code themselves, where it is reported.</summary>
    private static bool WasLostBefore(CatchDecision decision) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => call.Helper is not null && !call.KeepsCode);

    /// <summary>
    /// A sign-in that fails, such as one with a refresh token, or a look whether a session still lives, is made up for by another sign-in,
    /// which the clause does itself or goes on to.
    /// </summary>
    private static bool SignsInAfterwards(CatchDecision decision, AccessErrorFile file) =>
        IsOfSession(decision)
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

    /// <summary>Whether the block only signs in, and perhaps looks whom for.</summary>
    private static bool SignsIn(CatchDecision decision) => IsOfSession(decision) && decision.Calls.Any(call => call.IsLogin);

    private static bool IsOfSession(CatchDecision decision) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => call.IsOfSession);

    /// <summary>
    /// Whether nobody asks for more than whether Salesforce answers, or whether a session lives, or what fails is tried again when it is
    /// needed.
    /// </summary>
    private static bool IsOfProbe(CatchDecision decision) =>
        Probe.IsAhead(decision.Clause)
        || (decision.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax answer
            && (Probe.Includes(decision.Clause)
                || (answer.Expression.IsKind(SyntaxKind.FalseLiteralExpression)
                    && IsOfSession(decision)
                    && !decision.Calls.Any(call => call.IsLogin))));

    /// <summary>A clause for what only a sign-in throws, beside one for everything else: its type is the decision.</summary>
    private static bool TellsSignInApart(CatchDecision decision, SourceScope source) =>
        ExceptionOf(decision.Clause, source) is { ThrownBy: ThrowingCalls.Logins }
        && ((TryStatementSyntax)decision.Clause.Parent!).Catches
            .Any(other => ExceptionOf(other, source) is { ThrownBy: not ThrowingCalls.Logins });

    /// <summary>What is left of a sign-in behind a clause that decides on the code of the calls after it.</summary>
    private static bool IsLeftOfDecision(CatchDecision decision, SourceScope source) =>
        SignsIn(decision)
        && ((TryStatementSyntax)decision.Clause.Parent!).Catches
            .TakeWhile(other => other != decision.Clause)
            .Any(other => CodeReading.IsIn(other, source));

    private static ClientException? ExceptionOf(CatchClauseSyntax clause, SourceScope source) =>
        clause.Declaration is { } caught && source.TypeOf(caught.Type) is { } type ? ClientLibraries.FindException(type) : null;

    /// <summary>What becomes of the error, as a part of the message.</summary>
    private static string Fate(CatchDecision decision, AccessErrorFile file)
    {
        var own = CatchDecision.Own(decision.Clause.Block).ToList();
        var fallback = file.Calls.FirstOrDefault(call => own.Contains(call.Node) && !call.IsSignOut);
        return Thrown(decision) switch
        {
            IdentifierNameSyntax => "is thrown again with 'throw " + decision.Variable + ";'",
            BaseObjectCreationExpressionSyntax creation =>
                (Wraps(creation, decision) ? "is wrapped in " : "is replaced by ")
                + ((creation as ObjectCreationExpressionSyntax)?.Type.ToString() ?? "another exception"),
            not null => "is replaced by another exception",
            null when fallback is not null => "is answered with " + fallback.DisplayName,
            null when own.OfType<ReturnStatementSyntax>().LastOrDefault() is { Expression: { } value } => "becomes " + Shortened(value),
            null when decision.Clause.Block.Statements.Count == 0 => "disappears",
            null when CaughtParts.Of(decision).AreKept(file.Source) => "becomes a text",
            null when own.OfType<AssignmentExpressionSyntax>().LastOrDefault() is { } answer && IsFlag(answer) => $"becomes '{answer}'",
            null when own.OfType<AssignmentExpressionSyntax>().Any(IsAnswerOfNull) => "becomes null",
            null => "is noted and forgotten",
        };
    }

    /// <summary>
    /// <c>ok = false</c>, <c>hasFailed = true</c>; not <c>error = "failed"</c>, which is there to be read, and not
    /// <c>isDialogVisible = true</c> or <c>isLoading = false</c>.
    /// </summary>
    private static bool IsFlag(AssignmentExpressionSyntax assignment) =>
        assignment is { Left: IdentifierNameSyntax name, Right: LiteralExpressionSyntax value }
        && value.Kind() switch
        {
            SyntaxKind.StringLiteralExpression or SyntaxKind.NullLiteralExpression => false,
            SyntaxKind.TrueLiteralExpression => NameWords.HaveAny(name.Identifier.ValueText, FailureWords),
            SyntaxKind.FalseLiteralExpression => !NameWords.HaveAny(name.Identifier.ValueText, ScreenWords),
            _ => true,
        };

    /// <summary><c>result = null</c> in front of <c>return result;</c>.</summary>
    private static bool IsAnswerOfNull(AssignmentExpressionSyntax assignment) =>
        assignment is { Left: IdentifierNameSyntax { Identifier.ValueText: var answer }, Right: var value }
        && value.IsKind(SyntaxKind.NullLiteralExpression)
        && EnclosingMember.Of(assignment)
            .DescendantNodes()
            .OfType<ReturnStatementSyntax>()
            .Any(statement => statement.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == answer);

    /// <summary>What nobody can do afterwards.</summary>
    private static string Consequence(CatchDecision decision) => Thrown(decision) switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } when name == decision.Variable => "it goes on, but forgets where it arose",
        BaseObjectCreationExpressionSyntax creation when Wraps(creation, decision) =>
            "the code is left to whoever looks into the inner exception",
        _ when SignsIn(decision) => "wrong credentials, a locked user and a busy server all look the same afterwards",
        _ => "lost API access, an ended session and a busy server all look the same afterwards",
    };

    /// <summary>Whether a new exception holds the one that was caught.</summary>
    private static bool Wraps(BaseObjectCreationExpressionSyntax creation, CatchDecision decision) =>
        creation.ArgumentList?.Arguments.Any(argument => IsCaught(argument.Expression, decision)) == true;

    private static bool IsCaught(ExpressionSyntax value, CatchDecision decision) =>
        value is IdentifierNameSyntax { Identifier.ValueText: var name } && name == decision.Variable;

    /// <summary>What to do; of a general client's exception no clause can ask the code.</summary>
    private static string Advice(CatchDecision decision) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => !call.Library.IsDedicated)
            ? "Read the errorCode of the answer where it arrives"
            : "Decide on the code in a catch clause before this one";

    private static SyntaxNode? Thrown(CatchDecision decision) =>
        CatchDecision.Own(decision.Clause.Block).OfType<ThrowStatementSyntax>().FirstOrDefault()?.Expression is { } thrown
            ? Waiting.Without(thrown)
            : null;

    private static string Shortened(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.ToString(),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => value.ToString() is { Length: <= 30 } text ? text : "a value",
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax => "a text",
        _ => "a value",
    };
}
