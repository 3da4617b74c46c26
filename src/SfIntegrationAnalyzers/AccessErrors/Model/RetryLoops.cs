using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells hand-written retries: a loop that counts attempts, and a catch clause that signs in and repeats the call.</summary>
internal static class RetryLoops
{
    private static readonly string[] Words = ["retr", "attempt", "tries", "trycount"];

    /// <summary>What the clause repeats, as a part of a message; nothing if it repeats nothing.</summary>
    public static string? Describe(CatchDecision decision)
    {
        if (decision.Calls.Any(c => c.IsLogin) && IsInAttemptLoop(decision.Clause))
        {
            return $"This loop repeats {decision.Guarded} after every failure: repeating a refused login (INVALID_LOGIN) locks the user out";
        }

        if (IsInAttemptLoop(decision.Clause))
        {
            return $"This loop repeats {decision.Guarded} after every failure, also after API_DISABLED_FOR_ORG and others that cannot succeed";
        }

        return RepeatedLogin.IsIn(decision.Clause.Block) && RepeatsCall(decision)
            ? $"Every failure of {decision.Guarded} is taken for an ended session here and repeated after a new sign-in, also API_DISABLED_FOR_ORG, for which that cannot help"
            : null;
    }

    private static bool IsInAttemptLoop(CatchClauseSyntax clause)
    {
        var loop = clause.Ancestors()
            .TakeWhile(node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .FirstOrDefault(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax);
        return loop is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax && !Exits(clause.Block) && (CountsAttempts(loop, clause) || WaitsForAnother(clause));
    }

    private static bool CountsAttempts(SyntaxNode loop, CatchClauseSyntax clause)
    {
        var header = loop switch
        {
            ForStatementSyntax f => f.DescendantNodes(n => n != f.Statement).OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text)
                .Concat(f.Declaration?.Variables.Select(v => v.Identifier.Text) ?? []),
            WhileStatementSyntax w => w.Condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text),
            DoStatementSyntax d => d.Condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(n => n.Identifier.Text),
            _ => [],
        };
        var inside = clause.DescendantNodes().OfType<IdentifierNameSyntax>().Select(n => n.Identifier.Text);
        return header.Concat(inside).Any(name => Words.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    /// <summary>Whether success leaves the loop and failure waits before the next turn.</summary>
    private static bool WaitsForAnother(CatchClauseSyntax clause) =>
        clause.Parent is TryStatementSyntax { Block: var guarded } && Exits(guarded)
        && clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(i => AssignedValues.Invoked(i) is "Delay" or "Sleep");

    /// <summary>Whether the clause always leaves the loop.</summary>
    private static bool Exits(BlockSyntax block) => block.Statements.LastOrDefault() is ThrowStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax;

    /// <summary>Whether the clause calls the same method again, or the method that it stands in.</summary>
    private static bool RepeatsCall(CatchDecision decision)
    {
        var own = (AssignedValues.Member(decision.Clause) as MethodDeclarationSyntax)?.Identifier.Text;
        var guarded = ((TryStatementSyntax)decision.Clause.Parent!).Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(AssignedValues.Invoked).ToList();
        return decision.Clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(AssignedValues.Invoked)
            .Any(name => name is not null && (name == own || (decision.Calls.Count == 0 && guarded.Contains(name)) || decision.Calls.Any(call => !call.IsLogin && call.Name == name)));
    }
}
