using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>How a catch clause relates to the failures of the calls that it guards.</summary>
internal enum CatchReach
{
    /// <summary>It catches something else.</summary>
    None,

    /// <summary>It names an exception of the client.</summary>
    Client,

    /// <summary>It catches everything, or a base of what the client throws.</summary>
    General,
}

/// <summary>A catch clause to which a Salesforce error comes first.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Calls">The calls in the guarded block whose failure comes here; none where the block calls a wrapper.</param>
/// <param name="Reach">How it catches them.</param>
internal sealed record CatchDecision(CatchClauseSyntax Clause, IReadOnlyList<SalesforceCall> Calls, CatchReach Reach)
{
    /// <summary>
    /// How messages name what fails here: what is signed in for, rather than the sign-in before it. A clause that names a client's
    /// exception may guard a wrapper around the client.
    /// </summary>
    public string Guarded => (Calls.FirstOrDefault(call => !call.IsLogin) ?? Calls.FirstOrDefault())?.DisplayName
        ?? OnlyInvoked
        ?? "the calls in this try";

    /// <summary>The name of the exception variable, if there is one.</summary>
    public string? Variable => Clause.Declaration?.Identifier.ValueText is { Length: > 0 } name ? name : null;

    /// <summary>From <c>catch</c> to the end of its declaration and filter.</summary>
    public Location Location => Location.Create(
        Clause.SyntaxTree,
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(
            Clause.CatchKeyword.SpanStart,
            Clause.Filter?.Span.End ?? Clause.Declaration?.Span.End ?? Clause.CatchKeyword.Span.End));

    /// <summary>Whether the block does nothing but sign in, or look whose session it is and whether it lives.</summary>
    public bool IsOfSession => Calls.Count > 0 && Calls.All(call => call.IsOfSession);

    /// <summary>Whether the block only signs in, and perhaps looks whom for.</summary>
    public bool SignsIn => IsOfSession && Calls.Any(call => call.IsLogin);

    /// <summary>Whether the clause rethrows what it caught, on any path.</summary>
    public bool Rethrows => Own(Clause.Block).OfType<ThrowStatementSyntax>().Any(t => t.Expression is null)
        || Own(Clause.Block).OfType<MemberAccessExpressionSyntax>().Any(access =>
            LastName.Of(access.Expression) == "ExceptionDispatchInfo" && LastName.Of(access) is "Throw" or "Capture");

    /// <summary>Whether code uses the exception that the clause caught, or a variable that holds a part of it.</summary>
    /// <param name="node">The code.</param>
    /// <param name="parts">The names of such variables.</param>
    public bool Mentions(SyntaxNode node, ICollection<string>? parts = null) =>
        Variable is { } caught
        && node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText)
            .Any(name => name == caught || parts?.Contains(name) == true);

    /// <summary>The nodes of a block that run where it stands, not in functions it creates.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode block) =>
        block.DescendantNodes(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));

    /// <summary>
    /// Whether the clause hands the exception itself on: to its caller, into a wrapper that keeps the code, into a result, or to a handler.
    /// </summary>
    public bool HandsOn(SourceScope source) => Variable is { } name && HandedOnException.In(Clause.Block, name, source);

    /// <summary>The one method that the guarded block calls.</summary>
    private string? OnlyInvoked
    {
        get
        {
            var invocations = Own(((TryStatementSyntax)Clause.Parent!).Block).OfType<InvocationExpressionSyntax>().Take(2).ToList();
            return invocations.Count == 1 ? Invocation.NameOf(invocations[0]) : null;
        }
    }
}
