using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Versions that are handed to a client library: the member that takes one, and how it wants it.</summary>
internal static class VersionCarriers
{
    /// <summary>The carrier of a known client library that a value goes into.</summary>
    /// <param name="sink">What the value is there for.</param>
    /// <param name="value">The literal, or what stands for it.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static VersionCarrier? Of(ValueSink sink, ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        sink.Symbol is { } symbol ? Of(symbol) : UnboundClients.CarrierOf(value, model, cancellationToken);

    private static VersionCarrier? Of(ISymbol symbol)
    {
        if (symbol.ContainingType is not { } owner)
        {
            return null;
        }

        var kind = symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } =>
                VersionCarrierKind.ConstructorParameter,
            IParameterSymbol => VersionCarrierKind.MethodParameter,
            IPropertySymbol => VersionCarrierKind.Property,
            IFieldSymbol => VersionCarrierKind.Field,
            _ => (VersionCarrierKind?)null,
        };
        return kind is null ? null : ClientLibraries.All
            .Where(library => library.IsDedicated && library.Recognition.Owns(owner))
            .SelectMany(library => library.VersionCarriers)
            .FirstOrDefault(carrier => carrier.Kind == kind
                && carrier.Name == symbol.Name
                && (carrier.TypeName is null || carrier.TypeName == owner.Name));
    }

    /// <summary>A version that a carrier takes: whether it is written as that wants it.</summary>
    /// <param name="carrier">The carrier.</param>
    /// <param name="version">The version.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="literal">Where it is written.</param>
    /// <param name="isNumber">Whether it is a number, which has no letter and needs no minor part.</param>
    public static ApiVersionUsage UsageOf(VersionCarrier carrier, ApiVersion version, ApiVersionForm form, Location literal, bool isNumber)
    {
        var expected = carrier.Notation == VersionNotation.Prefixed ? ApiVersionForm.Prefixed : ApiVersionForm.Bare;
        var isMalformed = !isNumber
            && carrier.Notation != VersionNotation.Number
            && (form.Prefix.Length != expected.Prefix.Length || !form.HasMinor);
        return new ApiVersionUsage(version, form, literal)
        {
            Family = FamilyOf(carrier),
            IsMalformed = isMalformed,
            Correct = isMalformed ? expected : null,
        };
    }

    /// <summary>Which API a carrier's version is of, where that limits it.</summary>
    public static EndpointFamily? FamilyOf(VersionCarrier? carrier) => carrier?.IsOfLogin == true ? EndpointFamily.Soap : null;
}
