// A proxy as wsdl.exe makes it from the enterprise WSDL, and what it needs of System.Web.Services: declarations only.
using System;
using System.Xml;

namespace System.Web.Services
{
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public sealed class WebServiceBindingAttribute : Attribute { public string Name { get; set; } public string Namespace { get; set; } }
}

namespace System.Web.Services.Protocols
{
    public class SoapException : SystemException
    {
        public SoapException(string message, XmlQualifiedName code) : base(message) => Code = code;
        public XmlQualifiedName Code { get; }
        public XmlNode Detail { get; }
    }

    public abstract class SoapHttpClientProtocol : IDisposable
    {
        public string Url { get; set; }
        public int Timeout { get; set; }
        public void Dispose() { }
    }
}

namespace Sforce.Enterprise
{
    using System.Web.Services;
    using System.Web.Services.Protocols;

    public class SessionHeader { public string sessionId { get; set; } }
    public class LoginResult { public string serverUrl { get; set; } public string sessionId { get; set; } }
    public class QueryResult { public sObject[] records { get; set; } public bool done { get; set; } public string queryLocator
    {
        get;
        set;
    } }
    public class sObject { public string Id { get; set; } }
    public class Error { public string statusCode { get; set; } public string message { get; set; } }
    public class SaveResult { public string id { get; set; } public bool success { get; set; } public Error[] errors { get; set; } }
    public class DeleteResult { public string id { get; set; } public bool success { get; set; } public Error[] errors { get; set; } }

    [WebServiceBinding(Name = "SoapBinding", Namespace = "urn:enterprise.soap.sforce.com")]
    public class SforceService : SoapHttpClientProtocol
    {
        public SessionHeader SessionHeaderValue { get; set; }
        public LoginResult login(string username, string password) => throw null;
        public void logout() => throw null;
        public object getUserInfo() => throw null;
        public QueryResult query(string queryString) => throw null;
        public QueryResult queryMore(string queryLocator) => throw null;
        public SaveResult[] create(sObject[] sObjects) => throw null;
        public DeleteResult[] delete(string[] ids) => throw null;
    }
}
