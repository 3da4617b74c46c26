// The public surface of NetCoreForce as far as cases use it: declarations only.
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace NetCoreForce.Client.Models
{
    public class ErrorResponse { public string Message { get; set; } public string ErrorCode { get; set; } public string[] Fields
    {
        get;
        set;
    } }

    public class AccessTokenResponse { public string AccessToken { get; set; } public string InstanceUrl { get; set; } }

    public class CreateResponse { public string Id { get; set; } public bool Success { get; set; } public object Errors { get; set; } }

    public class SObjectTreeResponse { public bool HasErrors { get; set; } public List<object> Results { get; set; } }
}

namespace NetCoreForce.Client
{
    using NetCoreForce.Client.Models;

    public class ForceApiException : Exception
    {
        public ForceApiException(string message) : base(message) { }
        public ForceApiException(string message, List<ErrorResponse> errors, HttpStatusCode status) : base(message) { }
        public List<ErrorResponse> Errors { get; set; }
        public HttpStatusCode HttpStatusCode { get; set; }
        public List<string> ObjectUrls { get; set; }
    }

    public class ForceAuthException : Exception
    {
        public ForceAuthException(string errorCode, string message) : base(message) { }
        public string ErrorCode { get; set; }
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public class AuthenticationClient
    {
        public AuthenticationClient(string apiVersion = null, HttpClient httpClient = null) => throw null;
        public string ApiVersion { get; set; }
        public AccessTokenResponse AccessInfo { get; set; }
        public void UsernamePassword(string clientId, string clientSecret, string username, string password, string tokenRequestEndpoint) =>
            throw null;
        public Task UsernamePasswordAsync(
            string clientId, string clientSecret, string username, string password, string tokenRequestEndpoint) => throw null;
        public Task ClientCredentialsAsync(string clientId, string clientSecret, string tokenRequestEndpoint) => throw null;
        public Task TokenRefreshAsync(string refreshToken, string clientId, string clientSecret = "", string tokenRequestEndpoint = "") =>
            throw null;
    }

    public class ForceClient
    {
        public ForceClient(
            string clientId,
            string clientSecret,
            string username,
            string password,
            string tokenRequestEndpoint,
            string apiVersion = null,
            HttpClient httpClient = null) => throw null;
        public ForceClient(
            string instanceUrl,
            string apiVersion,
            string accessToken,
            HttpClient httpClient = null,
            AccessTokenResponse accessInfo = null) => throw null;
        public string ApiVersion { get; }
        public Task<List<T>> Query<T>(string queryString, bool queryAll = false) => throw null;
        public Task<T> QuerySingle<T>(string queryString, bool queryAll = false) => throw null;
        public IAsyncEnumerable<T> QueryAsync<T>(string queryString, bool queryAll = false, int? batchSize = null) => throw null;
        public Task<T> GetObjectById<T>(string sObjectTypeName, string objectId) => throw null;
        public Task<CreateResponse> CreateRecord<T>(string sObjectTypeName, T sObject) => throw null;
        public Task<SObjectTreeResponse> CreateMultiple<T>(string sObjectTypeName, List<T> sObjects) => throw null;
        public Task UpdateRecord<T>(string sObjectTypeName, string objectId, T sObject) => throw null;
        public Task DeleteRecord(string sObjectTypeName, string objectId) => throw null;
    }
}
