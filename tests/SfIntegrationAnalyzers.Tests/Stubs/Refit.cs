// The public surface of Refit 8 as far as cases use it: declarations only; and an interface as teams write them.
using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Refit
{
    public abstract class HttpMethodAttribute : Attribute { protected HttpMethodAttribute(string path) { } }
    public class GetAttribute : HttpMethodAttribute { public GetAttribute(string path) : base(path) { } }
    public class PostAttribute : HttpMethodAttribute { public PostAttribute(string path) : base(path) { } }
    public class PatchAttribute : HttpMethodAttribute { public PatchAttribute(string path) : base(path) { } }
    public class BodyAttribute : Attribute { }
    public class AliasAsAttribute : Attribute { public AliasAsAttribute(string name) { } }

    public class RefitSettings { }

    public class ApiException : Exception
    {
        public HttpStatusCode StatusCode => throw null;
        public string ReasonPhrase => throw null;
        public string Content => throw null;
        public bool HasContent => throw null;
        public Task<T> GetContentAsAsync<T>() => throw null;
    }

    public class ValidationApiException : ApiException { }

    public interface IApiResponse : IDisposable
    {
        bool IsSuccessStatusCode { get; }
        bool IsSuccessful { get; }
        HttpStatusCode StatusCode { get; }
        string ReasonPhrase { get; }
        ApiException Error { get; }
    }

    public interface IApiResponse<out T> : IApiResponse { T Content { get; } }

    public sealed class ApiResponse<T> : IApiResponse<T>
    {
        public bool IsSuccessStatusCode => throw null;
        public bool IsSuccessful => throw null;
        public HttpStatusCode StatusCode => throw null;
        public string ReasonPhrase => throw null;
        public ApiException Error => throw null;
        public T Content => throw null;
        public Task<ApiResponse<T>> EnsureSuccessStatusCodeAsync() => throw null;
        public void Dispose() { }
    }

    public static class RestService
    {
        public static T For<T>(string hostUrl) => throw null;
        public static T For<T>(HttpClient client) => throw null;
    }

    public interface IServices { }
    public interface IClientBuilder { }

    public static class HttpClientFactoryExtensions
    {
        public static IClientBuilder AddRefitClient<T>(this IServices services, RefitSettings settings = null) => throw null;
        public static IClientBuilder ConfigureHttpClient(this IClientBuilder builder, Action<HttpClient> configure) => throw null;
    }
}

namespace Crm.Declared
{
    public interface ISalesforceAccounts
    {
        [Refit.Get("/services/data/v60.0/query")]
        Task<object> Query(string q);

        [Refit.Get("/services/data/v60.0/limits")]
        Task<Refit.IApiResponse<string>> Limits();

        [Refit.Post("/services/oauth2/token")]
        Task<object> Token(object form);

        [Refit.Get("/services/data")]
        Task<object> Versions();
    }
}
