using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>Finds the expressions that give a symbol its value: initialisers, assignments in its own type or method, getters, defaults.</summary>
internal sealed class SymbolValues(CancellationToken cancellationToken)
{
    private const int MostValues = 8;

    private readonly Dictionary<SyntaxNode, ILookup<string, ExpressionSyntax>> _assignments = [];

    /// <summary>The expressions, those at the declaration first; empty where there are none in source.</summary>
    public ImmutableArray<ExpressionSyntax> Of(ISymbol symbol)
    {
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var declaration = reference.GetSyntax(cancellationToken);
            AddDeclared(declaration, values);
            if (symbol is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } or IMethodSymbol)
            {
                continue;
            }

            foreach (var scope in ScopesOf(symbol, declaration))
            {
                foreach (var assigned in AssignmentsIn(scope)[symbol.Name].Take(MostValues))
                {
                    values.Add(assigned);
                }
            }
        }

        return values.Distinct().Take(MostValues).ToImmutableArray();
    }

    private static void AddDeclared(SyntaxNode declaration, ImmutableArray<ExpressionSyntax>.Builder values)
    {
        switch (declaration)
        {
            case VariableDeclaratorSyntax { Initializer.Value: var value }:
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
            foreach (var statement in body.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>())
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

    private static IEnumerable<SyntaxNode> ScopesOf(ISymbol symbol, SyntaxNode declaration)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            var scope = declaration.FirstAncestorOrSelf<SyntaxNode>(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax or CompilationUnitSyntax);
            return scope is null ? [] : [scope];
        }

        return symbol.ContainingType is { } type ? type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>() : [];
    }

    private ILookup<string, ExpressionSyntax> AssignmentsIn(SyntaxNode scope)
    {
        if (!_assignments.TryGetValue(scope, out var found))
        {
            found = scope.DescendantNodes()
                .OfType<AssignmentExpressionSyntax>()
                .Where(a => a.IsKind(SyntaxKind.SimpleAssignmentExpression) || a.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                .Select(a => (Name: NameOf(a), a.Right))
                .Where(a => a.Name is not null)
                .ToLookup(a => a.Name!, a => a.Right);
            _assignments.Add(scope, found);
        }

        return found;
    }

    private static string? NameOf(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax name when assignment.Parent is not InitializerExpressionSyntax => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
