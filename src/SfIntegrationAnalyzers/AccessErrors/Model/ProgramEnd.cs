using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Where a failure ends a console program: whoever started it gets all of it to read, and nobody is left to decide. The program is the type
/// with <c>Main</c>, or top-level code.
/// </summary>
internal static class ProgramEnd
{
    private const string EntryPoint = "Main";

    /// <summary>How a clause ends the program with an exit code, or fails the task of an integration package.</summary>
    private static readonly string[] Endings =
        ["Environment.Exit", "Environment.ExitCode", "Environment.FailFast", "ScriptResults.Failure"];

    /// <summary>Whether a client's exception, with its code, leaves the program where nothing catches it.</summary>
    /// <param name="call">The call that throws.</param>
    /// <param name="type">The type that makes it.</param>
    public static bool IsReachedBy(SalesforceCall call, TypeDeclarationSyntax type) =>
        call.Library.IsDedicated && call.Throws && MainOf(type) is not null;

    /// <summary>
    /// Whether a clause says what came and ends the program, or fails the task of an integration package:
    /// it asks for that, or nothing is left to run after it.
    /// </summary>
    /// <param name="clause">The clause.</param>
    /// <param name="guardsOwnMethods">Whether it guards nothing but methods of the program's own.</param>
    public static bool IsIn(CatchClauseSyntax clause, bool guardsOwnMethods)
    {
        var text = clause.Block.ToString();
        if (Endings.Any(ending => text.Contains(ending)))
        {
            return true;
        }

        var member = EnclosingMember.Of(clause);
        if (clause.Ancestors()
            .TakeWhile(node => node != member)
            .Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        {
            return false;
        }

        var isEntryPoint = member is CompilationUnitSyntax or MethodDeclarationSyntax { Identifier.Text: EntryPoint };
        return isEntryPoint
            ? guardsOwnMethods || clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax
            : member is MethodDeclarationSyntax method && Ends(method, clause) && IsAllOfTheProgram(method);
    }

    private static bool Ends(MethodDeclarationSyntax method, CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax || LastStatement.Is((TryStatementSyntax)clause.Parent!, method);

    /// <summary>Whether a method is what <c>Main</c> runs once, as <c>RunAsync().Wait()</c> does.</summary>
    private static bool IsAllOfTheProgram(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax type
        && MainOf(type) is { } main
        && OwnCalls(main) is { Count: 1 } own
        && Invocation.NameOf(own[0]) == method.Identifier.ValueText
        && !own[0].Ancestors().TakeWhile(node => node != main).Any(IsLoop);

    private static List<InvocationExpressionSyntax> OwnCalls(MethodDeclarationSyntax main) => main.DescendantNodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(call => call.Expression is IdentifierNameSyntax)
        .ToList();

    private static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax;

    private static MethodDeclarationSyntax? MainOf(TypeDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>()
        .FirstOrDefault(method => method.Identifier.Text == EntryPoint && method.Modifiers.Any(SyntaxKind.StaticKeyword));
}
