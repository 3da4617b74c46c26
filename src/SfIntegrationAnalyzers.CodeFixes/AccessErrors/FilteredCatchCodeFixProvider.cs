using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2001: puts a catch clause for lost API access, in the client's own terms, before the one that loses it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FilteredCatchCodeFixProvider))]
[Shared]
public sealed class FilteredCatchCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.SwallowedAccessError)
{
    private static readonly FilteredCatch LostAccess = new(
        ErrorQuestion.ApiAccess,
        IsNegated: false,
        "The org or the user may not use the API: an administrator has to act, a retry cannot help.")
    {
        RecordsAlike = true,
    };

    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write) =>
        node.FirstAncestorOrSelf<CatchClauseSyntax>() is { Parent: { } statement } clause
        && LostAccess.Before(clause, diagnostic, source, write) is { } filtered
            ? [new("Let lost API access through, in a catch clause of its own", statement, filtered)]
            : [];
}
