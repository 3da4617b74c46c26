using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>
/// Tells whether a response goes on as it came, so that nothing is lost here and its receiver decides: what
/// <see cref="HandedOnException"/> tells of an exception.
/// </summary>
internal static class HandedOnResponse
{
    /// <summary>Whether the response of a call, or its status, goes to the caller of the member as it came.</summary>
    public static bool Of(SalesforceCall call) => !call.Throws && Waiting.Around(call.Node).Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => IsPassedOn(variable.Identifier.ValueText, call),
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => IsPassedOn(variable.Identifier.ValueText, call),
        _ => false,
    };

    private static bool IsPassedOn(string variable, SalesforceCall call) =>
        EnclosingMember.Of(call.Node) is var member && (IsReturned(variable, member) || IsKeptWhole(variable, member));

    private static bool IsReturned(string variable, SyntaxNode member) =>
        member.DescendantNodes().OfType<ReturnStatementSyntax>()
            .SelectMany(statement => statement.Expression?.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>() ?? [])
            .Any(name => name.Identifier.ValueText == variable
                && name.Parent
                    is ReturnStatementSyntax
                    or ArgumentSyntax
                    or MemberAccessExpressionSyntax { Name.Identifier.Text: "StatusCode" or "IsSuccessStatusCode" or "IsSuccessful" });

    /// <summary>
    /// Whether status and body go into one object together, such as a row of a log of calls: whoever reads that can still decide.
    /// </summary>
    private static bool IsKeptWhole(string variable, SyntaxNode member)
    {
        var bodies = member.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(local => local.Initializer?
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Any(name => IsMember(name, variable, "Content")) == true)
            .Select(local => local.Identifier.ValueText)
            .ToList();
        return member.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Select(kept => kept
                .DescendantNodes(node => node is not InterpolatedStringExpressionSyntax)
                .OfType<IdentifierNameSyntax>()
                .ToList())
            .Any(names => names.Any(name => IsMember(name, variable, "StatusCode", "IsSuccessStatusCode", "IsSuccessful"))
                && names.Any(name => IsMember(name, variable, "Content") || bodies.Contains(name.Identifier.ValueText)));
    }

    private static bool IsMember(IdentifierNameSyntax name, string variable, params string[] members) =>
        name.Identifier.ValueText == variable
        && name.Parent is MemberAccessExpressionSyntax access
        && access.Expression == name
        && members.Contains(access.Name.Identifier.Text);
}
