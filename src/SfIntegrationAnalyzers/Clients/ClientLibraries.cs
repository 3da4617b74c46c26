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
        Refit.Library,
        RestEase.Library,
        Flurl.Library,
        RawHttp.Library,
        PowerPlatformScript.Library,
    ];

    /// <summary>Methods that parse the body of a failure, of any library.</summary>
    public static IReadOnlyCollection<string> BodyParsers { get; } = Named(library => library.BodyParsers);

    /// <summary>Methods that tell a container of a client, of any library.</summary>
    public static IReadOnlyCollection<string> Registrations { get; } = Named(library => library.Registrations);

    /// <summary>Methods of a chain whose arguments are parts of the path, of any library.</summary>
    public static IReadOnlyCollection<string> PathMethods { get; } = Named(library => library.PathMethods);

    /// <summary>Methods of a chain whose arguments say nothing of where a request goes, of any library.</summary>
    public static IReadOnlyCollection<string> SettingMethods { get; } = Named(library => library.SettingMethods);

    /// <summary>The library that declares a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The library, or <see langword="null"/> if it is none of the known ones.</returns>
    public static ClientLibrary? Declaring(ITypeSymbol type) => All.FirstOrDefault(library => library.Recognition.Owns(type));

    /// <summary>The exception of a dedicated client that a type is.</summary>
    /// <param name="type">The caught type.</param>
    /// <returns>The exception, or <see langword="null"/> if it is none of theirs.</returns>
    public static ClientException? FindException(ITypeSymbol type) =>
        All.Where(library => library.IsDedicated).Select(library => library.FindException(type)).FirstOrDefault(found => found is not null);

    /// <summary>The response of a client that a type is.</summary>
    /// <param name="type">The type of an expression.</param>
    /// <returns>The description, or <see langword="null"/> if it is no response.</returns>
    public static ClientResponse? FindResponse(ITypeSymbol type) => (
        from library in All
        from response in library.Responses
        where response.TypeName == type.Name && library.Recognition.Owns(type)
        select response).FirstOrDefault();

    private static HashSet<string> Named(Func<ClientLibrary, IEnumerable<string>> names) =>
        new(All.SelectMany(names), StringComparer.Ordinal);
}
