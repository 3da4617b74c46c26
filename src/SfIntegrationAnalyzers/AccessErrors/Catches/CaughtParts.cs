using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Catches;

/// <summary>Follows what a clause caught through variables of its own, and tells whether a text of it outlives the clause.</summary>
internal sealed class CaughtParts
{
    private readonly CatchDecision _decision;
    private readonly HashSet<string> _own;
    private readonly HashSet<string> _holding = new(StringComparer.Ordinal);

    private CaughtParts(CatchDecision decision)
    {
        _decision = decision;
        var block = decision.Clause.Block;
        _own = [.. block.DescendantNodes().Where(IsDeclaration).Select(RootOf).OfType<string>()];
        foreach (var node in block.DescendantNodes())
        {
            if (Put(node) is var (place, value) && IsMentionedIn(value) && RootOf(place) is { } root && _own.Contains(root))
            {
                _holding.Add(root);
            }
        }
    }

    /// <summary>What a clause caught.</summary>
    public static CaughtParts Of(CatchDecision decision) => new(decision);

    /// <summary>
    /// Whether code uses what the clause caught, or a variable of the clause that holds it, a part of it, or what is made of one.
    /// </summary>
    public bool IsMentionedIn(SyntaxNode node) => _decision.Mentions(node, _holding);

    /// <summary>
    /// Whether a text of it is left to others: <c>Error = e.Message</c>,
    /// <c>var problem = new Problem(e.Message); result.Problems.Add(problem);</c>.
    /// </summary>
    public bool AreKept(SourceScope source) => CatchDecision.Own(_decision.Clause.Block).Any(node =>
        Put(node) is var (place, value)
        && IsMentionedIn(value)
        && Outlives(place, source)
        && !ExceptionType.Is(source.TypeOf(value)));

    private bool Outlives(SyntaxNode place, SourceScope source) =>
        RootOf(place) is not { } root
        || (!_own.Contains(root) && (source.SymbolOf(place) is not ILocalSymbol || IsReadOutside(root)));

    /// <summary>Whether anything beside the clause reads a variable of the method.</summary>
    private bool IsReadOutside(string local) => EnclosingMember.Of(_decision.Clause).DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == local
            && !_decision.Clause.Span.Contains(name.Span)
            && !(name.Parent is AssignmentExpressionSyntax set
                && set.IsKind(SyntaxKind.SimpleAssignmentExpression)
                && set.Left == name));

    private static bool IsDeclaration(SyntaxNode node) =>
        node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax;

    /// <summary>What is put somewhere, and where; an initialiser puts it into what is made there.</summary>
    private static (SyntaxNode Place, SyntaxNode Value)? Put(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => (node, value),
        SingleVariableDesignationSyntax when TakenFrom(node) is { } whole => (node, whole),
        ForEachStatementSyntax loop => (node, loop.Expression),
        AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax or IdentifierNameSyntax { Identifier.ValueText: "_" } } => null,
        AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } set => (set.Left, set.Right),
        InvocationExpressionSyntax added when Invocation.NameOf(added) == "Add" =>
            (Invocation.ReceiverOf(added) ?? added.Expression, added.ArgumentList),
        _ => null,
    };

    /// <summary>What a variable is a part of: <c>e is ForceException f</c>, <c>var (code, text) = Read(e)</c>, or each of many.</summary>
    private static ExpressionSyntax? TakenFrom(SyntaxNode variable) => variable.Ancestors()
        .TakeWhile(around => around is not BlockSyntax)
        .Select(around => around switch
        {
            IsPatternExpressionSyntax test => test.Expression,
            AssignmentExpressionSyntax { Left: DeclarationExpressionSyntax } set => set.Right,
            ForEachVariableStatementSyntax loop => loop.Expression,
            _ => null,
        })
        .FirstOrDefault(whole => whole is not null);

    /// <summary>The variable that something is put into, also into a member of it.</summary>
    private static string? RootOf(SyntaxNode place) => place switch
    {
        VariableDeclaratorSyntax local => local.Identifier.ValueText,
        SingleVariableDesignationSyntax local => local.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => RootOf(member.Expression),
        ElementAccessExpressionSyntax element => RootOf(element.Expression),
        _ => null,
    };
}
