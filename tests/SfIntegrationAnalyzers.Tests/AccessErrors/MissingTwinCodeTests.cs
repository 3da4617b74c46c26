using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Codes that are handled without their twin.</summary>
public class MissingTwinCodeTests
{
    [Theory]
    [InlineData("the org's without the user's", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2009:"API_DISABLED_FOR_ORG"|}))
        {
            return null;
        }
        """)]
    [InlineData("a member of an enumeration", """
        try { return await force.QueryAsync<object>("q"); }
        catch (Salesforce.Common.ForceException ex) when (ex.Error == {|SFI2009:Salesforce.Common.Models.Json.Error.ApiDisabledForOrg|})
        {
            return null;
        }
        """)]
    [InlineData("a member with the code's own name", """
        try { return wcf.query(null, "q"); }
        catch (System.ServiceModel.FaultException<Sforce.Partner.UnexpectedErrorFault> ex) when (ex.Detail.exceptionCode
            == {|SFI2009:Sforce.Partner.ExceptionCode.API_CURRENTLY_DISABLED|}) { return null; }
        """)]
    [InlineData("a session refreshed whatever the message says", """
        try { return await netCore.Query<object>("q"); }
        catch (NetCoreForce.Client.ForceApiException ex) when (ex.Errors.Any(e => e.ErrorCode == {|SFI2009:"INVALID_SESSION_ID"|}))
        {
            return Login();
        }
        """)]
    public Task A_code_without_its_twin_is_reported(string which, string body) => AccessErrorRules.VerifyBodyAsync(body);

    [Theory]
    [InlineData("System.ServiceModel.FaultException", "ex.Code.Name == \"INVALID_SESSION_ID\"")]
    [InlineData("System.Web.Services.Protocols.SoapException", "ex.Code.Name.Equals(\"INVALID_SESSION_ID\")")]
    [InlineData("NetCoreForce.Client.ForceApiException", "ex.Errors[0].ErrorCode == {|SFI2009:\"INVALID_SESSION_ID\"|}")]
    public Task The_other_meaning_is_one_of_REST_also_in_a_policy(string exception, string condition) => AccessErrorRules.VerifyAsync($$"""
        using Polly;

        class Repository(Sforce.Partner.SoapClient wcf, Func<Task> login)
        {
            public Task<object> Load() => Policy.Handle<{{exception}}>(ex => {{condition}})
                .RetryAsync(1, (e, n) => login())
                .ExecuteAsync(() => Task.FromResult<object>(wcf.query(null, "q")));
        }
        """);

    [Fact]
    public Task A_new_sign_in_may_stand_in_a_method_whose_name_does_not_say_so() => AccessErrorRules.VerifyAsync("""
        using Polly;

        class Repository(NetCoreForce.Client.AuthenticationClient auth, NetCoreForce.Client.ForceClient client)
        {
            public Task<object> Load() => Policy
                .Handle<NetCoreForce.Client.ForceApiException>(ex => ex.Errors[0].ErrorCode == {|SFI2009:"INVALID_SESSION_ID"|})
                .RetryAsync(1, (e, n) => StartAnew())
                .ExecuteAsync(() => Task.FromResult<object>(client.Query<object>("q")));

            private Task StartAnew() => auth.UsernamePasswordAsync("c", "s", "u", "p", "https://x.my.salesforce.com");
        }
        """);

    [Fact]
    public Task An_old_enumeration_that_lacks_the_twin_is_left_alone() => Case.For<MissingTwinCodeAnalyzer>()
        .Source("""
            enum ExceptionCode { API_DISABLED_FOR_ORG, INVALID_SESSION_ID }
            class Salesforce { bool Is(ExceptionCode code) => code == ExceptionCode.API_DISABLED_FOR_ORG; }
            """)
        .VerifyAsync();
}
