using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>Tells whether the start of a program prints the body of an answer, which whoever started it reads.</summary>
internal static class PrintedBody
{
    /// <summary>Whether the start of a program, or a branch in it, does.</summary>
    public static bool IsIn(SyntaxNode node, SourceScope source) =>
        IsAtStart(node)
        && node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(printed => PrintsBody(printed, source));

    /// <summary>
    /// Whether the start of the program prints the body of an answer, or is all that calls the method that answers with it, and prints it.
    /// </summary>
    /// <param name="call">The call that gets the answer.</param>
    /// <param name="source">The compilation.</param>
    public static bool IsOf(SalesforceCall call, SourceScope source) =>
        EnclosingMember.Of(call.Node) is var member
        && (IsIn(member, source)
            || (member is MethodDeclarationSyntax method
                && ReturnsBody(method, source)
                && source.Declared(method) is IMethodSymbol declared
                && CallSites.All(declared, source).ToList() is { Count: > 0 } sites
                && sites.All(site => IsAtStart(site) && IsGotToPrint(site))));

    private static bool IsAtStart(SyntaxNode node) => ProgramStart.Is(EnclosingMember.Of(node)) && EnclosingMember.RunsWith(node);

    /// <summary>Whether a method answers with bodies and nothing else.</summary>
    private static bool ReturnsBody(MethodDeclarationSyntax method, SourceScope source)
    {
        var returned = method.ExpressionBody is { Expression: var value }
            ? [value]
            : method.DescendantNodes().OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).ToList();
        return returned.Count > 0
            && returned.All(answer => answer is not null && IsBodyIn(answer, source));
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
        text.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } printed && Prints(printed);

    private static bool PrintsBody(InvocationExpressionSyntax printed, SourceScope source) =>
        Prints(printed) && IsBodyIn(printed.ArgumentList, source);

    private static bool Prints(InvocationExpressionSyntax invocation) =>
        Invocation.ReceiverOf(invocation)?.ToString() is "Console" or "Console.Error" or "Console.Out";

    private static bool IsBodyIn(SyntaxNode code, SourceScope source) =>
        BodyText.IsReadIn(code)
        || code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => BodyText.IsHeldBy(name, source));
}
