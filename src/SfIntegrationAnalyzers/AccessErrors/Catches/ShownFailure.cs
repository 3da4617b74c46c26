using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Tells clauses that show a failure to the person at the screen, where nobody else is left to decide.</summary>
internal sealed class ShownFailure
{
    private static readonly string[] ShowingWords =
    [
        "show", "display", "alert", "toast", "toastr", "toaster", "snackbar", "popup", "msgbox", "modelerror", "startupscript",
        "clientscriptblock", "appendtext",
    ];

    private static readonly string[] ShownWords = ["text", "message", "error", "alert", "status", "html", "toast", "notification"];

    private static readonly string[] ScreenSpaces = ["Pages", "Views", "ViewModels", "Forms"];

    private static readonly string[] ScreenTypes = ["component", "page", "window", "form", "view", "dialog", "viewmodel"];

    private readonly CatchDecision _decision;
    private readonly SourceScope _source;

    private readonly CaughtParts _caught;

    private readonly bool _isOfConsole;

    /// <summary>Whether the clause ends what a person waits for, who sees what it leaves.</summary>
    private readonly bool _endsForPerson;

    private ShownFailure(CatchDecision decision, SourceScope source)
    {
        _decision = decision;
        _source = source;
        _caught = CaughtParts.Of(decision);
        _isOfConsole = IsOfConsole(decision.Clause);
        _endsForPerson = EndsHandler() || AnswersWithPage();
    }

    /// <summary>
    /// Whether a clause shows what the exception says: to who signs in and looks whether that went well, or as the last thing that the
    /// handler of an event does, or an action that answers with a page.
    /// </summary>
    /// <param name="decision">The clause.</param>
    /// <param name="isOfSession">Whether its block only signs in, or looks whose session it is.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsIn(CatchDecision decision, bool isOfSession, SourceScope source)
    {
        var failure = new ShownFailure(decision, source);
        return failure.IsToldAtPrompt()
            || ((isOfSession || failure._endsForPerson)
                && decision.Clause.Block.DescendantNodes()
                    .Any(node => failure.Shown(node) is { } shown && failure._caught.IsMentionedIn(shown)));
    }

    /// <summary>Whether who types at a prompt is told what came, also through the program's log, and asked again.</summary>
    private bool IsToldAtPrompt() =>
        _decision.Clause.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax).Any(AsksAgain)
        && _decision.Clause.Block.Statements.OfType<ExpressionStatementSyntax>().Any(said =>
            said.Expression is InvocationExpressionSyntax { ArgumentList: var text } && _caught.IsMentionedIn(text));

    private static bool AsksAgain(SyntaxNode node) =>
        Loop.Is(node)
        && node is not CommonForEachStatementSyntax
        && node.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(IsPrompt);

    /// <summary>What a node shows: <c>MessageBox.Show(e.Message)</c>, <c>label.Text = e.Message</c>.</summary>
    private SyntaxNode? Shown(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation when IsOwnThatShows(invocation) => invocation.ArgumentList,
        _ => ShownAtOnce(node),
    };

    private SyntaxNode? ShownAtOnce(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation when IsShowing(invocation) => invocation.ArgumentList,
        AssignmentExpressionSyntax { Left: var place, Right: var value } when IsShown(place) => value,
        _ => null,
    };

    private bool IsShowing(InvocationExpressionSyntax invocation) =>
        Invocation.NameOf(invocation) is { } name
        && (NameWords.HaveAny(name, ShowingWords)
            || IsPage(name)
            || (invocation.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
                && (NameWords.HaveAny(LastName.Of(receiver), ShowingWords)
                    || (LastName.Of(receiver) == "Items" && name == "Add")
                    || (LastName.Of(receiver) == "Response" && name is "Write" or "WriteAsync" or "Redirect")
                    || (_isOfConsole && name is "Write" or "WriteLine" && receiver.ToString().StartsWith("Console", StringComparison.Ordinal))
                    || (name.StartsWith("Invoke", StringComparison.Ordinal) && CodeWords.AreIn(invocation, ShowingWords)))));

    /// <summary><c>label.Text</c>, and what is kept under a key: <c>ViewData["Error"]</c>.</summary>
    private bool IsShown(ExpressionSyntax place) => place switch
    {
        ElementAccessExpressionSyntax element => IsShown(element.Expression)
            || IsOfPage(element.Expression)
            || element.ArgumentList.DescendantTokens().Any(key => NameWords.HaveAny(key.ValueText, ShownWords)),
        MemberAccessExpressionSyntax member when IsOfPage(member.Expression) => true,
        _ => NameWords.HaveAny(LastName.Of(place), ShownWords) && (_endsForPerson || !IsOwn(place) || IsScreen(TypeAround(place))),
    };

    /// <summary>A variable or member of the type itself, which nobody is known to look at unless the type is of a screen.</summary>
    private static bool IsOwn(ExpressionSyntax place) => place
        is IdentifierNameSyntax { Parent.Parent: not InitializerExpressionSyntax }
        or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    private static TypeDeclarationSyntax? TypeAround(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static bool IsOfPage(ExpressionSyntax holder) => LastName.Of(holder) is "ViewBag" or "ViewData" or "TempData";

    /// <summary>Whether a method of the type shows what it is given.</summary>
    private bool IsOwnThatShows(InvocationExpressionSyntax invocation) =>
        Invocation.IsOwn(invocation)
        && _source.SymbolOf(invocation) is IMethodSymbol method
        && method.Parameters
            .Where(given => CallArguments.Passed(invocation, given) is { } passed && _caught.IsMentionedIn(passed))
            .Any(given => _source.SourceOf(method)
                .SelectMany(declaration => declaration.DescendantNodes())
                .Any(node => Shows(node, given)));

    private bool Shows(SyntaxNode node, IParameterSymbol given) => ShownAtOnce(node)?.DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == given.Name) == true;

    /// <summary>Whether an action of a controller answers with a page, which the person reads who asked for it.</summary>
    private bool AnswersWithPage() =>
        _decision.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: { } answer }
        && Waiting.Without(answer) is InvocationExpressionSyntax page
        && Invocation.NameOf(page) is { } name
        && IsPage(name);

    private static bool IsPage(string name) =>
        name is "View" or "PartialView" or "Page" or "RedirectToAction" or "RedirectToPage" or "Redirect" or "LocalRedirect";

    private bool EndsHandler() =>
        EnclosingMember.Of(_decision.Clause) is MethodDeclarationSyntax handler
        && (IsOfEvent(handler) || IsOfScreen(handler) || (_isOfConsole && HasNoAnswer(handler)))
        && (LastStatement.Is(LastOf((TryStatementSyntax)_decision.Clause.Parent!), handler)
            || _decision.Clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax { Expression: null });

    /// <summary>A statement, or the last one behind it if all of them only set the screen back: <c>button.Enabled = true;</c>.</summary>
    private static StatementSyntax LastOf(TryStatementSyntax statement) =>
        statement.Parent is BlockSyntax { Statements: var all }
        && all.Skip(all.IndexOf(statement) + 1).All(IsSetting)
            ? all.Last()
            : statement;

    private static bool IsSetting(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Right: var value } }
        && !value.DescendantNodesAndSelf().Any(part => part is InvocationExpressionSyntax or AwaitExpressionSyntax);

    private static bool IsOfEvent(MethodDeclarationSyntax handler) =>
        handler.ParameterList.Parameters is { Count: 2 } given
        && LastName.Of(given[1].Type).EndsWith("EventArgs", StringComparison.Ordinal);

    /// <summary>Whether the type of a clause waits for what somebody types at its console.</summary>
    private static bool IsOfConsole(CatchClauseSyntax clause) =>
        (TypeAround(clause) ?? clause.SyntaxTree.GetRoot()).DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(IsPrompt);

    private static bool IsPrompt(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.Text is "ReadLine" or "ReadKey" && LastName.Of(access.Expression) == "Console";

    private static bool HasNoAnswer(MethodDeclarationSyntax method) => method.ReturnType.ToString() is "void" or "Task";

    /// <summary>A method without an answer of a page, a form, a component or a view model, which need not know of the event.</summary>
    private static bool IsOfScreen(MethodDeclarationSyntax handler) =>
        HasNoAnswer(handler) && IsScreen(handler.Parent as TypeDeclarationSyntax);

    private static bool IsScreen(TypeDeclarationSyntax? type) =>
        type is not null
        && (NameWords.EndInAny(type.Identifier.ValueText, ScreenTypes)
            || type.Identifier.ValueText.EndsWith("ViewModel", StringComparison.Ordinal)
            || type.BaseList?.Types.Any(parent => NameWords.HaveAny(parent.Type.ToString(), ScreenTypes)) == true
            || type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>()
                .Any(space => space.Name.ToString().Split('.').Any(part => ScreenSpaces.Contains(part))));
}
