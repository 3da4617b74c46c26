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
    /// The exceptions of a call that carry a code; of a WCF proxy one for each declared fault, the one that tells of access first.
    /// </summary>
    public static IEnumerable<ThrownError> Of(SalesforceCall call, Compilation compilation)
    {
        if (!call.Library.IsDedicated && ResponseErrorHelper.ExceptionIn(compilation) is { } added)
        {
            yield return new(added, ResponseErrorHelper.ThrownException, call.Origin);
        }

        foreach (var description in call.Exceptions.Where(e => e.Test is not null))
        {
            if (call.Library == WcfSoapProxy.Library)
            {
                // A refused login comes as LoginFault, everything else that is not about the request as UnexpectedErrorFault.
                var general = call.IsLogin ? "LoginFault" : "UnexpectedErrorFault";
                var faults = FaultContracts.Of(call.Method).Where(FaultContracts.IsSalesforceFault).OrderBy(fault => fault.Name != general);
                foreach (var fault in faults)
                {
                    if (compilation.GetTypeByMetadataName("System.ServiceModel.FaultException`1") is { } definition)
                    {
                        yield return new(definition.Construct(fault), description, call.Origin);
                    }
                }
            }
            else if (call.Library.Recognition.Namespaces
                .Select(space => compilation.GetTypeByMetadataName(space + "." + description.TypeName))
                .FirstOrDefault(found => found is not null) is { } type)
            {
                yield return new(type, description, call.Origin);
            }
        }
    }
}
