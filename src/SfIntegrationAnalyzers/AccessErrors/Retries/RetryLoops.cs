using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Tells hand-written retries: a loop that counts attempts, and a catch clause that signs in and repeats the call.</summary>
internal static class RetryLoops
{
    /// <summary>What attempts are called, in English, Spanish and Portuguese, German, French and Dutch.</summary>
    private static readonly string[] Words =
    [
        "retry", "retries", "retrying", "attempt", "attempts", "tries", "trycount", "intento", "intentos", "tentativa", "tentativas",
        "versuch", "versuche", "essai", "essais", "poging", "pogingen",
    ];

    /// <summary>What ends a loop without a count: success, somebody who stops it, time.</summary>
    private static readonly string[] Ends =
    [
        "connected", "loggedin", "signedin", "authenticated", "cancel", "canceled", "cancelled", "cancellation", "stop", "stopped",
        "stopping", "running", "stopwatch",
    ];

    /// <summary>
    /// What the clause repeats after every failure, as a part of a message, and what answers that; nothing if it repeats nothing, or asks
    /// which it was.
    /// </summary>
    /// <param name="decision">The clause.</param>
    /// <param name="source">The compilation.</param>
    public static (string Problem, ErrorOrigin Origin)? Describe(CatchDecision decision, SourceScope source)
    {
        if (CaughtError.IsAskedIn(decision))
        {
            return null;
        }

        if (decision.Calls.FirstOrDefault(call => call.IsLogin) is { } signIn
            && (IsInAttemptLoop(decision.Clause, source) || IsInEndlessLoop(decision.Clause)))
        {
            var outcome = RefusedSignIn.Outcome(signIn, signIn.Origin);
            return ($"This loop repeats {signIn.DisplayName} after every failure: {outcome}", signIn.Origin);
        }

        return DescribeCall(decision, source) is { } problem ? (problem, ErrorOrigin.Api) : null;
    }

    private static string? DescribeCall(CatchDecision decision, SourceScope source)
    {
        if (IsInAttemptLoop(decision.Clause, source) || IsRepeatedUntilSuccess(decision, source))
        {
            return $"This loop repeats {decision.Guarded} after every failure, "
                + "even after API_DISABLED_FOR_ORG and others that cannot succeed";
        }

        if (!IsSignIn(decision) && RepeatedLogin.IsIn(decision.Clause.Block) && RepeatsCall(decision))
        {
            return $"Every failure of {decision.Guarded} is treated as an ended session here and repeated after a new sign-in, "
                + "even API_DISABLED_FOR_ORG, which that cannot repair";
        }

        return RepeatsWordForWord(decision)
            ? $"Every failure of {decision.Guarded} is answered by repeating the same call, "
                + "even API_DISABLED_FOR_ORG and others that cannot succeed"
            : null;
    }

    /// <summary>A sign-in that is tried once more has no session that could have ended.</summary>
    private static bool IsSignIn(CatchDecision decision) => decision.Calls.Count > 0 && decision.Calls.All(call => call.IsLogin);

    /// <summary>The loop around a clause, unless each turn of it is for the next of many.</summary>
    private static SyntaxNode? LoopAround(CatchClauseSyntax clause) => clause.Ancestors()
        .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .FirstOrDefault(Loop.Is) is { } loop and not CommonForEachStatementSyntax ? loop : null;

    /// <summary>Whether the loop ends by success, by being stopped or with its time, so that a failure starts the next turn.</summary>
    private static bool IsInEndlessLoop(CatchClauseSyntax clause) =>
        !Exits(clause.Block)
        && LoopAround(clause) is { } loop
        && (ConditionOf(loop) is not { } condition || IsEndless(condition, clause));

    /// <summary>
    /// <c>true</c>, <c>!token.IsCancellationRequested</c>, or a question that the guarded block answers,
    /// such as <c>!connected</c> or <c>session == null</c>.
    /// </summary>
    private static bool IsEndless(ExpressionSyntax condition, CatchClauseSyntax clause) =>
        condition.IsKind(SyntaxKind.TrueLiteralExpression)
        || condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            NameWords.HaveAny(name.Identifier.Text, Ends)
            || IsAssigned(name.Identifier.Text, ((TryStatementSyntax)clause.Parent!).Block));

    private static bool IsAssigned(string name, BlockSyntax block) => block.DescendantNodes()
        .OfType<AssignmentExpressionSyntax>()
        .Any(assignment => LastName.Of(assignment.Left) == name);

    private static bool IsInAttemptLoop(CatchClauseSyntax clause, SourceScope source) =>
        LoopAround(clause) is { } loop
        && !Exits(clause.Block)
        && !IsForOneTurn(loop, source)
        && (CountsAttempts(loop, clause) || WaitsForAnother(clause) || IsCounted(loop, clause));

    private static bool CountsAttempts(SyntaxNode loop, CatchClauseSyntax clause)
    {
        var header = loop is ForStatementSyntax f
            ? f.DescendantNodes(n => n != f.Statement).OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text)
                .Concat(f.Declaration?.Variables.Select(v => v.Identifier.Text) ?? [])
            : ConditionOf(loop)?.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text) ?? [];
        var inside = clause.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.Text);
        return header.Concat(inside).Any(name => NameWords.HaveAny(name, Words));
    }

    private static ExpressionSyntax? ConditionOf(SyntaxNode loop) => loop switch
    {
        ForStatementSyntax { Condition: var condition } => condition,
        WhileStatementSyntax { Condition: var condition } => condition,
        DoStatementSyntax { Condition: var condition } => condition,
        _ => null,
    };

    /// <summary>Whether a loop has one turn, as things are set: <c>attempt &lt; Retries</c> with <c>const int Retries = 1</c>.</summary>
    private static bool IsForOneTurn(SyntaxNode loop, SourceScope source) =>
        ConditionOf(loop)?.DescendantNodesAndSelf()
            .OfType<BinaryExpressionSyntax>()
            .Any(bound => bound.IsKind(SyntaxKind.LessThanExpression)
                && source.SymbolOf(bound.Right) is (ILocalSymbol or IFieldSymbol) and var limit
                && AssignedValues.Of(limit, source).ToList() is { Count: > 0 } values
                && values.All(value => value is LiteralExpressionSyntax { Token.Value: 1 })) == true;

    /// <summary>
    /// Whether success leaves a loop of a few turns: <c>for (var i = 0; i &lt; 3; i++) { try { … return; } catch { … } }</c>.
    /// </summary>
    private static bool IsCounted(SyntaxNode loop, CatchClauseSyntax clause) =>
        loop is ForStatementSyntax { Condition: BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: int and <= 10 } } }
        && clause.Parent is TryStatementSyntax { Block: var guarded } && Exits(guarded);

    /// <summary>
    /// Whether a failure only starts the next turn, which asks the same again, of a loop that success leaves:
    /// <c>while (true) { try { …; break; } catch { } }</c>.
    /// </summary>
    private static bool IsRepeatedUntilSuccess(CatchDecision decision, SourceScope source) =>
        decision.Clause.Parent is TryStatementSyntax { Block: var guarded } statement
        && Exits(guarded)
        && IsInEndlessLoop(decision.Clause)
        && !decision.HandsOn(source)
        && !AsksAnew(LoopAround(decision.Clause)!, statement);

    /// <summary>Whether a turn of a loop takes what somebody typed, or what was set since the last one.</summary>
    private static bool AsksAnew(SyntaxNode loop, TryStatementSyntax statement)
    {
        var names = loop.DescendantNodes(node => node != statement.Block)
            .Select(node => node switch
            {
                VariableDeclaratorSyntax local => local.Identifier.ValueText,
                AssignmentExpressionSyntax assignment => LastName.Of(assignment.Left),
                _ => "",
            });
        var set = new HashSet<string>(names, StringComparer.Ordinal);
        return CalledIn(loop).Any(name => name is "ReadLine" or "ReadKey")
            || statement.Block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => set.Contains(name.Identifier.ValueText));
    }

    /// <summary>Whether success leaves the loop and failure waits before the next turn.</summary>
    private static bool WaitsForAnother(CatchClauseSyntax clause) =>
        clause.Parent is TryStatementSyntax { Block: var guarded } && Exits(guarded)
        && clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => Invocation.NameOf(i) is "Delay" or "Sleep");

    /// <summary>Whether the clause always leaves the loop.</summary>
    private static bool Exits(BlockSyntax block) =>
        block.Statements.LastOrDefault() is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax;

    /// <summary>Whether the clause calls the same method again, or the method that it stands in.</summary>
    private static bool RepeatsCall(CatchDecision decision)
    {
        var own = (EnclosingMember.Of(decision.Clause) as MethodDeclarationSyntax)?.Identifier.Text;
        var guarded = CalledIn(((TryStatementSyntax)decision.Clause.Parent!).Block).ToList();
        return CalledIn(decision.Clause.Block).Any(name =>
            name == own
            || (decision.Calls.Count == 0 && guarded.Contains(name))
            || decision.Calls.Any(call => !call.IsLogin && call.Name == name));
    }

    private static IEnumerable<string> CalledIn(SyntaxNode block) => block.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Select(Invocation.NameOf)
        .OfType<string>();

    /// <summary>
    /// Whether the clause begins anew, with the same arguments; with others it would be something to fall back on.
    /// </summary>
    private static bool RepeatsWordForWord(CatchDecision decision)
    {
        var repeated = decision.Clause.Block.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(invocation => invocation.NormalizeWhitespace().ToString());
        return decision.Calls.FirstOrDefault(call => !call.IsLogin) is { } first
            && repeated.Contains(first.Node.NormalizeWhitespace().ToString());
    }
}
