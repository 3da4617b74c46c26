using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Tells whether the version of an object that only hands it on, as <c>new ForceClient(…, auth.ApiVersion)</c> asks for, reaches a call:
/// who signs in with such an object and states the version elsewhere calls with that.
/// </summary>
internal static class HandedOnVersion
{
    /// <summary>Whether it may reach one: its property is read, or the object goes where its uses are not seen.</summary>
    /// <param name="creation">The object's creation.</param>
    /// <param name="property">The property; null where the object calls with its version itself.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static bool MayBe(
        BaseObjectCreationExpressionSyntax creation, string? property, SemanticModel model, CancellationToken cancellationToken)
    {
        if (property is null || HolderOf(creation, model, cancellationToken) is not { } holder)
        {
            return property is null || HandsOn(creation, property);
        }

        var uses = PassedValues.UsesOf(holder, model.Compilation, cancellationToken);
        return uses.Any(use => HandsOn(AddressExpressions.Qualified(use), property));
    }

    private static ISymbol? HolderOf(ExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declaration } => model.GetDeclaredSymbol(declaration, cancellationToken),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: var left } =>
                model.GetSymbolInfo(left, cancellationToken).Symbol,
            _ => null,
        };

    /// <summary>Whether an expression that gives the object reads the property, or gives the object away.</summary>
    private static bool HandsOn(ExpressionSyntax client, string property) => client.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == property,
        ConditionalAccessExpressionSyntax { WhenNotNull: var member } => member.ToString().IndexOf(property, StringComparison.Ordinal) >= 0,
        AssignmentExpressionSyntax assignment => assignment.Right == client,
        BinaryExpressionSyntax comparison => comparison.IsKind(SyntaxKind.CoalesceExpression),
        IsPatternExpressionSyntax or UsingStatementSyntax => false,
        _ => true,
    };
}
