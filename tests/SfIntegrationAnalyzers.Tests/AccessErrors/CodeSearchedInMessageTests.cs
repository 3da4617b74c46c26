namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Codes that are searched in text made for people.</summary>
public class CodeSearchedInMessageTests
{
    [Theory]
    [InlineData("contained in a message", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Salesforce.Common.ForceException ex) when ({|SFI2004:ex.Message.Contains("INVALID_SESSION_ID")|}) { return null; }
        """)]
    [InlineData("contained in a message of another client", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex)
        {
            if ({|SFI2004:ex.Message.Contains("ErrorCode REQUEST_LIMIT_EXCEEDED")|}) return 1;
            throw;
        }
        """)]
    [InlineData("the message as a whole", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Exception ex) { if ({|SFI2004:ex.Message == "Session expired or invalid"|}) return 1; throw; }
        """)]
    [InlineData("the start of a fault", """
        try { return wcf.query(null, "q"); }
        catch (System.ServiceModel.FaultException ex) when ({|SFI2004:ex.Message.StartsWith("INVALID_SESSION_ID")|}) { return null; }
        """)]
    [InlineData("a SOAP exception's text", """
        try { return asmx.query("q"); }
        catch (System.Web.Services.Protocols.SoapException ex)
        {
            return {|SFI2004:ex.Message.IndexOf("API_DISABLED_FOR_ORG", StringComparison.Ordinal)|} >= 0;
        }
        """)]
    [InlineData("a body", """
        var response = await http.GetAsync("/services/data/v60.0/limits");
        var body = await response.Content.ReadAsStringAsync();
        if ({|SFI2004:body.Contains("API_DISABLED_FOR_ORG")|} || body.Contains("API_CURRENTLY")) throw new UnauthorizedAccessException();
        return body;
        """)]
    [InlineData("a body of RestSharp", """
        var response = await new RestSharp.RestClient("https://x.my.salesforce.com")
            .ExecuteAsync(new RestSharp.RestRequest("/services/data/v60.0/limits"));
            if ({|SFI2004:response.Content.Contains("REQUEST_LIMIT_EXCEEDED")|}) return null;
            return response.Content;
        """)]
    [InlineData("XML", """
        var xml = await http.GetAsync("/services/Soap/u/60.0");
        var text = xml.ToString();
        return {|SFI2004:text.Contains("UNABLE_TO_LOCK_ROW")|};
        """)]
    [InlineData("a whole exception as text", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Exception ex) when ({|SFI2004:ex.ToString().Contains("UNABLE_TO_LOCK_ROW")|}) { return null; }
        """)]
    [InlineData("a sentence of a refusal", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex)
            when ({|SFI2004:ex.Message.Contains("REST API is not enabled for this organization", StringComparison.OrdinalIgnoreCase)|})
        {
            return null;
        }
        """)]
    [InlineData("the message of a record's error", """
        foreach (var saved in asmx.create(null))
            if (!saved.success && !{|SFI2004:saved.errors[0].message.Contains("insufficient access rights on object id")|})
                return saved.errors[0].message;
        return null;
        """)]
    [InlineData("a switch on the message", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Exception ex) { switch (ex.Message) { {|SFI2004:case "Session expired or invalid":|} return 1; default: throw; } }
        """)]
    [InlineData("small letters", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Exception ex) when ({|SFI2004:ex.Message.ToLower().Contains("invalid_session_id")|}) { return 1; }
        catch (Exception ex) when ({|SFI2004:ex.Message.Contains("insufficient_access", StringComparison.OrdinalIgnoreCase)|}) { return 2; }
        catch (Exception ex)
        {
            var lower = ex.ToString().ToLowerInvariant();
            if ({|SFI2004:lower.Contains("unable_to_lock_row")|}) return 3;
            throw;
        }
        """)]
    [InlineData("a variable whose name says text, however it is written", """
        var errormessage = Environment.GetEnvironmentVariable("a");
        var responseBody = errormessage;
        return {|SFI2004:errormessage == "API_DISABLED_FOR_ORG"|} || {|SFI2004:responseBody == "UNABLE_TO_LOCK_ROW"|};
        """)]
    public Task A_code_searched_in_text_is_reported(string where, string body) => AccessErrorRules.VerifyBodyAsync(body);

    [Theory]
    [InlineData("the parsed code", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == "UNABLE_TO_LOCK_ROW")) { return null; }
        """)]
    [InlineData("small letters where the case counts", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == "UNABLE_TO_LOCK_ROW")) { return null; }
        catch (Exception ex) { if (ex.Message.Contains("request_limit_exceeded")) return 1; throw; }
        """)]
    [InlineData("words that others use, in small letters", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == "UNABLE_TO_LOCK_ROW")) { return null; }
        catch (Exception ex) { if (ex.Message.ToLower().Contains("duplicate_value")) return 1; throw; }
        """)]
    [InlineData("the name of a fault's code", """
        try { return asmx.query("q"); }
        catch (System.Web.Services.Protocols.SoapException ex) when (ex.Code.Name == "UNABLE_TO_LOCK_ROW") { return null; }
        """)]
    [InlineData("SalesforceSharp has nothing else", """
        try { return sharp.Query<object>("q"); }
        catch (SalesforceSharp.SalesforceException ex) when (ex.Message.Contains("REQUEST_LIMIT_EXCEEDED")) { return null; }
        """)]
    [InlineData("the message that makes the difference", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Salesforce.Common.ForceException ex) when (ex.Error == Salesforce.Common.Models.Json.Error.InvalidSessionId
            && !ex.Message.Contains("not valid for use with the REST API")) { return Login(); }
        """)]
    [InlineData("a collection of codes", """
        string[] codes = ["UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE"];
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => codes.Contains(e.ErrorCode))) { return null; }
        """)]
    [InlineData("a variable that holds a code", """
        string errorCode = "x";
        if (errorCode.StartsWith("INSUFFICIENT_ACCESS")) return 1;
        if (errorCode == "UNABLE_TO_LOCK_ROW") return 2;
        return null;
        """)]
    [InlineData("a variable in whose name such a word is only a part of another", """
        var context = Environment.GetEnvironmentVariable("a");
        var withdrawal = context;
        return context == "UNABLE_TO_LOCK_ROW" || withdrawal == "SERVER_UNAVAILABLE";
        """)]
    public Task A_compared_code_is_silent(string what, string body) => AccessErrorRules.VerifyBodyAsync(body);
}
