using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Folding;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.Folding;

/// <summary>Expressions folded into text, without any Salesforce. A hole is written as <c>◌</c>.</summary>
public class StringFolderTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"a\" + \"b\" + x", "ab◌")]
    [InlineData("$\"{x}/b\"", "◌/b")]
    [InlineData("$\"{{b}}\"", "{b}")]
    [InlineData("@\"a\"\"b\"", "a\"b")]
    [InlineData("\"\"\"a\"\"\"", "a")]
    [InlineData("\"a\" + 'b' + 3", "ab3")]
    [InlineData("string.Format(\"{0}-{1:f1}-{2}\", x, 53.0, \"c\")", "◌-53.0-c")]
    [InlineData("string.Concat(\"a\", x, \"b\")", "a◌b")]
    [InlineData("string.Join(\"/\", \"a\", \"b\")", "a/b")]
    [InlineData("string.Join(\"/\", new[] { \"a\", x })", "a/◌")]
    [InlineData("\"a{v}c\".Replace(\"{v}\", \"b\")", "abc")]
    [InlineData("new StringBuilder(\"a\").Append(\"b\").Append(x).ToString()", "ab◌")]
    [InlineData("(x ?? \"b\")", "b")]
    [InlineData("C + P + G + M(\"z\")", "constpropgetterz!")]
    [InlineData("Self", "◌")]
    [InlineData("$\"{53.0:0.0}\"", "53.0")]
    [InlineData("\"a/\".TrimEnd('/') + \"b\"", "ab")]
    [InlineData("x.Length + \"\"", "◌")]
    [InlineData("\"v1\".TrimStart('v', 'V')", "1")]
    [InlineData("\" /a/ \".Trim() + \"b\"", "/a/b")]
    [InlineData("\"/a/\".Trim('/') + \"b\"", "ab")]
    [InlineData("\"va\".TrimStart() + \"b\"", "vab")]
    [InlineData("$\"{new System.Version(26, 0)}\"", "◌")]
    public async Task An_expression_folds_into_text_and_holes(string expression, string expected)
    {
        var (folder, value) = await FolderAsync(expression);

        Assert.Equal(expected.Replace('◌', FoldedText.Hole), folder.Fold(value).Text);
    }

    [Fact]
    public async Task Branches_are_variants()
    {
        var (folder, value) = await FolderAsync("\"a\" + (x == null ? \"b\" : \"c\") + (x ?? \"d\")");

        Assert.Equal(["abd", "acd"], folder.Fold(value).Variants().Select(v => v.Text));
    }

    [Theory]
    [InlineData("\"12345\"", "234")]
    [InlineData("\"1\\x0032345\"", "\\x0032" + "34")]
    [InlineData("\"1\\u003234\\n\"", "\\u003234")]
    [InlineData("@\"1234\"\"\"", "234")]
    [InlineData("\"\"\"1234\"\"\"", "234")]
    [InlineData("$\"1234{x}\"", "234")]
    [InlineData("$\"{{a}}1234{x}\"", "234")]
    [InlineData("$@\"{{a}}\"\"1234{x}\"", "234")]
    [InlineData("$$\"\"\"{a}1234{{x}}\"\"\"", "234")]
    [InlineData("\"\\\"\" + \"1234\"", "234")]
    public async Task Each_character_has_its_place(string expression, string expected)
    {
        var (folder, value) = await FolderAsync(expression);
        var folded = folder.Fold(value);

        var part = Assert.Single(folded.PartsOf(folded.Text.IndexOf('1') + 1, 3));

        Assert.Equal(expected, part.Origin.Tree!.GetText().ToString(part.Span));
    }

    private static async Task<(StringFolder Folder, ExpressionSyntax Value)> FolderAsync(string expression)
    {
        var compilation = await Case.For().Source($$"""
            class A
            {
                const string C = "const"; string P { get; } = "prop"; string G { get { return "getter"; } } string M(string a) => a + "!";
                static string Self = Self;
                object Value(string x) => {{expression}};
            }
            """).CompilationAsync();
        var tree = compilation.SyntaxTrees.Last();
        var value = tree.GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Single(m => m.Identifier.Text == "Value").ExpressionBody!.Expression;
        return (new StringFolder(compilation.GetSemanticModel(tree), CancellationToken.None), value);
    }
}
