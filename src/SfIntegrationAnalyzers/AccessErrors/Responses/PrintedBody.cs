using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>Tells whether a console program prints the body of an answer, which whoever started it reads.</summary>
internal static class PrintedBody
{
    /// <summary>Whether the program prints the body in a branch of failure and has nothing left to do then.</summary>
    public static bool Ends(SyntaxNode branch, SourceScope source) =>
        IsThrownToTheStart(branch, source)
        || (IsPrintedIn(branch, source)
            && (NothingFollows(branch)
                ? ProgramStart.Runs(branch, NothingFollows, source)
                : ProgramStart.Contains(branch) && WayOut.IsIn(branch)));

    /// <summary>
    /// Whether the start of the program prints the body of an answer, or what it runs is all that calls the method that answers with it,
    /// and prints it.
    /// </summary>
    /// <param name="call">The call that gets the answer.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsOf(SalesforceCall call, SourceScope source) =>
        EnclosingMember.Of(call.Node) is var member
        && ((ProgramStart.Contains(member) && IsPrintedIn(member, source))
            || (member is MethodDeclarationSyntax method
                && ReturnsBody(method, source)
                && source.Declared(method) is IMethodSymbol declared
                && CallSites.All(declared, source).ToList() is { Count: > 0 } sites
                && sites.All(site => ProgramStart.Runs(site, _ => true, source) && IsGotToPrint(site))));

    /// <summary>Whether nobody runs the method that makes a call.</summary>
    public static bool IsLeftOut(SalesforceCall call, SourceScope source) =>
        EnclosingMember.Of(call.Node) is MethodDeclarationSyntax method
        && source.Declared(method) is IMethodSymbol declared
        && !CallSites.All(declared, source).Any();

    /// <summary>Whether a branch throws the body out of the program, or to a clause at its start that tells of it and ends.</summary>
    private static bool IsThrownToTheStart(SyntaxNode branch, SourceScope source) =>
        branch is StatementSyntax statement
        && LastStatement.Of(statement) is ThrowStatementSyntax { Expression: { } thrown }
        && BodyText.IsIn(thrown, source)
        && EnclosingMember.Of(branch) is MethodDeclarationSyntax method
        && IsTold(branch)
        && ProgramStart.IsAllThatRuns(method, IsTold, source);

    /// <summary>Whether nothing catches an exception here, or what does prints it and leaves nothing to do.</summary>
    private static bool IsTold(SyntaxNode code) => EnclosingTries.Guarding(code).SelectMany(guard => guard.Catches).All(clause =>
        ProgramStart.Contains(clause)
        && NothingFollows(clause.Parent!)
        && clause.Declaration is { Identifier.ValueText: { Length: > 0 } caught }
        && clause.Block.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(call => IsOfConsole(call) && CodeWords.AreIn(call, caught)));

    /// <summary>Whether a member does nothing more behind a node but to say so, and to wait for a key.</summary>
    private static bool NothingFollows(SyntaxNode node) =>
        EnclosingMember.RunsWith(node)
        && EnclosingMember.Of(node) is var member
        && ((node is StatementSyntax branch && LastStatement.Of(branch) is ReturnStatementSyntax)
            || node.AncestorsAndSelf().TakeWhile(around => around != member).All(IsLast));

    private static bool IsLast(SyntaxNode node) => !Loop.Is(node) && node switch
    {
        StatementSyntax { Parent: BlockSyntax block } statement => IsLastOf(block.Statements, statement),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit, Statement: var statement } =>
            IsLastOf(unit.Members.OfType<GlobalStatementSyntax>().Select(other => other.Statement), statement),
        _ => true,
    };

    /// <summary>Whether nothing stands behind a statement, or a prompt that waits for whoever sits at the console.</summary>
    private static bool IsLastOf(IEnumerable<StatementSyntax> statements, StatementSyntax statement) =>
        statements
            .SkipWhile(other => other != statement)
            .Skip(1)
            .Where(other => other
                is not (ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax } or LocalFunctionStatementSyntax))
            .Select(CallOf)
            .ToList() is var prompt
        && (prompt.Count == 0
            || (prompt.All(call => call is not null && IsOfConsole(call))
                && Invocation.NameOf(prompt[prompt.Count - 1]!) is "ReadLine" or "ReadKey" or "Read"));

    private static InvocationExpressionSyntax? CallOf(StatementSyntax statement) =>
        (statement as ExpressionStatementSyntax)?.Expression as InvocationExpressionSyntax;

    /// <summary>Whether a method answers with bodies and nothing else.</summary>
    private static bool ReturnsBody(MethodDeclarationSyntax method, SourceScope source)
    {
        var returned = method.ExpressionBody is { Expression: var value }
            ? [value]
            : method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
        return returned.Count > 0
            && returned.All(answer => answer is not null && BodyText.IsIn(answer, source));
    }

    /// <summary>Whether what a call answers is printed, at once or from the local that it goes into.</summary>
    private static bool IsGotToPrint(SyntaxNode call) =>
        Waiting.Around(call) is var value
        && (IsPrinted(value)
            || (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }
                && EnclosingMember.Of(call).DescendantNodes()
                    .OfType<IdentifierNameSyntax>()
                    .Where(name => name.Identifier.ValueText == local.Identifier.ValueText)
                    .All(IsPrinted)));

    /// <summary>Whether a text goes to the console as it is, or with words around it.</summary>
    private static bool IsPrinted(SyntaxNode text) =>
        text.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } printed && IsOfConsole(printed);

    private static bool IsPrintedIn(SyntaxNode code, SourceScope source) => code.DescendantNodesAndSelf()
        .OfType<InvocationExpressionSyntax>()
        .Any(printed => IsOfConsole(printed) && BodyText.IsIn(printed.ArgumentList, source));

    private static bool IsOfConsole(InvocationExpressionSyntax invocation) =>
        Invocation.ReceiverOf(invocation)?.ToString() is "Console" or "Console.Error" or "Console.Out";
}
