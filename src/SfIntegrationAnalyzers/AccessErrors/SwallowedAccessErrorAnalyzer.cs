using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Model;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2001: a catch clause on a Salesforce call after which nobody can tell an access error from any other failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedAccessErrorAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.SwallowedAccessError,
        "A Salesforce access error gets lost in a catch clause",
        "A failure of {0} {1} here without a look at the error code: {2}. Decide on the code in a catch clause before this one, or rethrow with 'throw;'.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A caught Salesforce error that is logged, turned into a value or wrapped without its code cannot be told apart by anyone: access errors need an administrator, sessions a new sign-in, limits patience.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.SwallowedAccessError));

    private static readonly string[] Probes = ["Health", "Ping", "IsAlive", "IsAvailable", "IsConnected", "IsReachable", "CanConnect", "TestConn", "CheckConn", "VerifyConn"];

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file) =>
        from ofOneTry in file.Catches.GroupBy(decision => decision.Clause.Parent)
        let decision = ofOneTry.FirstOrDefault(each => IsLost(each, file.Source) && !SignsInAfterwards(each, file) && !(each.Calls.Count > 0 && each.Calls.All(IsBestEffort)))
        where decision is not null
        select new AccessErrorFinding(Rule, decision.Clause, decision.Location, decision.Guarded, Fate(decision), ThrowsItAgain(decision) ? "it goes on, but forgets where it arose" : "lost API access, an ended session and a busy server all look the same afterwards")
        {
            AdditionalLocations = decision.Calls.Select(call => call.Node.GetLocation()).ToList(),
        };

    private static bool IsLost(CatchDecision decision, SourceScope source) =>
        CatchFilters.LetsThrough(decision, source)
        && !decision.Rethrows
        && !decision.HandsOn(source)
        && !CodeReading.IsIn(decision.Clause, source)
        && !(decision.Calls.Any(call => !call.Library.IsDedicated) && CodeReading.ParsesBodyIn(decision.Clause, source))
        && !ProgramEnd.IsIn(decision.Clause, guardsOwnMethods: decision.Calls.All(call => call.Helper is not null))
        && !IsCleanUp(decision)
        && !IsShownToWhoSignsIn(decision)
        && !IsProbe(decision);

    /// <summary>A sign-in that fails, such as one with a refresh token, or a look whether a session still lives, is made up for by another sign-in, which the clause does itself or goes on to.</summary>
    private static bool SignsInAfterwards(CatchDecision decision, AccessErrorFile file) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => call.IsLogin || call.Name.StartsWith("getUserInfo", StringComparison.OrdinalIgnoreCase))
        && AssignedValues.Member(decision.Clause) is var member
        && file.Calls.Any(call => call.IsLogin && call.Node.SpanStart > decision.Clause.SpanStart && AssignedValues.Member(call.Node) == member
            && (decision.Clause.Block.Span.Contains(call.Node.Span) || (!LeavesMember(decision.Clause.Block) && !IsAlternative(call.Node, decision.Clause))));

    /// <summary>Whether a node runs only where a clause does not: in an <c>else</c>, in another section of a choice, in another clause.</summary>
    private static bool IsAlternative(SyntaxNode node, CatchClauseSyntax clause) => node.Ancestors()
        .TakeWhile(ancestor => !ancestor.Span.Contains(clause.Span))
        .Any(branch => branch is ElseClauseSyntax or SwitchSectionSyntax or CatchClauseSyntax && branch.Parent!.Span.Contains(clause.Span));

    private static bool LeavesMember(BlockSyntax block) =>
        CatchDecision.Own(block).Any(node => node is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax);

    /// <summary>Signing out or revoking a token may fail quietly.</summary>
    private static bool IsBestEffort(SalesforceCall call) =>
        call.Name.StartsWith("logout", StringComparison.OrdinalIgnoreCase) || call.Name.StartsWith("Revoke", StringComparison.Ordinal);

    /// <summary>Whether Salesforce can be reached is all that the member is asked for.</summary>
    private static bool IsProbe(CatchDecision decision) =>
        AssignedValues.Member(decision.Clause) is MethodDeclarationSyntax { Identifier.Text: var name }
        && Probes.Any(probe => name.IndexOf(probe, StringComparison.OrdinalIgnoreCase) >= 0)
        && decision.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax;

    /// <summary>A clause that undoes what was begun, and then lets the failure go on that it was entered for.</summary>
    private static bool IsCleanUp(CatchDecision decision) =>
        decision.Clause.Parent!.Ancestors().OfType<CatchClauseSyntax>().FirstOrDefault() is { Block.Statements: { Count: > 1 } around }
        && around.Last() is ThrowStatementSyntax { Expression: null };

    /// <summary>Who typed the password at a screen gets to read why it was refused.</summary>
    private static bool IsShownToWhoSignsIn(CatchDecision decision) =>
        decision.Calls.Count > 0 && decision.Calls.All(call => call.IsLogin)
        && decision.Clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => call.Expression.ToString() is "MessageBox.Show" or "DisplayAlert");

    /// <summary>What becomes of the error, as a part of the message.</summary>
    private static string Fate(CatchDecision decision)
    {
        var own = CatchDecision.Own(decision.Clause.Block).ToList();
        return own.OfType<ThrowStatementSyntax>().Select(t => t.Expression is { } thrown ? ResponseFlow.WithoutWaiting(thrown) : t).FirstOrDefault() switch
        {
            IdentifierNameSyntax => "is thrown again with 'throw " + decision.Variable + ";'",
            BaseObjectCreationExpressionSyntax creation => "is wrapped in " + ((creation as ObjectCreationExpressionSyntax)?.Type.ToString() ?? "another exception"),
            not null => "is replaced by another exception",
            null when own.OfType<ReturnStatementSyntax>().LastOrDefault() is { Expression: { } value } => "becomes " + Shortened(value),
            null when decision.Clause.Block.Statements.Count == 0 => "disappears",
            null => "is noted and forgotten",
        };
    }

    private static bool ThrowsItAgain(CatchDecision decision) => decision.Variable is { } variable
        && CatchDecision.Own(decision.Clause.Block).OfType<ThrowStatementSyntax>().FirstOrDefault()?.Expression is { } thrown
        && ResponseFlow.WithoutWaiting(thrown) is IdentifierNameSyntax { Identifier.ValueText: var name } && name == variable;

    private static string Shortened(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.ToString(),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => value.ToString() is { Length: <= 30 } text ? text : "a value",
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax => "a text",
        _ => "a value",
    };
}
