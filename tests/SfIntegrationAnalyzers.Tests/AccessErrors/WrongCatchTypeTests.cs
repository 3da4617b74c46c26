namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Catch clauses whose type does not fit the calls they guard.</summary>
public class WrongCatchTypeTests
{
    [Theory]
    [InlineData("the base of a fault", """
        try { wcf.login("a", "b"); } catch ({|SFI2010:FaultException<ApiFault>|} e) { Console.WriteLine(e.Detail.exceptionCode); }
        """)]
    [InlineData("the fault of another operation", """
        try { wcf.query(null, "q"); } catch ({|SFI2010:FaultException<LoginFault>|} e) { Console.WriteLine(e.Detail.exceptionCode); }
        """)]
    [InlineData("faults taken for the network", """
        try { wcf.query(null, "q"); } catch ({|SFI2010:CommunicationException|}) { Console.WriteLine("network"); }
        """)]
    [InlineData("a login throws the sibling", """
        try { await login.UsernamePasswordAsync("a", "b", "c", "d"); }
        catch ({|SFI2010:Salesforce.Common.ForceException|} e) { Console.WriteLine(e.Error); }
        """)]
    [InlineData("a blocking wait wraps it", """
        try { _ = force.QueryAsync<object>("q").Result; }
        catch ({|SFI2010:Salesforce.Common.ForceException|} e) { Console.WriteLine(e.Error); }
        """)]
    [InlineData("a query throws the sibling", """
        try { await force.QueryAsync<object>("q"); }
        catch ({|SFI2010:Salesforce.Common.ForceAuthException|} e) { Console.WriteLine(e.Error); }
        """)]
    [InlineData("a login of NetCoreForce throws the sibling", """
        try { await netCoreLogin.UsernamePasswordAsync("a", "b", "c", "d", "e"); }
        catch ({|SFI2010:NetCoreForce.Client.ForceApiException|} e) { Console.WriteLine(e.Errors); }
        """)]
    public Task A_type_that_does_not_fit_is_reported(string what, string body) => VerifyAsync(body);

    [Theory]
    [InlineData("the fault that the operation declares", """
        try { wcf.login("a", "b"); } catch (FaultException<LoginFault> e) { Console.WriteLine(e.Detail.exceptionCode); }
        """)]
    [InlineData("a fault before the network", """
        try { wcf.query(null, "q"); }
        catch (FaultException<UnexpectedErrorFault> e) { Console.WriteLine(e.Detail.exceptionCode); }
        catch (FaultException) { throw; }
        catch (CommunicationException) { Console.WriteLine("network"); }
        """)]
    [InlineData("the network, rethrown", """
        try { wcf.query(null, "q"); } catch (CommunicationException) { wcf.Abort(); throw; }
        """)]
    [InlineData("both siblings", """
        try { await login.UsernamePasswordAsync("a", "b", "c", "d"); await force.QueryAsync<object>("q"); }
        catch (Salesforce.Common.ForceAuthException e) { Console.WriteLine(e.Error); }
        catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Error); }
        """)]
    [InlineData("a refresh throws ForceException", """
        try { await login.TokenRefreshAsync("a", "b"); } catch (Salesforce.Common.ForceException e) { Console.WriteLine(e.Error); }
        """)]
    public Task A_type_that_fits_is_silent(string what, string body) => VerifyAsync(body);

    private static Task VerifyAsync(string body) =>
        AccessErrorRules.VerifyAsync($$"""
            using System.ServiceModel;
            using Sforce.Partner;
            class Repository(
                SoapClient wcf,
                Salesforce.Common.AuthenticationClient login,
                Salesforce.Force.ForceClient force,
                NetCoreForce.Client.AuthenticationClient netCoreLogin)
            {
                public async Task Run()
                {
                    await Task.Yield();
                    {{body}}
                }
            }
            """);
}
