using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// Sources keep to the width that <c>.editorconfig</c> states, of which the compiler knows nothing. In what ships a literal, a
/// <c>cref</c> or an address does not count: it cannot always be broken. A list of them can.
/// </summary>
public partial class LineWidthTests
{
    private static int Limit { get; } = int.Parse(
        StatedLimit().Match(File.ReadAllText(Repository.PathOf(".editorconfig"))).Groups["width"].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void No_line_of_what_ships_is_wider_than_stated() => AssertNarrow("src", (_, source) => WideLines(source));

    /// <summary>
    /// The source of a case is there to be read like the test around it, so that literals count. What a fix gets and writes is compared to
    /// the letter, and a fix wraps nothing.
    /// </summary>
    [Fact]
    public void No_line_of_the_tests_is_wider_than_stated() => AssertNarrow(
        "tests",
        (name, source) => name.EndsWith("FixTests.cs", StringComparison.Ordinal)
            ? WideLines(source)
            : SourceText.From(source).Lines.Where(line => line.Span.Length > Limit).Select(line => line.LineNumber + 1));

    [Theory]
    [InlineData("var sum = {0};")]
    [InlineData("/// <summary>{0}</summary>")]
    [InlineData("// {0}")]
    [InlineData("var text = $\"{{{0}}}\";")]
    [InlineData("#if NEVER\n{0}\n#endif")]
    [InlineData("string[] words = [\"{0}\", \"{0}\"];")]
    public void Code_and_comments_count(string line)
    {
        Assert.NotEmpty(WideLines(string.Format(CultureInfo.InvariantCulture, line, Words(Limit))));
        Assert.Empty(WideLines(string.Format(CultureInfo.InvariantCulture, line, Words(Limit / 2))));
    }

    [Theory]
    [InlineData("var text = \"{0}\";")]
    [InlineData("var text = $\"{0} {{text}} {0}\";")]
    [InlineData("var text = \"\"\"\n    {0}\n    \"\"\";")]
    [InlineData("/// <summary>As <see cref=\"{0}\"/> has it.</summary>\nclass C;")]
    [InlineData("/// <summary>Told at https://example.com/{0}.</summary>\nclass C;")]
    public void Literals_and_references_do_not(string line) =>
        Assert.Empty(WideLines(string.Format(CultureInfo.InvariantCulture, line, new string('x', Limit))));

    /// <param name="folder">A folder of the repository.</param>
    /// <param name="wideLines">Of the name of a file and what it holds, the numbers of the lines that are too wide.</param>
    private static void AssertNarrow(string folder, Func<string, string, IEnumerable<int>> wideLines)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: file, Name: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
            .Where(file => !BuildOutput().IsMatch(file.Name))
            .ToList();
        Assert.True(files.Count > 100, $"{files.Count} files were found.");

        var wide = files.SelectMany(file => wideLines(file.Name, File.ReadAllText(file.Path)).Select(line => $"{file.Name}({line})"))
            .ToList();
        Assert.True(wide.Count == 0, $"Wider than {Limit} columns:\n{string.Join("\n", wide)}");
    }

    /// <summary>The numbers of the lines that are too wide, from 1.</summary>
    private static IEnumerable<int> WideLines(string source)
    {
        var lines = SourceText.From(source).Lines.Where(line => line.Span.Length > Limit).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var apart = SpansApart(CSharpSyntaxTree.ParseText(source).GetRoot()).ToList();
        return lines.Where(line => WidthOf(line, apart) > Limit).Select(line => line.LineNumber + 1);
    }

    private static int WidthOf(TextLine line, IEnumerable<IGrouping<object, TextSpan>> apart) =>
        line.Span.Length - apart.Select(spans => spans.Sum(span => span.Intersection(line.Span)?.Length ?? 0)).DefaultIfEmpty(0).Max();

    /// <summary>What cannot be broken, each with all of its parts: the texts of one interpolated string belong together.</summary>
    private static IEnumerable<IGrouping<object, TextSpan>> SpansApart(SyntaxNode root)
    {
        var references = root.DescendantNodes(descendIntoTrivia: true)
            .OfType<XmlCrefAttributeSyntax>()
            .Select(cref => (Whole: (object)cref, cref.Cref.Span));
        var tokens = root.DescendantTokens(descendIntoTrivia: true).ToList();
        var literals = tokens.Where(IsText)
            .Select(token => (
                Whole: (object)(token.Parent is InterpolatedStringTextSyntax { Parent: { } whole } ? whole : token), token.Span));
        var addresses = tokens.Where(token => token.IsKind(SyntaxKind.XmlTextLiteralToken))
            .SelectMany(AddressesIn)
            .Select(span => (Whole: (object)span, Span: span));
        return references.Concat(literals).Concat(addresses).ToLookup(part => part.Whole, part => part.Span);
    }

    private static bool IsText(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static IEnumerable<TextSpan> AddressesIn(SyntaxToken comment) =>
        Address().Matches(comment.Text).Select(match => new TextSpan(comment.SpanStart + match.Index, match.Length));

    private static string Words(int width) => string.Join("+", Enumerable.Repeat("word", (width / 5) + 1));

    [GeneratedRegex(@"^max_line_length *= *(?<width>\d+)", RegexOptions.Multiline)]
    private static partial Regex StatedLimit();

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
