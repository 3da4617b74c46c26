// The public surface of RestSharp 112 as far as cases use it: declarations only.
using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace RestSharp
{
    public enum Method { Get, Post, Put, Delete, Patch }

    public class RestResponse
    {
        public HttpStatusCode StatusCode { get; set; }
        public bool IsSuccessful { get; set; }
        public bool IsSuccessStatusCode { get; set; }
        public string Content { get; set; }
        public Exception ErrorException { get; set; }
        public string ErrorMessage { get; set; }
    }

    public class RestResponse<T> : RestResponse { public T Data { get; set; } }

    public class RestRequest
    {
        public RestRequest(string resource, Method method = Method.Get) { }
        public string Resource { get; set; }
        public RestRequest AddHeader(string name, string value) => throw null;
    }

    public interface IRestClient : IDisposable { Task<RestResponse> ExecuteAsync(
        RestRequest request, CancellationToken cancellationToken = default); }

    public class RestClient : IRestClient
    {
        public RestClient(string baseUrl) { }
        public Task<RestResponse> ExecuteAsync(RestRequest request, CancellationToken cancellationToken = default) => throw null;
        public void Dispose() { }
    }

    public static class RestClientExtensions
    {
        public static Task<RestResponse<T>> ExecuteAsync<T>(
            this IRestClient client, RestRequest request, CancellationToken cancellationToken = default) => throw null;
        public static Task<T> GetAsync<T>(
            this IRestClient client, RestRequest request, CancellationToken cancellationToken = default) => throw null;
        public static RestResponse Execute(this IRestClient client, RestRequest request) => throw null;
    }
}
