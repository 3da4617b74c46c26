using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// Lets lost access through where the client's exception has the body in place of the code: in a catch clause of its own where the body has
/// been read, and else, since no filter can wait for that, at the beginning of the clause that loses it.
/// </summary>
internal static class SwallowedBodyEdit
{
    /// <summary>The edit of a clause, or <see langword="null"/> if it has to be written by hand, or another fix speaks for it.</summary>
    /// <param name="node">The innermost node at the diagnostic.</param>
    /// <param name="diagnostic">The diagnostic, which knows the calls whose failures come to the clause.</param>
    /// <param name="model">The model of the file, if there is one.</param>
    /// <param name="write">Writes conditions as the project understands them.</param>
    /// <param name="names">Names for variables, shared by the edits of a file.</param>
    public static ResponseErrorEdit? Of(
        SyntaxNode node, Diagnostic diagnostic, SemanticModel? model, CodeExpressions write, FreeName names)
    {
        if (model is null
            || node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax statement } clause
            || WholeRethrow.Of(clause, model) is not null)
        {
            return null;
        }

        var source = new SourceScope(model, ErrorHandlers.None, CancellationToken.None);
        var filtered = FilteredCatchCodeFixProvider.LostAccess with { Exceptions = ClientExceptions.WithReadBody };
        return filtered.Before(clause, diagnostic, source, write) is { } decided
            ? new(statement, editor => editor.ReplaceNode(statement, decided))
            : Inside(clause, statement, diagnostic, source, write, names);
    }

    private static ResponseErrorEdit? Inside(
        CatchClauseSyntax clause,
        TryStatementSyntax statement,
        Diagnostic diagnostic,
        SourceScope source,
        CodeExpressions write,
        FreeName names)
    {
        if (clause.Declaration is not { } declaration
            || !write.HasFilters
            || FilteredCatch.EndsProcess(statement, source.Model)
            || ThrownAt(diagnostic, clause, statement, source) is not { } thrown)
        {
            return null;
        }

        var variable = RethrowingClause.VariableFor(clause, names);
        var isItself = SymbolEqualityComparer.Default.Equals(source.TypeOf(declaration.Type), thrown.Type);
        var failure = isItself ? variable : names.For(clause, "failure", "refused", "salesforceFailure");
        var code = names.For(clause, "code", "errorCode", "salesforceCode");
        var body = WaitedTask.Of(thrown.Description.Body!.Text.Replace("{e}", failure), clause.Block.CloseBraceToken.Parent!);
        var read = $"{ResponseErrorHelper.TypeName}.{ResponseErrorHelper.CodeMethodName}({body})";
        var found = isItself ? read : $"{variable} is {Imports.FullName(thrown.Type)} {failure}\n? {read}\n: \"\"";
        string[] added =
        [
            $"var {code} = {found};",
            $$"""
            if ({{write.OnText(ErrorQuestion.Access, code, variable + ".Message")}})
            {
            // {{AccessErrorDecision.Comment}}
            throw;
            }
            """,
        ];
        var named = declaration.Identifier.IsKind(SyntaxKind.None) ? Named(declaration, variable) : declaration;
        var block = WithDecision(clause, LeadingRecords.Of(clause, source.Model).Count, added, Layout.At(statement));
        return new(clause, editor => editor.ReplaceNode(clause, clause.WithDeclaration(named).WithBlock(block)));
    }

    /// <summary>The one exception with a body that the calls throw, as far as it comes to the clause and can be read.</summary>
    private static ThrownError? ThrownAt(
        Diagnostic diagnostic, CatchClauseSyntax clause, TryStatementSyntax statement, SourceScope source) =>
        diagnostic.AdditionalLocations
            .Select(location => FilteredCatch.CallAt(location, statement, source))
            .OfType<SalesforceCall>()
            .Where(call => !Catches.Arrival.Of(call).All(Catches.Arrival.IsWrapped))
            .SelectMany(call => ClientExceptions.WithBody(call, source.Compilation))
            .FirstOrDefault(thrown => FilteredCatch.IsCaughtBy(clause, thrown.Type, source) && HasReader(thrown));

    /// <summary>Whether the release of the client that the project has reads the body in that way.</summary>
    private static bool HasReader(ThrownError thrown) => thrown.Description.Body is { IsTask: true, Text: var text }
        && SyntaxFactory.ParseExpression(text.Replace("{e}", "e")) is InvocationExpressionSyntax read
        && thrown.Type.GetMembers(LastName.Of(read.Expression)).Length > 0;

    private static CatchDeclarationSyntax Named(CatchDeclarationSyntax declaration, string variable) => declaration
        .WithType(declaration.Type.WithTrailingTrivia(SyntaxFactory.Space))
        .WithIdentifier(SyntaxFactory.Identifier(variable).WithTrailingTrivia(declaration.Type.GetTrailingTrivia()));

    /// <summary>The block of a clause with statements behind what it notes first, on lines of their own.</summary>
    private static BlockSyntax WithDecision(CatchClauseSyntax clause, int records, IReadOnlyList<string> added, Layout layout)
    {
        var block = clause.Block;
        var hasLines = layout.HasLines(block);
        var first = block.Statements.FirstOrDefault();
        var inner = hasLines && first is not null && layout.IsFirstOnLine(first.GetFirstToken())
            ? layout.IndentationOf(first.GetFirstToken())
            : layout.InnerIndentation;
        var written = added.Select(each => Imports.Statement(layout.Write(each, inner))).ToList();
        var next = block.Statements.Count > records ? block.Statements[records].GetFirstToken() : block.CloseBraceToken;
        if (block.Statements.Count > records && !DecisionPlacement.IsApart(next))
        {
            written[written.Count - 1] = written[written.Count - 1].WithTrailingTrivia(layout.LineEnd, layout.LineEnd);
        }

        if (hasLines)
        {
            return block.WithStatements(block.Statements.InsertRange(records, written));
        }

        var own = block.Statements.Select(each => each
            .WithLeadingTrivia(SyntaxFactory.Whitespace(inner))
            .WithTrailingTrivia(layout.LineEnd));
        return block
            .WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(layout.LineEnd))
            .WithStatements([.. own.Take(records), .. written, .. own.Skip(records)])
            .WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(SyntaxFactory.Whitespace(layout.Indentation)));
    }
}
