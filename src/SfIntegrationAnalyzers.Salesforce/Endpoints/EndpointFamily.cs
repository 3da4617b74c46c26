namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>The families of addresses that carry an API version.</summary>
public enum EndpointFamily
{
    /// <summary><c>/services/data/v60.0</c>: REST, Tooling, Bulk 2.0, Connect, UI API, GraphQL, Analytics.</summary>
    Rest,

    /// <summary><c>/services/Soap/c/60.0</c>: the enterprise WSDL.</summary>
    SoapEnterprise,

    /// <summary><c>/services/Soap/u/60.0</c>: the partner WSDL.</summary>
    SoapPartner,

    /// <summary><c>/services/Soap/m/60.0</c>: the Metadata API.</summary>
    SoapMetadata,

    /// <summary><c>/services/Soap/T/60.0</c>: the Tooling API.</summary>
    SoapTooling,

    /// <summary><c>/services/Soap/s/60.0</c>: the Apex API.</summary>
    SoapApex,

    /// <summary><c>/services/Soap/…/60.0</c> where the text does not say which API.</summary>
    Soap,

    /// <summary><c>/services/async/60.0</c>: Bulk API 1.</summary>
    Bulk,

    /// <summary><c>/cometd/60.0</c>: the Streaming API.</summary>
    Streaming,

    /// <summary><c>/soap/ajax/60.0/connection.js</c>: the AJAX toolkit.</summary>
    AjaxToolkit,
}
