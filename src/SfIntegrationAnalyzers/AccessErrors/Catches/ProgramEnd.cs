using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>
/// Where a failure ends a console program: whoever started it gets all of it to read, and nobody is left to decide. The program is the type
/// with <c>Main</c>, or top-level code, and the one method that it runs.
/// </summary>
internal static class ProgramEnd
{
    /// <summary>Whether a client's exception, with its code, leaves the program where nothing catches it.</summary>
    /// <param name="call">The call that throws.</param>
    /// <param name="type">The type that makes it.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsReachedBy(SalesforceCall call, TypeDeclarationSyntax type, SourceScope source) =>
        call.Library.IsDedicated
        && call.Throws
        && (DeclaresMain(type)
            || (EnclosingMember.Of(call.Node) is MethodDeclarationSyntax method
                && (IsAllOfTheProgram(method, source)
                    || ProgramStart.IsAllThatRuns(method, site => !EnclosingTries.Guarding(site).Any(), source))));

    /// <summary>
    /// Whether a clause says what came and ends the program, or fails the task of an integration package:
    /// it asks for that, or nothing is left to run after it.
    /// </summary>
    /// <param name="clause">The clause.</param>
    /// <param name="guardsOwnMethods">Whether it guards nothing but methods of the program's own.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsIn(CatchClauseSyntax clause, bool guardsOwnMethods, SourceScope source)
    {
        if (clause.Block.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(IsEnding))
        {
            return true;
        }

        return EnclosingMember.RunsWith(clause) && EnclosingMember.Of(clause) switch
        {
            CompilationUnitSyntax => guardsOwnMethods || clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax,
            MethodDeclarationSyntax { Identifier.Text: ProgramStart.Main } main => guardsOwnMethods || Ends(main, clause),
            MethodDeclarationSyntax method => Ends(method, clause) && IsAllOfTheProgram(method, source),
            _ => false,
        };
    }

    /// <summary>How a clause ends the program with an exit code, or fails the task of an integration package.</summary>
    private static bool IsEnding(MemberAccessExpressionSyntax access) => (LastName.Of(access.Expression), LastName.Of(access))
        is ("Environment", "Exit" or "ExitCode" or "FailFast")
        or ("ScriptResults", "Failure");

    private static bool Ends(MethodDeclarationSyntax method, CatchClauseSyntax clause) =>
        clause.Block.Statements.LastOrDefault() is ReturnStatementSyntax || LastStatement.Is((TryStatementSyntax)clause.Parent!, method);

    /// <summary>Whether a method is what <c>Main</c> runs once, as <c>RunAsync().Wait()</c> or <c>new Sample().Run()</c> does.</summary>
    private static bool IsAllOfTheProgram(MethodDeclarationSyntax method, SourceScope source) =>
        source.Declared(method) is { } declared
        && MainOf(declared, source) is { } main
        && OwnCalls(main, source) is { Count: 1 } own
        && SymbolEqualityComparer.Default.Equals(source.SymbolOf(own[0])?.OriginalDefinition, declared)
        && !own[0].Ancestors().TakeWhile(node => node != main).Any(Loop.Is);

    /// <summary>The calls of the program's own methods; a generated proxy is in the project and none of them.</summary>
    private static List<InvocationExpressionSyntax> OwnCalls(SyntaxNode main, SourceScope source) => main
        .DescendantNodes(node => node is not TypeDeclarationSyntax)
        .OfType<InvocationExpressionSyntax>()
        .Where(call => source.SymbolOf(call) is IMethodSymbol method
            && source.Declares(method)
            && !ClientLibraries.All.Any(library => library.IsDedicated && library.FindCallingType(method.ContainingType) is not null))
        .ToList();

    /// <summary>The <c>Main</c> of a method's own type, or the only one of the program, or its top-level code; none of several.</summary>
    private static SyntaxNode? MainOf(ISymbol method, SourceScope source)
    {
        var all = source.Compilation.GetSymbolsWithName(ProgramStart.Main, SymbolFilter.Member, source.CancellationToken)
            .Where(symbol => symbol is IMethodSymbol { IsStatic: true })
            .ToList();
        var main = all.FirstOrDefault(symbol => SymbolEqualityComparer.Default.Equals(symbol.ContainingType, method.ContainingType))
            ?? (all.Count <= 1 ? all.FirstOrDefault() ?? source.Compilation.GetEntryPoint(source.CancellationToken) : null);
        return main is null ? null : source.SourceOf(main).FirstOrDefault();
    }

    private static bool DeclaresMain(TypeDeclarationSyntax type) => type.Members.OfType<MethodDeclarationSyntax>()
        .Any(method => method.Identifier.Text == ProgramStart.Main && method.Modifiers.Any(SyntaxKind.StaticKeyword));
}
