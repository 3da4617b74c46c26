using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors.Source;

/// <summary>Answers semantic questions about any file of one compilation, starting from one file.</summary>
internal sealed class SourceScope(SemanticModel model, ErrorHandlers handlers, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [model.SyntaxTree] = model };

    /// <summary>Stops every question.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The compilation.</summary>
    public Compilation Compilation => model.Compilation;

    /// <summary>The file that it starts from.</summary>
    public SyntaxTree Tree => model.SyntaxTree;

    /// <summary>The file's semantic model.</summary>
    public SemanticModel Model => model;

    /// <summary>Methods outside the compilation that the team says decide on the code.</summary>
    public ErrorHandlers Handlers { get; } = handlers;

    /// <summary>What a node refers to; of several that the compiler cannot choose from, as in unfinished code, the first.</summary>
    public ISymbol? SymbolOf(SyntaxNode node)
    {
        var info = ModelOf(node.SyntaxTree).GetSymbolInfo(node, CancellationToken);
        return info.Symbol ?? (info.CandidateSymbols.Length > 0 ? info.CandidateSymbols[0] : null);
    }

    /// <summary>The type of an expression, or the one that a type's name means.</summary>
    public ITypeSymbol? TypeOf(SyntaxNode node) => ModelOf(node.SyntaxTree).GetTypeInfo(node, CancellationToken).Type;

    /// <summary>The text of a constant expression.</summary>
    public string? ConstantText(ExpressionSyntax node) =>
        node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText
        : ModelOf(node.SyntaxTree).GetConstantValue(node, CancellationToken) is { HasValue: true, Value: string text } ? text
        : null;

    /// <summary>The type that a node stands in; of a declaration of a type that type itself.</summary>
    public INamedTypeSymbol? ContainingType(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
            ? ModelOf(node.SyntaxTree).GetDeclaredSymbol(declaration, CancellationToken)
            : ModelOf(node.SyntaxTree).GetEnclosingSymbol(node.SpanStart, CancellationToken)?.ContainingType;

    /// <summary>The declared symbol of a declaration, such as a variable or parameter.</summary>
    public ISymbol? Declared(SyntaxNode node) => ModelOf(node.SyntaxTree).GetDeclaredSymbol(node, CancellationToken);

    /// <summary>The source of a symbol in this compilation; nothing for symbols of other assemblies.</summary>
    public IEnumerable<SyntaxNode> SourceOf(ISymbol symbol) =>
        symbol.OriginalDefinition.DeclarationsIn(Compilation, CancellationToken);

    /// <summary>Whether a symbol is declared in the source of this compilation.</summary>
    public bool Declares(ISymbol symbol) => symbol.IsDeclaredIn(Compilation);

    /// <summary>The declarations of a type in this compilation.</summary>
    public IEnumerable<TypeDeclarationSyntax> DeclarationsOf(INamedTypeSymbol? type) =>
        type is null ? [] : SourceOf(type).OfType<TypeDeclarationSyntax>();

    /// <summary>Whether a symbol is declared in a file of this compilation that is about Salesforce.</summary>
    public bool IsAboutSalesforce(ISymbol symbol) =>
        SourceOf(symbol).Any(declaration => SalesforceText.IsIn(declaration.SyntaxTree.GetText(CancellationToken)));

    private SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var found))
        {
            found = model.Compilation.GetSemanticModel(tree);
            _models.Add(tree, found);
        }

        return found;
    }
}
