using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Retries;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2005: lets a policy, a loop or a new sign-in repeat only what can succeed, where the exception has the code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NarrowedRetryCodeFixProvider))]
[Shared]
public sealed class NarrowedRetryCodeFixProvider() : AccessErrorCodeFixProvider(DiagnosticIds.FutileRetry)
{
    private const string Title = "Retry only what can succeed";

    private static readonly FilteredCatch Hopeless = new(
        ErrorQuestion.Passing,
        IsNegated: true,
        "Only contention, limits and trouble of the server are worth a repeat.")
    {
        SignInComment = "A refused sign-in is refused again, and a password that is refused too often locks the user out.",
    };

    private static readonly FilteredCatch NotTheSession = new(
        ErrorQuestion.EndedSession, IsNegated: true, "A new sign-in helps only an ended session.");

    private protected override IEnumerable<OfferedEdit> EditsOf(
        SyntaxNode node, Diagnostic diagnostic, SourceScope source, CodeExpressions write)
    {
        var repeated = diagnostic.AdditionalLocations.Select(location => CallAt(location, source)).FirstOrDefault();
        (SyntaxNode Old, SyntaxNode? New)? edit = node switch
        {
            GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } handled, Parent: MemberAccessExpressionSyntax access }
                when access.Parent is InvocationExpressionSyntax policy =>
                (policy, NarrowedPolicy.Of(policy, handled[0], repeated, source, write)),
            _ when node.FirstAncestorOrSelf<CatchClauseSyntax>() is { Parent: { } statement } clause =>
                (statement, (RepeatedLogin.IsIn(clause.Block) ? NotTheSession : Hopeless).Before(clause, diagnostic, source, write)),
            _ when node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } strategy && repeated is not null =>
                (strategy, NarrowedPolicy.Of(strategy, repeated, source, write)),
            _ => null,
        };
        return edit is { Old: var old, New: { } narrowed } ? [new(Title, old, narrowed)] : [];
    }

    private static SalesforceCall? CallAt(Location location, SourceScope source) =>
        location.SourceTree == source.Tree
            ? SalesforceCallFinder.In(source.Tree.GetRoot(source.CancellationToken).NodeAt(location), source).FirstOrDefault()
            : null;
}
