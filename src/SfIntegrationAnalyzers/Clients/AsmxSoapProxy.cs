namespace SfIntegrationAnalyzers.Clients;

/// <summary>
/// Proxies made by <c>wsdl.exe</c> or Add Web Reference from a Salesforce WSDL. Failures are <c>SoapException</c> with the code as the
/// local name of <c>Code</c>; proxies of the partner WSDL often have no class for the code at all.
/// </summary>
internal static class AsmxSoapProxy
{
    public static ClientLibrary Library { get; } = new()
    {
        Name = "ASMX proxy",
        Recognition = ClientRecognition.ByContract("WebServiceBindingAttribute", "System.Web.Services.Protocols"),
        ExceptionBases = ["SystemException"],
        ConnectionException = "System.Net.WebException",
        CallingTypes =
        [
            new(CallingType.Proxy, FailureArrival.Fault)
            {
                LoginMethods = ["login", "loginAsync", "Beginlogin"],
                SessionMethods = ["getUserInfo", "getUserInfoAsync", "getServerTimestamp", "getServerTimestampAsync"],
                LocalMethods = ["CancelAsync", "Abort", "Dispose", "ToString", "GetHashCode", "Equals", "GetType", "Discover"],
            },
        ],
        Exceptions = [new("SoapException", ["Code", "Detail", "SubCode"], new CodeTest("{e}.Code.Name", CodeNotation.Text))],
        RecordResults = WcfSoapProxy.Library.RecordResults,
    };
}
