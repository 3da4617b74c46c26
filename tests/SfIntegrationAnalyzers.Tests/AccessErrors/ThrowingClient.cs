namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>A client, and how cases call it and read its error code.</summary>
/// <param name="Name">The client.</param>
/// <param name="Member">The parameter of the class that is called on.</param>
/// <param name="Call">An expression that calls Salesforce and throws on an error.</param>
/// <param name="Exception">The exception that carries the error.</param>
/// <param name="CodeIs">A condition on the code of the exception <c>ex</c>.</param>
/// <param name="HasError">A condition on the exception <c>ex</c> that is always true.</param>
/// <param name="Login">The type of the member that signs in, and an expression that does so.</param>
public sealed record ThrowingClient(
    string Name, string Member, string Call, string Exception, string CodeIs, string HasError, (string Type, string Call) Login)
{
    private static readonly (string, string) ToolkitLogin =
        ("Salesforce.Common.IAuthenticationClient", "await login.UsernamePasswordAsync(\"a\", \"b\", \"c\", \"d\")");

    public static IReadOnlyList<ThrowingClient> All { get; } =
    [
        new(
            "Force.com Toolkit",
            "Salesforce.Force.ForceClient client",
            """await client.QueryAsync<object>("q")""",
            "Salesforce.Common.ForceException",
            "ex.Error is Salesforce.Common.Models.Json.Error.ApiDisabledForOrg or Salesforce.Common.Models.Json.Error.ApiCurrentlyDisabled",
            "ex?.Error != null",
            ToolkitLogin),
        new(
            "Force.com Toolkit, interface",
            "Salesforce.Force.IForceClient client",
            """await client.UpdateAsync("Account", "1", new object())""",
            "Salesforce.Common.ForceException",
            "ex.Error == Salesforce.Common.Models.Json.Error.RequestLimitExceeded",
            "ex?.Error != null",
            ToolkitLogin),
        new(
            "NetCoreForce",
            "NetCoreForce.Client.ForceClient client",
            """await client.Query<object>("q")""",
            "NetCoreForce.Client.ForceApiException",
            """ex.Errors?.Exists(e => e.ErrorCode == "REQUEST_LIMIT_EXCEEDED") == true""",
            "ex.Errors != null",
            ("NetCoreForce.Client.AuthenticationClient", "await login.UsernamePasswordAsync(\"a\", \"b\", \"c\", \"d\", \"e\")")),
        new(
            "WCF proxy",
            "Sforce.Partner.SoapClient client",
            """client.query(null, "q")""",
            "System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault>",
            "ex.Detail.exceptionCode == Sforce.Partner.ExceptionCode.REQUEST_LIMIT_EXCEEDED",
            "ex.Detail != null",
            ("Sforce.Partner.SoapClient", "login.login(\"a\", \"b\")")),
        new(
            "ASMX proxy",
            "Sforce.Enterprise.SforceService client",
            """client.query("q")""",
            "System.Web.Services.Protocols.SoapException",
            """ex.Code.Name == "REQUEST_LIMIT_EXCEEDED" """,
            "ex.Code != null",
            ("Sforce.Enterprise.SforceService", "login.login(\"a\", \"b\")")),
        new(
            "SalesforceSharp",
            "SalesforceSharp.SalesforceClient client",
            """client.Query<object>("q")""",
            "SalesforceSharp.SalesforceException",
            "ex.Error == SalesforceSharp.SalesforceError.AuthenticationFailure",
            "ex != null",
            ("SalesforceSharp.SalesforceClient", "login.Authenticate(null)")),
        new(
            "Refit",
            "Crm.Declared.ISalesforceAccounts client",
            """await client.Query("q")""",
            "Refit.ApiException",
            """System.Text.Json.Nodes.JsonNode.Parse(ex.Content)[0]["errorCode"].ToString() == "REQUEST_LIMIT_EXCEEDED" """,
            "ex.Content != null",
            ToolkitLogin),
        new(
            "RestEase",
            "Crm.Eased.ISalesforceAccounts client",
            """await client.Query("q")""",
            "RestEase.ApiException",
            """ex.DeserializeContent<List<Dictionary<string, string>>>()[0]["errorCode"] == "REQUEST_LIMIT_EXCEEDED" """,
            "ex.Content != null",
            ToolkitLogin),
        new(
            "Flurl",
            "Flurl.Http.IFlurlClient client",
            """await client.Request("/services/data/v60.0/limits").SendAsync(HttpMethod.Get)""",
            "Flurl.Http.FlurlHttpException",
            """ex.GetResponseJsonAsync<List<Dictionary<string, string>>>().Result[0]["errorCode"] == "REQUEST_LIMIT_EXCEEDED" """,
            "ex.Call != null",
            ToolkitLogin),
    ];

    /// <summary>A class whose one method calls inside a try, with the given catch clauses.</summary>
    public string Guarded(string clauses, string members = "") => $$"""
        interface ILog { void Error(Exception e, string m); }
        class Repository({{Member}}, ILog log)
        {
            public async Task<object> Load()
            {
                await Task.Yield();
                try { return {{Call}}; }
                {{clauses}}
            }
            {{members}}
        }
        """;

    public override string ToString() => Name;
}
