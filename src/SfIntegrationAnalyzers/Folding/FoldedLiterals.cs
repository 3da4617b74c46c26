using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SfIntegrationAnalyzers.Folding;

/// <summary>What literals give as text, with the characters' places. A character that stands for a hole is written as a blank.</summary>
internal static class FoldedLiterals
{
    /// <summary>Folds a literal; null and default give nothing that is known.</summary>
    public static void Append(LiteralExpressionSyntax literal, FoldedText.Builder builder)
    {
        switch (literal.Kind())
        {
            case SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression or SyntaxKind.CharacterLiteralExpression:
                builder.Append(literal.Token.ValueText.Replace(FoldedText.Hole, ' '), TextOrigin.OfText(literal.Token));
                break;
            case SyntaxKind.NumericLiteralExpression:
                AppendNumber(literal.Token, format: null, builder);
                break;
            default:
                builder.AppendHole();
                break;
        }
    }

    /// <summary>Folds a number, as a format writes it.</summary>
    public static void AppendNumber(SyntaxToken token, string? format, FoldedText.Builder builder)
    {
        try
        {
            builder.Append(
                token.Value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : token.ValueText,
                TextOrigin.OfNumber(token));
        }
        catch (FormatException)
        {
            builder.AppendHole();
        }
    }

    /// <summary>Folds a text between the holes of an interpolated string.</summary>
    public static void AppendText(SyntaxToken text, InterpolatedStringExpressionSyntax interpolated, FoldedText.Builder builder) =>
        builder.Append(ValueOf(text, interpolated).Replace(FoldedText.Hole, ' '), TextOrigin.OfText(text));

    /// <summary>The token keeps doubled braces; only raw strings mean them so.</summary>
    private static string ValueOf(SyntaxToken text, InterpolatedStringExpressionSyntax interpolated) =>
        interpolated.StringStartToken.Kind()
            is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            ? text.ValueText
            : text.ValueText.Replace("{{", "{").Replace("}}", "}");
}
