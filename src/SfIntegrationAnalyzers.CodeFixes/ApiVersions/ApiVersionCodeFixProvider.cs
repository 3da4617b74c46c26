using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Writes another version where one is hardcoded. The rules have decided what to write; the fix changes those characters and nothing
/// else, in the file of the literal, which may be another than that of the diagnostic.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ApiVersionCodeFixProvider))]
[Shared]
public sealed class ApiVersionCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.RetiredApiVersion,
        DiagnosticIds.AnnouncedApiVersion,
        DiagnosticIds.SoapLoginAbsent,
        DiagnosticIds.MalformedApiVersion,
        DiagnosticIds.UnknownApiVersion,
        DiagnosticIds.ApiVersionBelowMinimum,
        DiagnosticIds.MixedApiVersions);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => ApiVersionFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        var keys = new VersionKeys(solution);
        foreach (var diagnostic in context.Diagnostics)
        {
            await OfferAsync(VersionDiagnostic.Target, "Use Salesforce API {0}").ConfigureAwait(false);
            await OfferAsync(VersionDiagnostic.Lowest, "Use Salesforce API {0}, the lowest without an announced retirement")
                .ConfigureAwait(false);

            async Task OfferAsync(string key, string title)
            {
                if (diagnostic.Properties.TryGetValue(key, out var written) && written is not null
                    && await VersionEdits.IsPossibleAsync(keys, diagnostic, key, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            string.Format(System.Globalization.CultureInfo.InvariantCulture, title, written),
                            token => VersionEdits.ApplyAsync(keys, solution, [diagnostic], key, token),
                            equivalenceKey: key),
                        diagnostic);
                }
            }
        }
    }
}
