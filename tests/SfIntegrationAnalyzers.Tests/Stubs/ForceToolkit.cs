// The public surface of Force.com Toolkit for .NET as far as cases use it: declarations only.
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace Salesforce.Common
{
    using Salesforce.Common.Models.Json;

    public interface IForceException { Error Error { get; } string[] Fields { get; } HttpStatusCode HttpStatusCode { get; } }

    public class ForceException : Exception, IForceException
    {
        public ForceException(Error error, string description) : base(description) => Error = error;
        public Error Error { get; }
        public string[] Fields => throw null;
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public class ForceAuthException : Exception, IForceException
    {
        public ForceAuthException(Error error, string description) : base(description) => Error = error;
        public Error Error { get; }
        public string[] Fields => throw null;
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public interface IAuthenticationClient : IDisposable
    {
        string InstanceUrl { get; set; }
        string AccessToken { get; set; }
        string RefreshToken { get; set; }
        string ApiVersion { get; set; }
        Task UsernamePasswordAsync(string clientId, string clientSecret, string username, string password);
        Task UsernamePasswordAsync(string clientId, string clientSecret, string username, string password, string tokenRequestEndpointUrl);
        Task WebServerAsync(string clientId, string clientSecret, string redirectUri, string code);
        Task TokenRefreshAsync(string clientId, string refreshToken, string clientSecret = "");
        Task GetLatestVersionAsync();
    }

    public class AuthenticationClient : IAuthenticationClient
    {
        public AuthenticationClient(string apiVersion = "v36.0") => throw null;
        public AuthenticationClient(HttpClient httpClient, string apiVersion = "v36.0", bool callerWillDisposeHttpClient = false) =>
            throw null;
        public string Id { get; set; }
        public string InstanceUrl { get; set; }
        public string AccessToken { get; set; }
        public string RefreshToken { get; set; }
        public string ApiVersion { get; set; }
        public Task UsernamePasswordAsync(string clientId, string clientSecret, string username, string password) => throw null;
        public Task UsernamePasswordAsync(
            string clientId, string clientSecret, string username, string password, string tokenRequestEndpointUrl) => throw null;
        public Task WebServerAsync(string clientId, string clientSecret, string redirectUri, string code) => throw null;
        public Task TokenRefreshAsync(string clientId, string refreshToken, string clientSecret = "") => throw null;
        public Task GetLatestVersionAsync() => throw null;
        public void Dispose() => throw null;
    }
}

namespace Salesforce.Common.Models.Json
{
    public enum Error
    {
        Unknown, NonJsonErrorResponse, InvalidSessionId, ApiDisabledForOrg, ApiCurrentlyDisabled, RequestLimitExceeded, UnableToLockRow,
        UnsupportedApiVersion, ServerUnavailable, InvalidLogin, InvalidGrant, LoginMustUseSecurityToken, InsufficientAccess,
        InsufficientAccessOrReadonly, TooManyApexRequests, QueryTimeout, InvalidClient, FunctionalityNotEnabled,
    }

    public class QueryResult<T>
    {
        public List<T> Records { get; set; }
        public int TotalSize { get; set; }
        public bool Done { get; set; }
        public string NextRecordsUrl { get; set; }
    }

    public class SuccessResponse { public string Id { get; set; } public bool Success { get; set; } public object Errors { get; set; } }

    public class SaveResponse { public bool HasErrors { get; set; } public List<object> Results { get; set; } }
}

namespace Salesforce.Common.Models.Xml
{
    public class BatchResult { public string Id { get; set; } public bool Success { get; set; } public BatchResultErrors Errors
    {
        get;
        set;
    } }

    public class BatchResultErrors { public string StatusCode { get; set; } public string Message { get; set; } }

    public class BatchResultList { public List<BatchResult> Items { get; set; } }

    public class SObject : Dictionary<string, object> { }

    public class SObjectList<T> : List<T> { }
}

namespace Salesforce.Force
{
    using Salesforce.Common.Models.Json;
    using Salesforce.Common.Models.Xml;

    public interface IForceClient : IDisposable
    {
        Task<QueryResult<T>> QueryAsync<T>(string query);
        Task<SuccessResponse> CreateAsync(string objectName, object record);
        Task<SuccessResponse> UpdateAsync(string objectName, string recordId, object record);
        Task<bool> DeleteAsync(string objectName, string recordId);
        Task<SaveResponse> CreateAsync(string objectName, List<object> records);
        Task<List<BatchResultList>> RunJobAndPollAsync<T>(string objectName, string operation, List<SObjectList<T>> batches);
    }

    public class ForceClient : IForceClient
    {
        public ForceClient(string instanceUrl, string accessToken, string apiVersion) => throw null;
        public Task<QueryResult<T>> QueryAsync<T>(string query) => throw null;
        public Task<SuccessResponse> CreateAsync(string objectName, object record) => throw null;
        public Task<SuccessResponse> UpdateAsync(string objectName, string recordId, object record) => throw null;
        public Task<bool> DeleteAsync(string objectName, string recordId) => throw null;
        public Task<T> UserInfo<T>(string url) => throw null;
        public Task<SaveResponse> CreateAsync(string objectName, List<object> records) => throw null;
        public Task<List<BatchResultList>> RunJobAndPollAsync<T>(string objectName, string operation, List<SObjectList<T>> batches) =>
            throw null;
        public void Dispose() => throw null;
    }
}
