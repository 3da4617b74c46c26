using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>Finds the types of a client's exceptions in a compilation, as a fix has to write them.</summary>
internal static class ClientExceptions
{
    /// <summary>What is known of a type, if it is the exception of a client.</summary>
    public static ThrownError? Describe(ITypeSymbol type) => ClientLibraries.All
        .Select(library => library.FindException(type))
        .FirstOrDefault(found => found is not null) is { } description
            ? new(type, description, description.OriginOf(type))
            : null;

    /// <summary>The exception that a clause names itself.</summary>
    public static IEnumerable<ThrownError> Named(CatchClauseSyntax clause, SourceScope source) =>
        clause.Declaration is { } declaration && source.TypeOf(declaration.Type) is { } type && Describe(type) is { } error
            ? [error]
            : [];

    /// <summary>
    /// The exceptions of a call that carry a code; of a WCF proxy one for each declared fault, the one that tells of access first, or the
    /// one of an operation that declares none.
    /// </summary>
    public static IEnumerable<ThrownError> Of(SalesforceCall call, Compilation compilation)
    {
        if (!call.Library.CarriesErrors && ResponseErrorHelper.ExceptionIn(compilation) is { } added)
        {
            yield return new(added, ResponseErrorHelper.ThrownException, call.Origin);
        }

        var faults = call.Library == WcfSoapProxy.Library ? FaultsOf(call) : [];
        foreach (var description in call.Exceptions.Where(e => e.Test is not null && e.IsGeneric == faults.Count > 0))
        {
            if (TypeOf(description, call.Library, compilation) is not { } type)
            {
                continue;
            }

            foreach (var thrown in description.IsGeneric ? faults.Select(fault => type.Construct(fault)) : [type])
            {
                yield return new(thrown, description, call.Origin);
            }
        }
    }

    /// <summary>The exceptions of a call that have the body with the code, in place of the code.</summary>
    public static IEnumerable<ThrownError> WithBody(SalesforceCall call, Compilation compilation) =>
        from description in call.KeepsCode ? call.Exceptions : []
        where description.Body is not null
        let type = TypeOf(description, call.Library, compilation)
        where type is not null
        select new ThrownError(type, description, call.Origin);

    /// <summary>The same, as far as the body has been read, with the test that asks the helper for the code in it.</summary>
    public static IEnumerable<ThrownError> WithReadBody(SalesforceCall call, Compilation compilation) =>
        from thrown in WithBody(call, compilation)
        where thrown.Description.Body is { IsTask: false }
        let body = thrown.Description.Body!.Text
        let code = $"{ResponseErrorHelper.TypeName}.{ResponseErrorHelper.CodeMethodName}({body})"
        select thrown with { Description = thrown.Description with { Test = new(code, CodeNotation.Text) { Message = body } } };

    /// <summary>
    /// The faults that an operation declares. A refused login comes as <c>LoginFault</c>, everything else that is not about the request as
    /// <c>UnexpectedErrorFault</c>.
    /// </summary>
    private static IReadOnlyList<ITypeSymbol> FaultsOf(SalesforceCall call)
    {
        var general = call.IsLogin ? "LoginFault" : "UnexpectedErrorFault";
        return [.. FaultContracts.Of(call.Method).Where(FaultContracts.IsSalesforceFault).OrderBy(fault => fault.Name != general)];
    }

    private static INamedTypeSymbol? TypeOf(ClientException description, ClientLibrary library, Compilation compilation) =>
        library.Recognition.Namespaces
            .Select(space => compilation.GetTypeByMetadataName($"{space}.{description.TypeName}{(description.IsGeneric ? "`1" : "")}"))
            .FirstOrDefault(found => found is not null);
}
