// A proxy as dotnet-svcutil makes it from the partner WSDL, and what it needs of System.ServiceModel: declarations only.
using System;
using System.Threading.Tasks;

namespace System.ServiceModel
{
    [AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
    public sealed class ServiceContractAttribute : Attribute { public string Namespace { get; set; } public string ConfigurationName
    {
        get;
        set;
    } }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class FaultContractAttribute : Attribute
    {
        public FaultContractAttribute(Type detailType) { }
        public string Action { get; set; }
        public string Name { get; set; }
        public string Namespace { get; set; }
    }

    public class CommunicationException : Exception
    {
        public CommunicationException() { }
        public CommunicationException(string message) : base(message) { }
    }

    public class EndpointNotFoundException : CommunicationException { }

    public class FaultCode { public string Name { get; } public string Namespace { get; } }

    public class FaultException : CommunicationException { public FaultException(string reason) : base(reason) { } public FaultCode Code
    {
        get;
    } }

    public class FaultException<TDetail> : FaultException
    {
        public FaultException(TDetail detail, string reason) : base(reason) => Detail = detail;
        public TDetail Detail { get; }
    }

    public class EndpointAddress { public EndpointAddress(string uri) { } }

    public abstract class ClientBase<TChannel> : IDisposable where TChannel : class
    {
        protected TChannel Channel => throw null;
        public void Abort() { }
        public void Close() { }
        public void Open() { }
        void IDisposable.Dispose() { }
    }
}

namespace Sforce.Partner
{
    using System.ServiceModel;

    public enum ExceptionCode
    {
        API_CURRENTLY_DISABLED,
        API_DISABLED_FOR_ORG,
        INVALID_LOGIN,
        INVALID_SESSION_ID,
        REQUEST_LIMIT_EXCEEDED,
        SERVER_UNAVAILABLE,
        UNABLE_TO_LOCK_ROW,
        UNSUPPORTED_API_VERSION,
    }

    public enum StatusCode { INSUFFICIENT_ACCESS_OR_READONLY, UNABLE_TO_LOCK_ROW }

    public class ApiFault { public ExceptionCode exceptionCode { get; set; } public string exceptionMessage { get; set; } }
    public class LoginFault : ApiFault { }
    public class UnexpectedErrorFault : ApiFault { }
    public class InvalidSObjectFault : ApiFault { }
    public class MalformedQueryFault : ApiFault { }

    public class LoginResult { public string serverUrl { get; set; } public string sessionId { get; set; } }
    public class QueryResult { public sObject[] records { get; set; } public bool done { get; set; } }
    public class sObject { public string type { get; set; } public string Id { get; set; } }
    public class Error { public StatusCode statusCode { get; set; } public string message { get; set; } public string[] fields
    {
        get;
        set;
    } }
    public class SaveResult { public string id { get; set; } public bool success { get; set; } public Error[] errors { get; set; } }
    public class SessionHeader { public string sessionId { get; set; } }
    public class LimitInfo { }
    public class createResponse { public LimitInfo[] LimitInfoHeader; public SaveResult[] result; }

    [ServiceContract(Namespace = "urn:partner.soap.sforce.com", ConfigurationName = "Sforce.Partner.Soap")]
    public interface Soap
    {
        [FaultContract(typeof(UnexpectedErrorFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        [FaultContract(typeof(LoginFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        LoginResult login(string username, string password);

        [FaultContract(typeof(UnexpectedErrorFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        [FaultContract(typeof(InvalidSObjectFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        [FaultContract(typeof(MalformedQueryFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        QueryResult query(SessionHeader SessionHeader, string queryString);

        [FaultContract(typeof(UnexpectedErrorFault), Namespace = "urn:fault.partner.soap.sforce.com")]
        SaveResult[] create(SessionHeader SessionHeader, sObject[] sObjects);

        DateTime getServerTimestamp(SessionHeader SessionHeader);

        Task<createResponse> createAsync(SessionHeader SessionHeader, sObject[] sObjects);

        LimitInfo[] update(SessionHeader SessionHeader, sObject[] sObjects, out SaveResult[] result);
    }

    public class SoapClient : ClientBase<Soap>, Soap
    {
        public SoapClient() { }
        public SoapClient(string endpointConfigurationName, string remoteAddress) { }
        public LoginResult login(string username, string password) => Channel.login(username, password);
        public QueryResult query(SessionHeader SessionHeader, string queryString) => Channel.query(SessionHeader, queryString);
        public SaveResult[] create(SessionHeader SessionHeader, sObject[] sObjects) => Channel.create(SessionHeader, sObjects);
        public DateTime getServerTimestamp(SessionHeader SessionHeader) => Channel.getServerTimestamp(SessionHeader);
        public Task<createResponse> createAsync(SessionHeader SessionHeader, sObject[] sObjects) =>
            Channel.createAsync(SessionHeader, sObjects);
        public LimitInfo[] update(SessionHeader SessionHeader, sObject[] sObjects, out SaveResult[] result) =>
            Channel.update(SessionHeader, sObjects, out result);
    }
}
