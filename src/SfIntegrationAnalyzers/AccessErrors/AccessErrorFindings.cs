using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// The findings of all rules of the family in one file, computed once and shared by their analyzers. Here it is settled which rule
/// speaks for a decision: the first in the order of <see cref="Rules"/>.
/// </summary>
internal static class AccessErrorFindings
{
    private static readonly PerFile<IReadOnlyList<AccessErrorFinding>> Known = new();

    /// <summary>The rules, the one that says most about a decision first.</summary>
    private static readonly IReadOnlyList<Func<AccessErrorFile, IEnumerable<AccessErrorFinding>>> Rules =
    [
        WrongCatchTypeAnalyzer.Find,
        UnknownErrorCodeAnalyzer.Find,
        CodeSearchedInMessageAnalyzer.Find,
        FutileRetryAnalyzer.Find,
        SwallowedAccessErrorAnalyzer.Find,
        DroppedErrorBodyAnalyzer.Find,
        UnreadErrorCodeAnalyzer.Find,
        UnreadRecordResultAnalyzer.Find,
        MissingTwinCodeAnalyzer.Find,
    ];

    /// <summary>The findings in a file.</summary>
    /// <param name="model">The file's semantic model.</param>
    /// <param name="handlers">Methods of other assemblies that decide on the code.</param>
    /// <param name="cancellationToken">Stops the work; a later call starts it anew.</param>
    /// <returns>The findings of all rules.</returns>
    public static IReadOnlyList<AccessErrorFinding> In(SemanticModel model, ErrorHandlers handlers, CancellationToken cancellationToken) =>
        Known.Of(model, () => IsLookedAt(model, cancellationToken)
            ? Compute(new AccessErrorFile(new SourceScope(model, handlers, cancellationToken)))
            : []);

    private static bool IsLookedAt(SemanticModel model, CancellationToken cancellationToken)
    {
        var text = model.SyntaxTree.GetText(cancellationToken);
        return (SalesforceText.IsIn(text)
                || SalesforceText.NamesProxy(text)
                || NeutralFiles.Include(text, model.Compilation, cancellationToken))
            && !TestProjects.IsStrayTest(model, cancellationToken)
            && !TestProjects.IsOfTests(model, cancellationToken);
    }

    private static IReadOnlyList<AccessErrorFinding> Compute(AccessErrorFile file)
    {
        var decided = new HashSet<object>();
        var found = Rules.SelectMany(rule => rule(file)).Where(finding => decided.Add(finding.Decision)).ToList();
        return [.. found, .. UnhandledAccessErrorsAnalyzer.Find(file, found)];
    }
}
