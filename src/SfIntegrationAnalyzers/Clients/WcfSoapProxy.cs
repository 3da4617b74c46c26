namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Proxies made by <c>svcutil</c>, <c>dotnet-svcutil</c> or Add Service Reference from a Salesforce WSDL. Failures are faults;
/// <c>FaultException&lt;T&gt;</c> is invariant, so the catch has to name the very detail type that the operation throws. Where an operation
/// declares no fault, as those of the metadata API and of Apex classes, it throws <c>FaultException</c> with the code as the local name of
/// <c>Code</c>.
/// </summary>
internal static class WcfSoapProxy
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "WCF proxy",
        Recognition = ClientRecognition.ByContract("ServiceContractAttribute", "System.ServiceModel"),
        ExceptionBases = ["CommunicationException"],
        ConnectionException = "System.TimeoutException",
        CallingTypes =
        [
            new(CallingType.Proxy, FailureArrival.Fault)
            {
                LoginMethods = ["login", "loginAsync", "Login", "LoginAsync", "Beginlogin", "BeginLogin"],
                SessionMethods = ["getUserInfo", "getUserInfoAsync", "getServerTimestamp", "getServerTimestampAsync"],
                LocalMethods =
                [
                    "Open", "OpenAsync", "Close", "CloseAsync", "Abort", "Dispose", "DisposeAsync", "ToString", "GetHashCode", "Equals",
                    "GetType", "DisplayInitializationUI",
                ],
            },
        ],
        Exceptions =
        [
            new("FaultException", ["Code", "CreateMessageFault"], new CodeTest("{e}.Code.Name", CodeNotation.Text)),
            new(
                "FaultException",
                ["Detail", "Code", "CreateMessageFault", "exceptionCode"],
                new CodeTest("{e}.Detail.exceptionCode", CodeNotation.CodeMember))
            {
                IsGeneric = true,
                LoginDetailTypeName = "LoginFault",
            },
        ],
        RecordResults =
        [
            new("SaveResult", "success", "errors"),
            new("UpsertResult", "success", "errors"),
            new("DeleteResult", "success", "errors"),
            new("UndeleteResult", "success", "errors"),
            new("MergeResult", "success", "errors"),
            new("LeadConvertResult", "success", "errors"),
            new("SendEmailResult", "success", "errors"),
        ],
    };
}
