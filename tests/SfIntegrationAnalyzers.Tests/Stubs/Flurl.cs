// The public surface of Flurl.Http 4 as far as cases use it: declarations only.
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Flurl
{
    public class Url
    {
        public Url(string baseUrl) { }
        public Url AppendPathSegment(object segment) => throw null;
        public Url AppendPathSegments(params object[] segments) => throw null;
        public Url SetQueryParam(string name, object value) => throw null;
    }

    public static class GeneratedExtensions
    {
        public static Url AppendPathSegment(this string url, object segment) => throw null;
        public static Url AppendPathSegments(this string url, params object[] segments) => throw null;
        public static Url SetQueryParam(this string url, string name, object value) => throw null;
    }
}

namespace Flurl.Http
{
    public interface IFlurlResponse : IDisposable
    {
        int StatusCode { get; }
        HttpResponseMessage ResponseMessage { get; }
        Task<T> GetJsonAsync<T>();
        Task<string> GetStringAsync();
    }

    public interface IFlurlRequest
    {
        Task<IFlurlResponse> SendAsync(HttpMethod verb, HttpContent content = null);
    }

    public class FlurlRequest : IFlurlRequest
    {
        public FlurlRequest(string url) { }
        public Task<IFlurlResponse> SendAsync(HttpMethod verb, HttpContent content = null) => throw null;
    }

    public interface IFlurlClient { IFlurlRequest Request(params object[] urlSegments); }

    public class FlurlClient : IFlurlClient
    {
        public FlurlClient(string baseUrl) { }
        public IFlurlRequest Request(params object[] urlSegments) => throw null;
    }

    public class FlurlCall { public IFlurlResponse Response => throw null; }

    public class FlurlHttpException : Exception
    {
        public FlurlCall Call => throw null;
        public int? StatusCode => throw null;
        public Task<string> GetResponseStringAsync() => throw null;
        public Task<T> GetResponseJsonAsync<T>() => throw null;
    }

    public class FlurlHttpTimeoutException : FlurlHttpException { }

    public static class ResponseExtensions
    {
        public static Task<T> ReceiveJson<T>(this Task<IFlurlResponse> response) => throw null;
        public static Task<string> ReceiveString(this Task<IFlurlResponse> response) => throw null;
    }

    public static class SettingsExtensions
    {
        public static IFlurlRequest WithOAuthBearerToken(this string url, string token) => throw null;
        public static IFlurlRequest WithOAuthBearerToken(this Url url, string token) => throw null;
        public static IFlurlRequest WithOAuthBearerToken(this IFlurlRequest request, string token) => throw null;
        public static IFlurlRequest WithHeader(this string url, string name, object value) => throw null;
        public static IFlurlRequest WithHeader(this Url url, string name, object value) => throw null;
        public static IFlurlRequest AllowAnyHttpStatus(this string url) => throw null;
        public static IFlurlRequest AllowAnyHttpStatus(this Url url) => throw null;
        public static IFlurlRequest AllowAnyHttpStatus(this IFlurlRequest request) => throw null;
        public static IFlurlRequest AllowHttpStatus(this string url, string pattern) => throw null;
        public static IFlurlRequest AllowHttpStatus(this string url, params int[] statuses) => throw null;
        public static IFlurlRequest AppendPathSegment(this IFlurlRequest request, object segment) => throw null;
    }

    public static class GeneratedExtensions
    {
        public static Task<T> GetJsonAsync<T>(this string url) => throw null;
        public static Task<T> GetJsonAsync<T>(this Url url) => throw null;
        public static Task<T> GetJsonAsync<T>(this IFlurlRequest request) => throw null;
        public static Task<IFlurlResponse> GetAsync(this string url) => throw null;
        public static Task<IFlurlResponse> GetAsync(this Url url) => throw null;
        public static Task<IFlurlResponse> GetAsync(this IFlurlRequest request) => throw null;
        public static Task<IFlurlResponse> PostJsonAsync(this string url, object body) => throw null;
        public static Task<IFlurlResponse> PostJsonAsync(this Url url, object body) => throw null;
        public static Task<IFlurlResponse> PostJsonAsync(this IFlurlRequest request, object body) => throw null;
        public static Task<IFlurlResponse> PostUrlEncodedAsync(this string url, object body) => throw null;
    }
}
