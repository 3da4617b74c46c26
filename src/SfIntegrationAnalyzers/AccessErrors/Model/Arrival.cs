using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Tells where the failure of a call arrives: at the call, or where its task is awaited or its sequence enumerated later.
/// </summary>
internal static class Arrival
{
    /// <summary>The nodes at which it arrives.</summary>
    public static IReadOnlyList<SyntaxNode> Of(SalesforceCall call)
    {
        var task = StarterAround(call.Node) is { } starter && !CatchDecisions.TriesAround(call.Node).Any() ? starter : call.Node;
        var holder = task.Ancestors()
            .TakeWhile(node => node is not (StatementSyntax or AwaitExpressionSyntax or MemberDeclarationSyntax))
            .OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault();
        if (holder is null || (task == call.Node && call.Method.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable")))
        {
            return [call.Node];
        }

        var awaited = EnclosingMember.Of(call.Node).DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == holder.Identifier.ValueText && IsAwaited(name))
            .ToList();
        return awaited.Count > 0 ? awaited : [call.Node];
    }

    /// <summary>Whether a function runs, and fails, where it is given away: not one that is left to itself on another thread.</summary>
    public static bool IsAt(AnonymousFunctionExpressionSyntax function) =>
        function.Parent is ArgumentSyntax { Parent.Parent: var taker }
        && taker is not BaseObjectCreationExpressionSyntax
        && UnattendedStarter(taker) is null;

    /// <summary>
    /// Whether an exception arrives inside an <c>AggregateException</c>: after a blocking wait, or out of a parallel loop.
    /// </summary>
    public static bool IsWrapped(SyntaxNode arrival) => arrival.AncestorsAndSelf()
        .TakeWhile(node => node is not (TryStatementSyntax or MemberDeclarationSyntax or AwaitExpressionSyntax))
        .Any(node => node.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Result" or "Wait" } access => access.Expression == node,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } all } =>
                Invocation.NameOf(all) == "WaitAll" || access.Expression.ToString() == "Parallel",
            _ => false,
        });

    /// <summary>
    /// The call that starts the function in which a node stands on another thread, if one does and nothing waits for it there.
    /// </summary>
    private static InvocationExpressionSyntax? StarterAround(SyntaxNode node) => node.Ancestors()
        .TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax)
        .OfType<AnonymousFunctionExpressionSyntax>()
        .Select(function => function.Parent is ArgumentSyntax { Parent.Parent: var taker } ? UnattendedStarter(taker) : null)
        .FirstOrDefault(starter => starter is not null);

    /// <summary>What takes a function, if it starts it on another thread and nothing waits for that.</summary>
    private static InvocationExpressionSyntax? UnattendedStarter(SyntaxNode? taker) =>
        taker is InvocationExpressionSyntax starter && IsStarter(starter) && !IsWaitedFor(starter) ? starter : null;

    private static bool IsStarter(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.Text: var name }
        && (name, receiver.ToString().Split('.').Last()) is ("Run" or "StartNew", "Task" or "Factory") or ("QueueUserWorkItem", _);

    private static bool IsWaitedFor(InvocationExpressionSyntax task) => task.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax access =>
            access.Name.Identifier.Text is "Result" or "Wait" or "GetAwaiter" or "ConfigureAwait" or "Unwrap",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax all } =>
            Invocation.NameOf(all) is "WhenAll" or "WaitAll" or "WhenAny",
        _ => false,
    };

    private static bool IsAwaited(IdentifierNameSyntax task) => task.Parent switch
    {
        AwaitExpressionSyntax or ForEachStatementSyntax => true,
        MemberAccessExpressionSyntax access =>
            access.Name.Identifier.Text is "Result" or "Wait" or "GetAwaiter" or "ConfigureAwait" or "WithCancellation",
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax all } =>
            Invocation.NameOf(all) is "WhenAll" or "WaitAll" or "WhenAny",
        _ => false,
    };
}
