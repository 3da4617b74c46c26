using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// SFI2001: puts a catch clause for lost API access, in the client's own terms, before the one that loses it; where that only throws
/// everything again with <c>throw ex;</c>, it rethrows instead.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilteredCatchCodeFixProvider))]
[Shared]
public sealed class FilteredCatchCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.SwallowedAccessError)
{
    /// <summary>One for both edits: neither leaves the other anything to do, and <c>dotnet format</c> asks for one only.</summary>
    private const string Key = "let lost access through";

    /// <summary>The clause for lost API access.</summary>
    internal static readonly FilteredCatch LostAccess = new(
        ErrorQuestion.Access,
        IsNegated: false,
        AccessErrorDecision.Comment)
    {
        SignInComment =
            "The user may not sign in or use the API: an administrator has to act, a retry cannot help and may lock the user out.",
        RecordsAlike = true,
    };

    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write)
    {
        if (node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax statement } clause)
        {
            return [];
        }

        if (WholeRethrow.Of(clause, source.Model) is not null)
        {
            // The clauses beside it that do the same are of the same decision, and are not reported again.
            var rethrowing = statement.WithCatches([.. statement.Catches.Select(each => WholeRethrow.Of(each, source.Model) ?? each)]);
            return [new("Rethrow with 'throw;', which keeps where the failure arose", statement, rethrowing) { EquivalenceKey = Key }];
        }

        return LostAccess.Before(clause, diagnostic, source, write) is { } filtered
            ? [new("Let lost access through, in a catch clause of its own", statement, filtered) { EquivalenceKey = Key }]
            : [];
    }
}
