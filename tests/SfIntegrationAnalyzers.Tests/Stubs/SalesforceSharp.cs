// The public surface of SalesforceSharp as far as cases use it: declarations only.
using System;
using System.Collections.Generic;

namespace SalesforceSharp
{
    using SalesforceSharp.Security;

    public enum SalesforceError
    {
        Unknown,
        InvalidPassword,
        InvalidClient,
        InvalidFieldForInsertUpdate,
        EntityIsDeleted,
        NotFound,
        AuthenticationFailure,
        DuplicateValue,
    }

    public class SalesforceException : Exception
    {
        public SalesforceException(SalesforceError error, string description) : base(description) => Error = error;
        public SalesforceError Error { get; }
        public string[] Fields => throw null;
    }

    public class SalesforceClient
    {
        public SalesforceClient() => throw null;
        public string ApiVersion { get; set; }
        public bool IsAuthenticated { get; }
        public string InstanceUrl { get; }
        public void Authenticate(IAuthenticationFlow authenticationFlow) => throw null;
        public IList<T> Query<T>(string query) where T : new() => throw null;
        public T FindById<T>(string objectName, string recordId) where T : new() => throw null;
        public string Create(string objectName, object record) => throw null;
        public bool Update(string objectName, string recordId, object record) => throw null;
        public bool Delete(string objectName, string recordId) => throw null;
    }
}

namespace SalesforceSharp.Security
{
    public interface IAuthenticationFlow { }

    public class UsernamePasswordAuthenticationFlow : IAuthenticationFlow
    {
        public UsernamePasswordAuthenticationFlow(string clientId, string clientSecret, string username, string password) => throw null;
    }
}
