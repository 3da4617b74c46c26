// The public surface of RestEase 1.6 as far as cases use it: declarations only; and an interface as teams write them.
using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace RestEase
{
    public abstract class RequestAttributeBase : Attribute { protected RequestAttributeBase(string method, string path) { } }

    public class RequestAttribute : RequestAttributeBase
    {
        public RequestAttribute(string method, string path) : base(method, path) { }
    }

    public class GetAttribute : RequestAttributeBase
    {
        public GetAttribute() : base("GET", "") { }
        public GetAttribute(string path) : base("GET", path) { }
    }

    public class BasePathAttribute : Attribute { public BasePathAttribute(string basePath) { } }
    public class BaseAddressAttribute : Attribute { public BaseAddressAttribute(string baseAddress) { } }
    public class AllowAnyStatusCodeAttribute : Attribute
    {
        public AllowAnyStatusCodeAttribute() { }
        public AllowAnyStatusCodeAttribute(bool allowAnyStatusCode) { }
    }
    public class PathAttribute : Attribute { }

    public class ApiException : Exception
    {
        public HttpStatusCode StatusCode => throw null;
        public string ReasonPhrase => throw null;
        public string Content => throw null;
        public bool HasContent => throw null;
        public T DeserializeContent<T>() => throw null;
    }

    public class Response<T>
    {
        public string StringContent => throw null;
        public HttpResponseMessage ResponseMessage => throw null;
        public T GetContent() => throw null;
    }

    public class RestClient
    {
        public RestClient(string baseUrl) { }
        public T For<T>() => throw null;
        public static T For<T>(string baseUrl) => throw null;
    }
}

namespace Crm.Eased
{
    public interface ISalesforceAccounts
    {
        [RestEase.Get("services/data/{version}/query")]
        Task<object> Query(string q, [RestEase.Path] string version = "v60.0");
    }
}
