using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// How the code around a statement is laid out, so that what a fix adds looks as if it had always stood there: with tabs or blanks, with
/// braces on lines of their own or not. A formatter would go by its own settings, and move what stands beside the addition as well.
/// </summary>
internal sealed class Layout
{
    private static readonly string[] Operators = ["is ", "or ", "&& ", "|| ", "? ", ": "];

    private readonly SourceText _text;

    private Layout(SyntaxNode statement)
    {
        _text = statement.SyntaxTree.GetText();
        LineEnd = AccessErrors.LineEnd.Of(statement.SyntaxTree.GetRoot());
        Indentation = IndentationOf(statement.GetFirstToken());
        var blocks = statement.ChildNodes().Concat(statement.Ancestors()).OfType<BlockSyntax>().Where(HasLines).ToList();
        var controlled = blocks.FirstOrDefault(block => block.Parent is StatementSyntax and not BlockSyntax or ElseClauseSyntax);
        Step = blocks.Select(StepOf).FirstOrDefault(step => step is not null)
            ?? (Indentation.EndsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        OpensOnSameLine = (controlled ?? blocks.FirstOrDefault()) is { } near && !IsFirstOnLine(near.OpenBraceToken);
    }

    /// <summary>The end of a line, as the file has it.</summary>
    public SyntaxTrivia LineEnd { get; }

    /// <summary>What the line of the statement begins with.</summary>
    public string Indentation { get; }

    /// <summary>What a line inside of it begins with.</summary>
    public string InnerIndentation => Indentation + Step;

    /// <summary>Whether an opening brace shares its line with what it belongs to.</summary>
    public bool OpensOnSameLine { get; }

    private string Step { get; }

    /// <summary>The layout at a statement or clause.</summary>
    public static Layout At(SyntaxNode statement) => new(statement);

    /// <summary>
    /// Writes code of which each brace has a line of its own, and no line an indentation; one that begins with an operator goes on with the
    /// line before it.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="indentation">What its first line begins with.</param>
    /// <returns>The text, from the indentation of the first line to the end of the last.</returns>
    public string Write(string code, string indentation)
    {
        var written = "";
        foreach (var line in code.Replace("\r", "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line == "}")
            {
                indentation = indentation.Substring(0, indentation.Length - Step.Length);
            }

            written = line == "{" && OpensOnSameLine && written.Length > 0
                ? written.Substring(0, written.Length - LineEnd.ToString().Length) + " {" + LineEnd
                : written + indentation + (IsContinuation(line) ? Step : "") + line + LineEnd;
            if (line == "{")
            {
                indentation += Step;
            }
        }

        return written;
    }

    /// <summary>Writes an expression whose further lines go on with the first.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="indentation">What the line that it begins in begins with.</param>
    public string WriteInside(string expression, string indentation) => expression.Replace("\n", LineEnd + indentation + Step);

    private static bool IsContinuation(string line) => Operators.Any(each => line.StartsWith(each, StringComparison.Ordinal));

    /// <summary>Whether nothing but blanks stands before a token in its line.</summary>
    public bool IsFirstOnLine(SyntaxToken token)
    {
        var line = _text.Lines[LineOf(token)];
        return string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(line.Start, token.SpanStart)));
    }

    /// <summary>Whether a node has more than one line.</summary>
    public bool HasLines(SyntaxNode node) => LineOf(node.GetFirstToken()) != LineOf(node.GetLastToken());

    /// <summary>What the line of a token begins with.</summary>
    public string IndentationOf(SyntaxToken token)
    {
        var line = _text.Lines[LineOf(token)].ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private int LineOf(SyntaxToken token) => _text.Lines.IndexOf(token.SpanStart);

    private string? StepOf(BlockSyntax block) =>
        block.Statements.FirstOrDefault()?.GetFirstToken() is { } first && IsFirstOnLine(first)
        && IndentationOf(block.CloseBraceToken) is var outer && IndentationOf(first) is var inner
        && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal)
            ? inner.Substring(outer.Length)
            : null;
}
