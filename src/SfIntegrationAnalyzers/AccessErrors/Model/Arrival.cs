using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>Tells where the failure of a call arrives: at the call, or where its task is awaited or its sequence enumerated later.</summary>
internal static class Arrival
{
    /// <summary>The nodes at which it arrives.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SalesforceCall call)
    {
        var holder = call.Node.Ancestors().TakeWhile(node => node is not (StatementSyntax or AwaitExpressionSyntax or MemberDeclarationSyntax)).OfType<VariableDeclaratorSyntax>().FirstOrDefault();
        if (holder is null || call.Method.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable"))
        {
            return [call.Node];
        }

        var awaited = AssignedValues.Member(call.Node).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == holder.Identifier.ValueText && IsAwaited(name))
            .ToList();
        return awaited.Count > 0 ? awaited : [call.Node];
    }

    private static bool IsAwaited(IdentifierNameSyntax task) => task.Parent switch
    {
        AwaitExpressionSyntax or ForEachStatementSyntax => true,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text is "Result" or "Wait" or "GetAwaiter" or "ConfigureAwait" or "WithCancellation",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax all } => AssignedValues.Invoked(all) is "WhenAll" or "WaitAll" or "WhenAny",
        _ => false,
    };
}
