namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Codes as text: searched in messages, mistyped, or handled without their twin.</summary>
public class ErrorCodeTests
{
    [Theory]
    [InlineData("contained in a message", """
        try { return await force.QueryAsync<object>("q"); } catch (Salesforce.Common.ForceException ex) when ({|SFI2004:ex.Message.Contains("INVALID_SESSION_ID")|}) { return null; }
        """)]
    [InlineData("contained in a message of another client", """
        try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) { if ({|SFI2004:ex.Message.Contains("ErrorCode REQUEST_LIMIT_EXCEEDED")|}) return 1; throw; }
        """)]
    [InlineData("the message as a whole", """
        try { return await force.QueryAsync<object>("q"); } catch (Exception ex) { if ({|SFI2004:ex.Message == "Session expired or invalid"|}) return 1; throw; }
        """)]
    [InlineData("the start of a fault", """
        try { return wcf.query(null, "q"); } catch (System.ServiceModel.FaultException ex) when ({|SFI2004:ex.Message.StartsWith("INVALID_SESSION_ID")|}) { return null; }
        """)]
    [InlineData("a SOAP exception's text", """
        try { return asmx.query("q"); } catch (System.Web.Services.Protocols.SoapException ex) { return {|SFI2004:ex.Message.IndexOf("API_DISABLED_FOR_ORG", StringComparison.Ordinal)|} >= 0; }
        """)]
    [InlineData("a body", """
        var response = await http.GetAsync("/services/data/v60.0/limits"); var body = await response.Content.ReadAsStringAsync(); if ({|SFI2004:body.Contains("API_DISABLED_FOR_ORG")|} || body.Contains("API_CURRENTLY")) throw new UnauthorizedAccessException(); return body;
        """)]
    [InlineData("a body of RestSharp", """
        var response = await new RestSharp.RestClient("https://x.my.salesforce.com").ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/limits")); if ({|SFI2004:response.Content.Contains("REQUEST_LIMIT_EXCEEDED")|}) return null; return response.Content;
        """)]
    [InlineData("XML", """
        var xml = await http.GetAsync("/services/Soap/u/60.0"); var text = xml.ToString(); return {|SFI2004:text.Contains("UNABLE_TO_LOCK_ROW")|};
        """)]
    [InlineData("a whole exception as text", """
        try { return await force.QueryAsync<object>("q"); } catch (Exception ex) when ({|SFI2004:ex.ToString().Contains("UNABLE_TO_LOCK_ROW")|}) { return null; }
        """)]
    [InlineData("a switch on the message", """
        try { return await force.QueryAsync<object>("q"); } catch (Exception ex) { switch (ex.Message) { {|SFI2004:case "Session expired or invalid":|} return 1; default: throw; } }
        """)]
    public Task A_code_searched_in_text_is_reported(string where, string body) => VerifyAsync(where, body);

    [Theory]
    [InlineData("the parsed code", """
        try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == "UNABLE_TO_LOCK_ROW")) { return null; }
        """)]
    [InlineData("the name of a fault's code", """
        try { return asmx.query("q"); } catch (System.Web.Services.Protocols.SoapException ex) when (ex.Code.Name == "UNABLE_TO_LOCK_ROW") { return null; }
        """)]
    [InlineData("SalesforceSharp has nothing else", """
        try { return sharp.Query<object>("q"); } catch (SalesforceSharp.SalesforceException ex) when (ex.Message.Contains("REQUEST_LIMIT_EXCEEDED")) { return null; }
        """)]
    [InlineData("the message that makes the difference", """
        try { return await force.QueryAsync<object>("q"); } catch (Salesforce.Common.ForceException ex) when (ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId && !ex.Message.Contains("not valid for use with the REST API")) { return Login(); }
        """)]
    [InlineData("a collection of codes", """
        string[] codes = ["UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"]; try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => codes.Contains(e.ErrorCode))) { return null; }
        """)]
    [InlineData("a variable that holds a code", """
        string errorCode = "x"; if (errorCode.StartsWith("INSUFFICIENT_ACCESS")) return 1; if (errorCode == "UNABLE_TO_LOCK_ROW") return 2; return null;
        """)]
    public Task A_compared_code_is_silent(string what, string body) => VerifyAsync(what, body);

    [Theory]
    [InlineData("one letter missing", """
        try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2008:"API_DISABLE_FOR_ORG"|})) { return null; }
        """)]
    [InlineData("in a message", """
        try { return await force.QueryAsync<object>("q"); } catch (Salesforce.Common.ForceException ex) when (ex.Message.Contains({|SFI2008:"INVALID_SESION_ID"|})) { return null; }
        """)]
    [InlineData("beside real ones", """
        string[] codes = ["UNABLE_TO_LOCK_ROW", {|SFI2008:"REQUEST_LIMIT_EXCEDED"|}]; return codes;
        """)]
    public Task A_mistyped_code_is_reported(string how, string body) => VerifyAsync(how, body);

    [Theory]
    [InlineData("a code of another system", """string errorCode = "x"; return errorCode == "CARD_WAS_DECLINED" || errorCode == "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a code that is newer than the table", """string errorCode = "x"; return errorCode == "QUANTUM_SHIELD_ENABLED_FOR_ORG" || errorCode == "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a code of which every word is right", """string errorCode = "x"; return errorCode is "SESSION_NOT_FOUND" or "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a name of something else", """var name = "CUSTOM_FIELD_NAME_A"; return name;""")]
    public Task A_code_that_may_be_right_is_silent(string what, string body) => VerifyAsync(what, body);

    [Theory]
    [InlineData("the org's without the user's", """
        try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2009:"API_DISABLED_FOR_ORG"|})) { return null; }
        """)]
    [InlineData("a member of an enumeration", """
        try { return await force.QueryAsync<object>("q"); } catch (Salesforce.Common.ForceException ex) when (ex.Error == {|SFI2009:Salesforce.Common.Models.Json.Error.ApiDisabledForOrg|}) { return null; }
        """)]
    [InlineData("a member with the code's own name", """
        try { return wcf.query(null, "q"); } catch (System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault> ex) when (ex.Detail.exceptionCode == {|SFI2009:Sforce.Partner.ExceptionCode.API_CURRENTLY_DISABLED|}) { return null; }
        """)]
    [InlineData("a session refreshed whatever the message says", """
        try { return await netCore.Query<object>("q"); } catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2009:"INVALID_SESSION_ID"|})) { return Login(); }
        """)]
    public Task A_code_without_its_twin_is_reported(string which, string body) => VerifyAsync(which, body);

    private static Task VerifyAsync(string what, string body)
    {
        Assert.NotEmpty(what);
        return AccessErrorRules.VerifyAsync($$"""
            class Repository(
                Salesforce.Force.ForceClient force, NetCoreForce.Client.ForceClient netCore, Sforce.Partner.SoapClient wcf,
                Sforce.Enterprise.SforceService asmx, SalesforceSharp.SalesforceClient sharp, HttpClient http)
            {
                public async Task<object> Run()
                {
                    await Task.Yield();
                    {{body}}
                }
                object Login() => null;
            }
            """);
    }
}
