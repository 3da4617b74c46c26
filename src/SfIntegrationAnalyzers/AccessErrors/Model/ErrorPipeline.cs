using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Model;

/// <summary>
/// Tells whether a compilation looks at error codes in one place for all calls of a client: a <c>DelegatingHandler</c> in its pipeline.
/// </summary>
internal static class ErrorPipeline
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> Known = new();

    /// <summary>Whether a handler in front of the call's client looks at the code.</summary>
    public static bool Classifies(SalesforceCall call, SourceScope source) =>
        call.Library == RawHttp.Library && HasClassifyingHandler(source);

    /// <summary>Whether a type stands in the pipeline of a client.</summary>
    public static bool IsHandler(TypeDeclarationSyntax type) =>
        type.BaseList?.Types.Any(t => t.Type.ToString().EndsWith("DelegatingHandler", StringComparison.Ordinal)) == true;

    private static bool HasClassifyingHandler(SourceScope source)
    {
        if (!Known.TryGetValue(source.Compilation, out var known))
        {
            var found = source.Compilation.SyntaxTrees
                .Where(tree => tree.GetText(source.CancellationToken).Has("DelegatingHandler"))
                .SelectMany(tree => tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<ClassDeclarationSyntax>())
                .Any(type => IsHandler(type) && CodeReading.IsIn(type, source));
            known = Known.GetValue(source.Compilation, _ => new StrongBox<bool>(found));
        }

        return known.Value;
    }
}
