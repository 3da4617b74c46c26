using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Tells clauses that show a failure to the person at the screen, where nobody else is left to decide.</summary>
internal static class ShownFailure
{
    private static readonly string[] ShowingWords = ["show", "display", "alert"];

    private static readonly string[] ShownWords = ["text", "message", "error", "alert"];

    private static readonly string[] ScreenSpaces = ["Pages", "Views", "ViewModels", "Forms"];

    private static readonly string[] ScreenTypes = ["component", "page", "window", "form", "view", "dialog", "viewmodel"];

    /// <summary>
    /// Whether a clause shows what the exception says: to who typed the password, or as the last thing that the handler of an event does.
    /// </summary>
    /// <param name="decision">The clause.</param>
    /// <param name="signsIn">Whether its block only signs in.</param>
    public static bool IsIn(CatchDecision decision, bool signsIn) =>
        (signsIn || EndsHandler(decision.Clause))
        && decision.Clause.Block.DescendantNodes().Any(node => Shown(node) is { } shown && decision.Mentions(shown));

    /// <summary>What a node shows: <c>MessageBox.Show(e.Message)</c>, <c>label.Text = e.Message</c>.</summary>
    private static SyntaxNode? Shown(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation
            when Invocation.NameOf(invocation) is { } name && NameWords.HaveAny(name, ShowingWords) => invocation.ArgumentList,
        AssignmentExpressionSyntax { Left: var place, Right: var value }
            when IsShown(place) => value,
        _ => null,
    };

    /// <summary><c>label.Text</c>, and what is kept under a key: <c>ViewData["Error"]</c>.</summary>
    private static bool IsShown(ExpressionSyntax place) => place is ElementAccessExpressionSyntax element
        ? IsShown(element.Expression) || element.ArgumentList.DescendantTokens().Any(key => NameWords.HaveAny(key.ValueText, ShownWords))
        : NameWords.HaveAny(LastName.Of(place), ShownWords);

    private static bool EndsHandler(CatchClauseSyntax clause) =>
        EnclosingMember.Of(clause) is MethodDeclarationSyntax handler
        && (IsOfEvent(handler) || IsOfScreen(handler))
        && (LastStatement.Is((TryStatementSyntax)clause.Parent!, handler)
            || clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: null });

    private static bool IsOfEvent(MethodDeclarationSyntax handler) =>
        handler.ParameterList.Parameters is { Count: 2 } given
        && LastName.Of(given[1].Type).EndsWith("EventArgs", StringComparison.Ordinal);

    /// <summary>A method without an answer of a page, a form, a component or a view model, which need not know of the event.</summary>
    private static bool IsOfScreen(MethodDeclarationSyntax handler) =>
        handler.ReturnType.ToString() is "void" or "Task"
        && handler.Parent is TypeDeclarationSyntax type
        && (NameWords.EndInAny(type.Identifier.ValueText, ScreenTypes)
            || type.Identifier.ValueText.EndsWith("ViewModel", StringComparison.Ordinal)
            || type.BaseList?.Types.Any(parent => NameWords.HaveAny(parent.Type.ToString(), ScreenTypes)) == true
            || type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
                .Any(space => space.Name.ToString().Split('.').Any(part => ScreenSpaces.Contains(part))));
}
