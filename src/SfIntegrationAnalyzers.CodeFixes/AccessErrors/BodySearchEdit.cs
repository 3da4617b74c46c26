using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Codes;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Lets a search for a code in the body of a response compare the code that the helper reads out of that body.</summary>
internal static class BodySearchEdit
{
    private static readonly string[] Readers = ["ReadAsString", "ReadToEnd", "DownloadString", "UploadString", "GetString", ".Content"];

    private static readonly string[] Names = ["body", "content", "json", "xml", "payload", "response"];

    /// <summary>The edit of a search, or <see langword="null"/> if it has to be written by hand.</summary>
    /// <param name="node">The search that a diagnostic points at.</param>
    /// <param name="code">The code that is searched.</param>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="write">Writes codes as the project has them.</param>
    public static ResponseErrorEdit? Of(SyntaxNode node, string? code, Compilation compilation, CodeExpressions write)
    {
        if (code is null
            || node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var searched } } search
            || TextSearch.Of(search) is not { } condition
            || !compilation.ContainsSyntaxTree(node.SyntaxTree)
            || AsRead(searched) is var body && !IsBody(body, compilation.GetSemanticModel(node.SyntaxTree)))
        {
            return null;
        }

        // Parts are put together rather than parsed: a body may await.
        var read = SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression($"{ResponseErrorHelper.TypeName}.{ResponseErrorHelper.CodeMethodName}"),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Unwrapped(body).WithoutTrivia()))));
        var test = SyntaxFactory.BinaryExpression(
            condition.IsNegated ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression,
            read,
            SyntaxFactory.ParseExpression(write.Text(code)).WithNamesToShorten());
        return new(condition.Node, editor => editor.ReplaceNode(condition.Node, (current, _) => condition.ReplacedBy(test, current)));
    }

    /// <summary>A text without what only changes its case or its ends for the search: the code in it is compared as it is.</summary>
    private static ExpressionSyntax AsRead(ExpressionSyntax text) =>
        text is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax changed }
        && MessageText.IsTidying(changed.Name.Identifier.Text)
            ? AsRead(changed.Expression)
            : text;

    private static ExpressionSyntax Unwrapped(ExpressionSyntax body) =>
        body is ParenthesizedExpressionSyntax inner ? inner.Expression : body;

    /// <summary>Whether a text is the body of a response: read from one, or named so.</summary>
    private static bool IsBody(ExpressionSyntax text, SemanticModel model) =>
        model.GetTypeInfo(text).Type is { SpecialType: SpecialType.System_String }
        && text switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Content" } => true,
            ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax } => IsRead(text),
            IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol switch
            {
                ILocalSymbol local when ValueOf(local, model) is { } value => IsRead(value),
                ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol => IsNamedSo(name.Identifier.ValueText),
                _ => false,
            },
            _ => false,
        };

    private static ExpressionSyntax? ValueOf(ILocalSymbol local, SemanticModel model) =>
        local.DeclarationsIn(model.Compilation, CancellationToken.None)
            .OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault()?.Initializer?.Value;

    private static bool IsNamedSo(string name) => Names.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsRead(ExpressionSyntax value) => value.ToString() is var text && Readers.Any(text.Contains);
}
