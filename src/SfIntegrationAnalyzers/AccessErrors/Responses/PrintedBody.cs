using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>Tells whether the start of a program prints the body of an answer, which whoever started it reads.</summary>
internal static class PrintedBody
{
    /// <summary>Whether the start of a program, or a branch in it, does.</summary>
    public static bool IsIn(SyntaxNode node) =>
        ProgramStart.Is(EnclosingMember.Of(node))
        && !node.Ancestors().Any(around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        && node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsPrinted);

    private static bool IsPrinted(InvocationExpressionSyntax printed) =>
        Invocation.ReceiverOf(printed) is { } console
        && console.ToString() is "Console" or "Console.Error" or "Console.Out"
        && printed.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Any(IsBody);

    private static bool IsBody(IdentifierNameSyntax name) =>
        IsReading(name)
        || EnclosingMember.Of(name).DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .Any(local => local.Identifier.ValueText == name.Identifier.ValueText
                && local.Initializer?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(IsReading) == true);

    private static bool IsReading(IdentifierNameSyntax name) => name.Identifier.ValueText is "ReadAsStringAsync" or "Content";
}
