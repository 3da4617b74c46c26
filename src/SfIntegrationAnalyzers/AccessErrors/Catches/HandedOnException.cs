using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Tells whether code hands an exception on as it came, so that somebody else can still look at its code.</summary>
internal static class HandedOnException
{
    /// <summary>How many methods of the project are followed.</summary>
    private const int Depth = 2;

    /// <summary>Whether the exception in a variable is handed on.</summary>
    /// <param name="scope">The code that has the variable.</param>
    /// <param name="variable">Its name.</param>
    /// <param name="source">The compilation.</param>
    public static bool In(SyntaxNode scope, string variable, SourceScope source) => In(scope, variable, source, Depth);

    /// <summary>Whether code reads what a blocking wait has wrapped: <c>e.InnerException</c>.</summary>
    public static bool IsInner(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "InnerException" && access.Expression is IdentifierNameSyntax;

    private static bool In(SyntaxNode scope, string variable, SourceScope source, int depth) => scope.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(identifier => identifier.Identifier.ValueText == variable)
        .Select(name => name.Parent is MemberAccessExpressionSyntax inner && IsInner(inner) ? inner : (ExpressionSyntax)name)
        .Any(identifier => identifier.Parent switch
        {
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } => KeepsCode(creation, source),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } argument =>
                TakesOver(invocation, argument, source, depth),
            ArgumentSyntax { Parent: TupleExpressionSyntax pair } => IsKept(pair, source, depth),
            AnonymousObjectMemberDeclaratorSyntax { Parent: AnonymousObjectCreationExpressionSyntax row } => IsKept(row, source, depth),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax or IdentifierNameSyntax } assignment =>
                assignment.Right == identifier,
            _ => false,
        });

    /// <summary>Whether what holds the exception beside something else goes to somebody: <c>failed.Add((id, e))</c>.</summary>
    private static bool IsKept(ExpressionSyntax holder, SourceScope source, int depth) => holder.Parent switch
    {
        ReturnStatementSyntax => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } argument => TakesOver(invocation, argument, source, depth),
        AssignmentExpressionSyntax assignment => assignment.Right == holder,
        _ => false,
    };

    private static bool TakesOver(InvocationExpressionSyntax invocation, ArgumentSyntax argument, SourceScope source, int depth) =>
        MakesOutcome(LastName.Of(invocation.Expression))
        || IsReturnedBy(invocation, source)
        || IsHandler(invocation, source)
        || IsHandedOnBy(invocation, argument, source, depth);

    /// <summary><c>completion.TrySetException(e)</c>, <c>Task.FromException(e)</c>, <c>Result.CreateFromException(e)</c>.</summary>
    private static bool MakesOutcome(string name) =>
        name.EndsWith("SetException", StringComparison.Ordinal) || name.Contains("FromException");

    /// <summary>
    /// What a library makes of the exception and the clause returns, such as <c>HealthCheckResult.Unhealthy(text, ex)</c>, or a result type
    /// of its own; another method of the same project would have been followed, and a controller's answers flatten it.
    /// </summary>
    private static bool IsReturnedBy(InvocationExpressionSyntax invocation, SourceScope source) =>
        invocation.Parent is ReturnStatementSyntax
        && Invocation.NameOf(invocation)
            is not ("BadRequest" or "StatusCode" or "Problem" or "Ok" or "Json" or "Content" or "NotFound" or "InternalServerError")
        && source.SymbolOf(invocation) is IMethodSymbol { ReturnsVoid: false } method
        && (!source.Declares(method) || (method.IsStatic && MakesItsType(method)));

    private static bool MakesItsType(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, method.ContainingType.OriginalDefinition);

    /// <summary>
    /// A delegate of the caller's, or an object that was given to the type, whose code is not here: it gets the exception to decide on
    /// it, unless its name says that it only records. Static methods of other assemblies are named by the option.
    /// </summary>
    private static bool IsHandler(InvocationExpressionSyntax invocation, SourceScope source) =>
        source.SymbolOf(invocation) is IMethodSymbol { IsStatic: false } method
        && (method.MethodKind == MethodKind.DelegateInvoke
            || (IsOfAnother(invocation) && method.MethodKind == MethodKind.Ordinary && HasNoCodeHere(method, source)))
        && !Recording.Is(invocation, method);

    private static bool IsOfAnother(InvocationExpressionSyntax invocation) => invocation.Expression
        is MemberAccessExpressionSyntax { Expression: not (ThisExpressionSyntax or BaseExpressionSyntax) }
        or MemberBindingExpressionSyntax;

    private static bool HasNoCodeHere(IMethodSymbol method, SourceScope source) =>
        !source.Declares(method)
        || (method.IsAbstract && !CalledMethods.Implementing(method, source).Any());

    /// <summary>Whether a method of the project, called or behind an interface, hands on what it gets.</summary>
    private static bool IsHandedOnBy(InvocationExpressionSyntax invocation, ArgumentSyntax argument, SourceScope source, int depth) =>
        depth > 0
        && source.SymbolOf(invocation) is IMethodSymbol called
        && CalledMethods.Behind(called, source) is { } method
        && method.Parameters.FirstOrDefault(parameter => CallArguments.Passed(invocation, parameter) == argument.Expression) is { } received
        && source.SourceOf(method).Any(declaration => In(declaration, received.Name, source, depth - 1));

    /// <summary>A wrapper of a type of its own says what failed and holds the original; a general one says nothing.</summary>
    private static bool KeepsCode(BaseObjectCreationExpressionSyntax creation, SourceScope source)
    {
        var type = source.TypeOf(creation);
        return type is null
            || type.ContainingNamespace?.ToDisplayString() != "System"
            || type.Name is not ("Exception" or "ApplicationException" or "SystemException" or "InvalidOperationException"
                or "AggregateException");
    }
}
