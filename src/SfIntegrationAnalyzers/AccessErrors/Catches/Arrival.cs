using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>
/// Tells where the failure of a call arrives: at the call, or where its task is awaited or its sequence enumerated later.
/// </summary>
internal static class Arrival
{
    /// <summary>The nodes at which it arrives.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SalesforceCall call)
    {
        var task = UnattendedFunction.StarterAround(call.Node) is { } starter && !EnclosingTries.Guarding(call.Node).Any()
            ? starter
            : call.Node;
        var holder = task.Ancestors()
            .TakeWhile(node => node is not (StatementSyntax or AwaitExpressionSyntax or MemberDeclarationSyntax))
            .OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault();
        if (holder is null || (task == call.Node && call.Method.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable")))
        {
            return [call.Node];
        }

        var awaited = EnclosingMember.Of(call.Node).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == holder.Identifier.ValueText && Waiting.IsFor(name))
            .ToList();
        return awaited.Count > 0 ? awaited : [call.Node];
    }

    /// <summary>
    /// Whether an exception arrives inside an <c>AggregateException</c>: after a blocking wait, or out of a parallel loop.
    /// </summary>
    public static bool IsWrapped(SyntaxNode arrival) => arrival.AncestorsAndSelf()
        .TakeWhile(node => node is not (TryStatementSyntax or MemberDeclarationSyntax or AwaitExpressionSyntax))
        .Any(node => node.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" or "Wait" } access => access.Expression == node,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } all } =>
                Invocation.NameOf(all) == "WaitAll" || LastName.Of(access.Expression) == "Parallel",
            _ => false,
        });
}
