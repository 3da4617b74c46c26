using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>All client libraries that the rules know.</summary>
public static class ClientLibraries
{
    /// <summary>The libraries; those made for Salesforce before general ones.</summary>
    public static IReadOnlyList<ClientLibrary> All { get; } =
    [
        ForceToolkit.Library,
        NetCoreForce.Library,
        SalesforceSharp.Library,
        SalesforceSharper.Library,
        SalesforceMagic.Library,
        Sharpforce.Library,
        AwjSalesforceSdk.Library,
        Reinforce.Library,
        SfdcConnect.Library,
        LinqToSalesforce.Library,
        FrendsTasks.Library,
        MobileSdk.Library,
        WcfSoapProxy.Library,
        AsmxSoapProxy.Library,
        RestSharp.Library,
        RawHttp.Library,
        PowerPlatformScript.Library,
    ];

    /// <summary>The library that declares a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The library, or <see langword="null"/> if it is none of the known ones.</returns>
    public static ClientLibrary? Declaring(ITypeSymbol type) => All.FirstOrDefault(library => library.Recognition.Owns(type));

    /// <summary>The exception of a dedicated client that a type is.</summary>
    /// <param name="type">The caught type.</param>
    /// <returns>The exception, or <see langword="null"/> if it is none of theirs.</returns>
    public static ClientException? FindException(ITypeSymbol type) =>
        All.Where(library => library.IsDedicated).Select(library => library.FindException(type)).FirstOrDefault(found => found is not null);
}
