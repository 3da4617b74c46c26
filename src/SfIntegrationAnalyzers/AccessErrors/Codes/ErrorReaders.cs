using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>
/// Tells whether any catch clause of a compilation looks at the error code of a client's exceptions. Where one does, a type that lets
/// them pass leaves the decision to it.
/// </summary>
internal static class ErrorReaders
{
    /// <summary>The clients, which depend on whom a file's own configuration names.</summary>
    private static readonly PerCompilation<ConcurrentDictionary<ErrorHandlers, HashSet<ClientLibrary>>> Known = new();

    /// <summary>Whether there is one for the client of a call.</summary>
    public static bool ExistFor(SalesforceCall call, SourceScope source) =>
        call.Throws
        && Known.Of(source.Compilation, () => new()).GetOrAdd(source.Handlers, _ => LibrariesRead(source)).Contains(call.Library);

    private static HashSet<ClientLibrary> LibrariesRead(SourceScope source) => [..
        from tree in SalesforceText.FilesOf(source.Compilation, source.CancellationToken)
        from clause in tree.GetRoot(source.CancellationToken).DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Declaration is not null
        let type = source.TypeOf(clause.Declaration!.Type)
        where type is not null
        let library = ClientLibraries.All.FirstOrDefault(l => l.CarriesErrors && l.FindException(type) is not null)
        where library is not null && CodeReading.IsIn(clause, source)
        select library];
}
