using SfIntegrationAnalyzers.Salesforce.Apps;
using SfIntegrationAnalyzers.Salesforce.Editions;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Tests.Salesforce;

/// <summary>Small tables, word for word: whoever changes one sees it in the difference.</summary>
public class PlatformFactsTests
{
    [Fact]
    public void The_apps_that_need_API_Enabled() => Snapshot.Verify(string.Join(
        "\n",
        ApiDependentApp.All.Select(
            app => $"{app.Key}: {app.Name}; {app.Consequence}; {app.Retirement ?? "goes on"}; {string.Join(" | ", app.ErrorMessages)}")));

    [Fact]
    public void The_editions_and_their_API_access() => Snapshot.Verify(string.Join(
        "\n",
        SalesforceEdition.All.Select(edition =>
            $"{edition.OrganizationType} = {edition.Name}: "
                + $"{edition.ApiAccess}, {(edition.EnforcesApiEnabledInApps ? "enforced" : "not enforced")} in apps")));

    [Fact]
    public void The_families_of_endpoints() => Snapshot.Verify(string.Join(
        "\n",
        Enum.GetValues<EndpointFamily>()
            .Select(family =>
                $"{family}: {family.DisplayName()}, {family.ExpectedForm().Format(new ApiVersion(60))}"
                    + (family.IsSoap() ? ", SOAP" : "")
                    + (family.HasLogin() ? ", login()" : "")
                    + $"; {EndpointFamilies.AnswerToRetired(family)}")
            .Append(EndpointFamilies.AnswerToRetired(null))));

    [Fact]
    public void An_app_is_found_by_its_key_and_a_partners_app_is_none_of_them()
    {
        Assert.Equal("Salesforce for Outlook", ApiDependentApp.Find("salesforce-for-outlook")!.Name);
        Assert.Null(ApiDependentApp.Find("Acme Field Tools"));
    }

    [Fact]
    public void An_edition_is_found_in_any_case_and_an_unknown_one_is_not()
    {
        Assert.Equal("Group Edition", SalesforceEdition.Find("team edition")!.Name);
        Assert.Null(SalesforceEdition.Find("Starter Edition"));
        Assert.Null(SalesforceEdition.Find(null));
    }
}
