using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>
/// Tells whether a compilation looks at error codes in one place for all calls of a client: a <c>DelegatingHandler</c> in its pipeline.
/// </summary>
internal static class ErrorPipeline
{
    /// <summary>The answers, which depend on whom a file's own configuration names.</summary>
    private static readonly PerCompilation<ConcurrentDictionary<ErrorHandlers, bool>> Known = new();

    /// <summary>Whether a handler in front of the call's client looks at the code.</summary>
    public static bool Classifies(SalesforceCall call, SourceScope source) =>
        call.Library.TakesHandlers && HasClassifyingHandler(source);

    /// <summary>Whether a type stands in the pipeline of a client.</summary>
    public static bool IsHandler(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(t => LastName.Of(t.Type).EndsWith("DelegatingHandler", StringComparison.Ordinal)) == true;

    private static bool HasClassifyingHandler(SourceScope source) =>
        Known.Of(source.Compilation, () => new()).GetOrAdd(source.Handlers, _ => source.Compilation.SyntaxTrees
            .Where(tree => tree.GetText(source.CancellationToken).Has("DelegatingHandler"))
            .SelectMany(tree => tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<ClassDeclarationSyntax>())
            .Any(type => IsHandler(type) && CodeReading.IsIn(type, source)));
}
