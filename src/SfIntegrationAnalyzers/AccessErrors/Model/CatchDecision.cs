using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

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
    /// <summary>How messages name what fails here; a clause that names a client's exception may guard a wrapper around the client.</summary>
    public string Guarded => Calls.Count > 0 ? Calls[0].DisplayName : "the guarded code";

    /// <summary>The name of the exception variable, if there is one.</summary>
    public string? Variable => Clause.Declaration?.Identifier.ValueText is { Length: > 0 } name ? name : null;

    /// <summary>From <c>catch</c> to the end of its declaration and filter.</summary>
    public Location Location => Location.Create(
        Clause.SyntaxTree,
        Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(
            Clause.CatchKeyword.SpanStart,
            Clause.Filter?.Span.End ?? Clause.Declaration?.Span.End ?? Clause.CatchKeyword.Span.End));

    /// <summary>How messages name the caught type.</summary>
    public string TypeText => Clause.Declaration?.Type.ToString() ?? "everything";

    /// <summary>Whether the clause rethrows what it caught, on any path.</summary>
    public bool Rethrows => Own(Clause.Block).OfType<ThrowStatementSyntax>().Any(t => t.Expression is null)
        || Own(Clause.Block).OfType<InvocationExpressionSyntax>().Any(i => i.Expression.ToString() is var text
            && (text.EndsWith("ExceptionDispatchInfo.Throw", StringComparison.Ordinal) || text.Contains("ExceptionDispatchInfo.Capture")));

    /// <summary>The nodes of a block that run where it stands, not in functions it creates.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode block) =>
        block.DescendantNodes(n => n is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));

    /// <summary>Whether the clause hands the exception itself on: to its caller, into a wrapper that keeps the code, or into a result.</summary>
    public bool HandsOn(SourceScope source) => Variable is { } name && Clause.Block.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(identifier => identifier.Identifier.ValueText == name)
        .Any(identifier => identifier.Parent is ArgumentSyntax { Parent.Parent: { } receiver } && receiver switch
        {
            BaseObjectCreationExpressionSyntax creation => KeepsCode(creation, source),
            InvocationExpressionSyntax invocation => invocation.Expression.ToString() is var text
                && (text.EndsWith("SetException", StringComparison.Ordinal) || text.Contains("FromException") || IsReturnedBy(invocation, source)),
            _ => false,
        }
            || identifier.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: ReturnStatementSyntax } }
            || identifier.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or IdentifierNameSyntax } assignment && assignment.Right == identifier);

    /// <summary>
    /// What a library makes of the exception and the clause returns, such as <c>HealthCheckResult.Unhealthy(text, ex)</c>, or a result type
    /// of its own; another method of the same project would have been followed, and a controller's answers flatten it.
    /// </summary>
    private static bool IsReturnedBy(InvocationExpressionSyntax invocation, SourceScope source) =>
        invocation.Parent is ReturnStatementSyntax
        && AssignedValues.Invoked(invocation) is not ("BadRequest" or "StatusCode" or "Problem" or "Ok" or "Json" or "Content" or "NotFound" or "InternalServerError")
        && source.SymbolOf(invocation) is IMethodSymbol { ReturnsVoid: false } method
        && (method.DeclaringSyntaxReferences.Length == 0
            || (method.IsStatic && SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, method.ContainingType.OriginalDefinition)));

    /// <summary>A wrapper of a type of its own says what failed and holds the original; a general one says nothing.</summary>
    private static bool KeepsCode(BaseObjectCreationExpressionSyntax creation, SourceScope source)
    {
        var type = source.TypeOf(creation);
        return type is null || !(type.ContainingNamespace?.ToDisplayString() == "System"
            && type.Name is "Exception" or "ApplicationException" or "SystemException" or "InvalidOperationException" or "AggregateException");
    }
}
