using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>Where characters of folded text come from: a literal or the text of an interpolated string, a number, or nowhere.</summary>
internal sealed class TextOrigin
{
    private readonly SyntaxToken _token;
    private readonly TextSpan _whole;
    private readonly bool _mapsCharacters;

    /// <summary>Found when first asked for, and kept: one long text may hold thousands of versions.</summary>
    private IReadOnlyList<int>? _starts;

    private TextOrigin(SyntaxTree? tree, SyntaxToken token, TextSpan whole, bool mapsCharacters, ISymbol? symbol)
    {
        Tree = tree;
        _token = token;
        _whole = whole;
        _mapsCharacters = mapsCharacters;
        Symbol = symbol;
    }

    /// <summary>The file, or null for a hole.</summary>
    public SyntaxTree? Tree { get; }

    /// <summary>Whether the characters themselves stand in the file, not the name of something that has them as its value.</summary>
    public bool IsWritten => Tree is not null && !_token.IsKind(SyntaxKind.None);

    /// <summary>Whether the characters are those of a number.</summary>
    public bool IsNumber => _token.IsKind(SyntaxKind.NumericLiteralToken);

    /// <summary>What a hole would have to be known for: a parameter, a property of configuration.</summary>
    public ISymbol? Symbol { get; }

    /// <summary>
    /// The variable, property or parameter that the literal initialises; null where it does not stand alone as an initialiser.
    /// </summary>
    public SyntaxNode? Declaration =>
        _token.Parent is { Parent: EqualsValueClauseSyntax { Parent: var declaration } }
        && declaration is VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax
            ? declaration
            : null;

    /// <summary>Text of a string, of which each character has its place.</summary>
    public static TextOrigin OfText(SyntaxToken token) => new(token.SyntaxTree, token, token.Span, mapsCharacters: true, symbol: null);

    /// <summary>
    /// A number: formatting may write other characters than stand there. What is not decimal, or has an exponent, shows none of them.
    /// </summary>
    public static TextOrigin OfNumber(SyntaxToken token) => token.Text.IndexOfAny(['x', 'X', 'b', 'B', 'e', 'E']) > 0
        ? OfUse(token.Parent!)
        : new(token.SyntaxTree, token, new TextSpan(token.SpanStart, DigitsOf(token.Text)), mapsCharacters: false, symbol: null);

    /// <summary>A constant of another assembly or of an enumeration, at the place where it is used.</summary>
    public static TextOrigin OfUse(SyntaxNode use) => new(use.SyntaxTree, default, use.Span, mapsCharacters: false, symbol: null);

    /// <summary>A part that is not known.</summary>
    public static TextOrigin OfHole(ISymbol? symbol) => new(tree: null, default, default, mapsCharacters: false, symbol);

    /// <summary>The source of some of the characters.</summary>
    /// <param name="offset">The first character, counted in the value of the literal.</param>
    /// <param name="length">How many characters.</param>
    public TextSpan SpanOf(int offset, int length) => _mapsCharacters
        ? LiteralMap.SpanOf(_token, _starts ??= LiteralMap.StartsOf(_token), offset, length)
        : _whole;

    private static int DigitsOf(string number)
    {
        var length = 0;
        while (length < number.Length && number[length] is (>= '0' and <= '9') or '.' or '_')
        {
            length++;
        }

        return length;
    }
}
