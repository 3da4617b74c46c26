using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>
/// Tells functions that are left to themselves on another thread: what they throw does not arrive where they are given away.
/// </summary>
internal static class UnattendedFunction
{
    /// <summary>Whether a function runs, and fails, where it is given away: not one that is left to itself on another thread.</summary>
    public static bool RunsWhereGiven(AnonymousFunctionExpressionSyntax function) =>
        function.Parent is ArgumentSyntax { Parent.Parent: var taker }
        && taker is not BaseObjectCreationExpressionSyntax
        && UnattendedStarter(taker) is null;

    /// <summary>
    /// The call that starts the function in which a node stands on another thread, if one does and nothing waits for it there.
    /// </summary>
    public static InvocationExpressionSyntax? StarterAround(SyntaxNode node) => node.Ancestors()
        .TakeWhile(ancestor => ancestor is not MemberDeclarationSyntax)
        .OfType<AnonymousFunctionExpressionSyntax>()
        .Select(function => function.Parent is ArgumentSyntax { Parent.Parent: var taker } ? UnattendedStarter(taker) : null)
        .FirstOrDefault(starter => starter is not null);

    /// <summary>What takes a function, if it starts it on another thread and nothing waits for that.</summary>
    private static InvocationExpressionSyntax? UnattendedStarter(SyntaxNode? taker) =>
        taker is InvocationExpressionSyntax starter && IsStarter(starter) && !Waiting.IsFor(starter) ? starter : null;

    private static bool IsStarter(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.Text: var name }
        && (name, LastName.Of(receiver)) is ("Run" or "StartNew", "Task" or "Factory") or ("QueueUserWorkItem", _);
}
