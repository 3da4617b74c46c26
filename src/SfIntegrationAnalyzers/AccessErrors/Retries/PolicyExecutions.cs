using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Retries;

/// <summary>Finds what is executed through a policy, and what holds it until then.</summary>
internal static class PolicyExecutions
{
    /// <summary>The Salesforce calls that are executed through the policy, in the same type.</summary>
    public static IEnumerable<SalesforceCall> Guarded(SyntaxNode part, SourceScope source)
    {
        var direct = part.Ancestors().OfType<InvocationExpressionSyntax>().Where(IsExecution);
        return direct.Concat(Executions(part, source))
            .SelectMany(execution => execution.ArgumentList.Arguments)
            .SelectMany(argument => CallsThrough(argument, source));
    }

    private static IEnumerable<InvocationExpressionSyntax> Executions(SyntaxNode part, SourceScope source)
    {
        var holder = HolderOf(part) switch
        {
            AssignmentExpressionSyntax assignment => source.SymbolOf(assignment.Left),
            { } declaration => source.Declared(declaration),
            null => null,
        };
        return holder is null
            ? []
            : source.DeclarationsOf(source.ContainingType(part))
                .SelectMany(type => type.DescendantNodes().OfType<InvocationExpressionSyntax>())
                .Where(invocation => IsExecution(invocation)
                    && Invocation.ReceiverOf(invocation) is { } receiver
                    && receiver.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name =>
                        name.Identifier.ValueText == holder.Name
                        && SymbolEqualityComparer.Default.Equals(source.SymbolOf(name)?.OriginalDefinition, holder)));
    }

    /// <summary>
    /// What holds the policy that a part belongs to: a variable, a property, what it is assigned to, or the method that makes it.
    /// </summary>
    public static SyntaxNode? HolderOf(SyntaxNode part) => part.Ancestors().FirstOrDefault(node => node
        is VariableDeclaratorSyntax
        or PropertyDeclarationSyntax
        or AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax }
        or MethodDeclarationSyntax
        or LocalFunctionStatementSyntax);

    private static bool IsExecution(InvocationExpressionSyntax invocation) =>
        Invocation.NameOf(invocation) is { } name && name.StartsWith("Execute", StringComparison.Ordinal);

    private static IEnumerable<SalesforceCall> CallsThrough(ArgumentSyntax argument, SourceScope source)
    {
        var own = SalesforceCallFinder.In(argument, source).ToList();
        return own.Count > 0
            ? own
            : argument.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
                .Select(node => node is InvocationExpressionSyntax or IdentifierNameSyntax ? source.SymbolOf(node) as IMethodSymbol : null)
                .OfType<IMethodSymbol>()
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(source.SourceOf)
                .SelectMany(body => SalesforceCallFinder.In(body, source));
    }
}
