namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Codes that are mistyped.</summary>
public class UnknownErrorCodeTests
{
    [Theory]
    [InlineData("one letter missing", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2008:"API_DISABLE_FOR_ORG"|}))
        {
            return null;
        }
        """)]
    [InlineData("in a message", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Salesforce.Common.ForceException ex) when (ex.Message.Contains({|SFI2008:"INVALID_SESION_ID"|})) { return null; }
        """)]
    [InlineData("beside real ones", """
        string[] codes = ["UNABLE_TO_LOCK_ROW", {|SFI2008:"REQUEST_LIMIT_EXCEDED"|}]; return codes;
        """)]
    public Task A_mistyped_code_is_reported(string how, string body) => AccessErrorRules.VerifyBodyAsync(body);

    [Theory]
    [InlineData("a code of another system",
        """string errorCode = "x"; return errorCode == "CARD_WAS_DECLINED" || errorCode == "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a code that is newer than the table",
        """string errorCode = "x"; return errorCode == "QUANTUM_SHIELD_ENABLED_FOR_ORG" || errorCode == "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a code of which every word is right",
        """string errorCode = "x"; return errorCode is "SESSION_NOT_FOUND" or "UNABLE_TO_LOCK_ROW";""")]
    [InlineData("a name of something else", """var name = "CUSTOM_FIELD_NAME_A"; return name;""")]
    public Task A_code_that_may_be_right_is_silent(string what, string body) => AccessErrorRules.VerifyBodyAsync(body);
}
