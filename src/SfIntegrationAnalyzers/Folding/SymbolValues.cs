using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>
/// Finds the expressions that give a symbol its value: initialisers, assignments in its own type or method, getters, defaults.
/// </summary>
internal sealed class SymbolValues(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostValues = 8;

    private readonly Dictionary<SyntaxNode, ILookup<string, Assignment>> _assignments = [];

    /// <summary>The parts of other expressions that it takes, where a tuple or record is taken apart.</summary>
    public IEnumerable<ValuePart> PartsOf(ISymbol symbol)
    {
        foreach (var declaration in symbol.DeclarationsIn(compilation, cancellationToken))
        {
            if (declaration is SingleVariableDesignationSyntax variable && ValuePart.Of(variable) is { } declared)
            {
                yield return declared;
            }

            foreach (var assigned in AssignedTo(symbol, declaration).Where(a => a.Position is not null))
            {
                yield return new ValuePart(assigned.Value, assigned.Position!.Value, IsOfEach: false);
            }
        }
    }

    /// <summary>The expressions, those at the declaration first; empty where there are none in source.</summary>
    public ImmutableArray<ExpressionSyntax> Of(ISymbol symbol)
    {
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        foreach (var declaration in symbol.DeclarationsIn(compilation, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            AddDeclared(declaration, values);
            foreach (var assigned in AssignedTo(symbol, declaration).Where(a => a.Position is null))
            {
                values.Add(assigned.Value);
            }
        }

        return values.Distinct().Take(MostValues).ToImmutableArray();
    }

    private IEnumerable<Assignment> AssignedTo(ISymbol symbol, SyntaxNode declaration) =>
        symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } or IMethodSymbol
            ? []
            : ScopesOf(symbol, declaration).SelectMany(scope =>
                AssignmentsIn(scope)[symbol.Name].Where(a => !IsAnothers(a, symbol)).Take(MostValues));

    /// <summary>Whether a name stands for a parameter that hides a member.</summary>
    private static bool IsAnothers(Assignment assignment, ISymbol symbol) =>
        symbol is IFieldSymbol or IPropertySymbol
        && assignment.Value.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax }
        && assignment.Value.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { ParameterList.Parameters: var parameters }
        && parameters.Any(parameter => parameter.Identifier.ValueText == symbol.Name);

    private static void AddDeclared(SyntaxNode declaration, ImmutableArray<ExpressionSyntax>.Builder values)
    {
        switch (declaration)
        {
            // A counter has its first value for one round only.
            case VariableDeclaratorSyntax { Initializer.Value: var value, Parent.Parent: not ForStatementSyntax }:
                values.Add(value);
                break;
            case ParameterSyntax { Default.Value: var value }:
                values.Add(value);
                break;
            case PropertyDeclarationSyntax property:
                AddIfAny(property.Initializer?.Value ?? property.ExpressionBody?.Expression, values);
                foreach (var getter in property.AccessorList?.Accessors.Where(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)) ?? [])
                {
                    AddReturned(getter.ExpressionBody, getter.Body, values);
                }

                break;
            case MethodDeclarationSyntax method:
                AddReturned(method.ExpressionBody, method.Body, values);
                break;
            case LocalFunctionStatementSyntax function:
                AddReturned(function.ExpressionBody, function.Body, values);
                break;
        }
    }

    private static void AddReturned(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body, ImmutableArray<ExpressionSyntax>.Builder values)
    {
        AddIfAny(arrow?.Expression, values);
        if (body is not null)
        {
            var own = body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
            foreach (var statement in own.OfType<ReturnStatementSyntax>())
            {
                AddIfAny(statement.Expression, values);
            }
        }
    }

    private static void AddIfAny(ExpressionSyntax? expression, ImmutableArray<ExpressionSyntax>.Builder values)
    {
        if (expression is not null)
        {
            values.Add(expression);
        }
    }

    private IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol, SyntaxNode declaration)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            var scope = declaration.FirstAncestorOrSelf<SyntaxNode>(n => n
                is BaseMethodDeclarationSyntax
                or AccessorDeclarationSyntax
                or LocalFunctionStatementSyntax
                or PropertyDeclarationSyntax
                or TypeDeclarationSyntax
                or CompilationUnitSyntax);
            return scope is null ? [] : [scope];
        }

        return symbol.ContainingType is { } type
            ? type.DeclarationsIn(compilation, cancellationToken).OfType<TypeDeclarationSyntax>()
            : [];
    }

    private ILookup<string, Assignment> AssignmentsIn(SyntaxNode scope)
    {
        if (!_assignments.TryGetValue(scope, out var found))
        {
            // The types beside the statements of a program have members of their own.
            found = scope
                .DescendantNodes(node => scope is not CompilationUnitSyntax || node is not MemberDeclarationSyntax or GlobalStatementSyntax)
                .OfType<AssignmentExpressionSyntax>()
                .Where(a => a.IsKind(SyntaxKind.SimpleAssignmentExpression) || a.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                .SelectMany(Assignments)
                .ToLookup(a => a.Name, StringComparer.Ordinal);
            _assignments.Add(scope, found);
        }

        return found;
    }

    private static IEnumerable<Assignment> Assignments(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is not TupleExpressionSyntax { Arguments: var targets })
        {
            return assignment.Parent is not InitializerExpressionSyntax && NameOf(assignment.Left) is { } name
                ? [new Assignment(name, assignment.Right, Position: null)]
                : [];
        }

        var items = assignment.Right is TupleExpressionSyntax { Arguments: var all } && all.Count == targets.Count ? all : default;
        return targets.Select((target, i) => NameOf(target.Expression) is not { } name ? default
                : items.Count > 0 ? new Assignment(name, items[i].Expression, Position: null)
                : new Assignment(name, assignment.Right, i))
            .Where(a => a.Name is not null);
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What is assigned to a name: an expression, or one part of what it gives.</summary>
    private readonly record struct Assignment(string Name, ExpressionSyntax Value, int? Position);
}
