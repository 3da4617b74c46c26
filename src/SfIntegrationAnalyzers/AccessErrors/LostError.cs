using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Says what a clause makes of an error that gets lost in it, in parts of a message.</summary>
internal sealed class LostError(CatchDecision decision, AccessErrorFile file)
{
    private static readonly string[] FailureWords = ["error", "errors", "failed", "failure", "fail", "fault", "invalid", "broken"];

    /// <summary>What is switched off on the screen whatever came.</summary>
    private static readonly string[] ScreenWords =
    [
        "loading", "loader", "spinner", "show", "shown", "visible", "visibility", "busy", "enabled", "open", "wait", "waiting", "progress",
        "processing",
    ];

    /// <summary>What becomes of the error, as a part of the message.</summary>
    public string Fate
    {
        get
        {
            var own = CatchDecision.Own(decision.Clause.Block).ToList();
            var fallback = file.Calls.FirstOrDefault(call => own.Contains(call.Node) && !call.IsSignOut);
            return Thrown switch
            {
                IdentifierNameSyntax => "is rethrown with 'throw " + decision.Variable + ";'",
                BaseObjectCreationExpressionSyntax creation =>
                    (Wraps(creation) ? "is wrapped in " : "is replaced by ")
                    + ((creation as ObjectCreationExpressionSyntax)?.Type.ToString() ?? "another exception"),
                not null => "is replaced by another exception",
                null when fallback is not null => "is answered with " + fallback.DisplayName,
                null when own.OfType<ReturnStatementSyntax>().LastOrDefault() is { Expression: { } value } => "becomes " + Shortened(value),
                null when CaughtParts.Of(decision).AreKept(file.Source) => "becomes a text",
                null when own.OfType<AssignmentExpressionSyntax>().LastOrDefault() is { } answer && IsFlag(answer) => $"becomes '{answer}'",
                null when own.OfType<AssignmentExpressionSyntax>().Any(IsAnswerOfNull) => "becomes null",
                null when !own.Any(node => node is InvocationExpressionSyntax || IsCaught(node)) => "disappears",
                null => "is logged and forgotten",
            };
        }
    }

    /// <summary>What nobody can do afterwards.</summary>
    public string Consequence => Thrown switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } when name == decision.Variable => "the stack trace of the failure is lost",
        BaseObjectCreationExpressionSyntax creation when Wraps(creation) =>
            "only somebody who inspects the inner exception finds the code",
        _ when decision.SignsIn => "wrong credentials, a locked user and a busy server all look the same afterwards",
        _ => "lost API access, an ended session and a busy server all look the same afterwards",
    };

    /// <summary>What to do; of a general client's exception no clause can ask the code.</summary>
    public string Advice =>
        decision.Calls.Count > 0 && decision.Calls.All(call => !call.Library.CarriesErrors)
            ? "Read the errorCode of the response where it arrives"
            : "Decide on the code in a catch clause before this one";

    private SyntaxNode? Thrown =>
        CatchDecision.Own(decision.Clause.Block).OfType<ThrowStatementSyntax>().FirstOrDefault()?.Expression is { } thrown
            ? Waiting.Without(thrown)
            : null;

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

    /// <summary>Whether a new exception holds the one that was caught.</summary>
    private bool Wraps(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments.Any(argument =>
            IsCaught(argument.Expression is MemberAccessExpressionSyntax inner && HandedOnException.IsInner(inner)
                ? inner.Expression
                : argument.Expression)) == true;

    private bool IsCaught(SyntaxNode value) =>
        value is IdentifierNameSyntax { Identifier.ValueText: var name } && name == decision.Variable;

    private static string Shortened(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.ToString(),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => value.ToString() is { Length: <= 30 } text ? text : "a value",
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax => "a text",
        _ => "a value",
    };
}
