using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.Tests.Endpoints;

/// <summary>Whose version a name speaks of. The lists are kept here a second time, so that no word is lost unseen.</summary>
public class SalesforceNamesTests
{
    [Theory]
    [InlineData("SF_ApiVersion", "sf api version")]
    [InlineData("salesforceAPIVersion", "salesforce api version")]
    [InlineData("apiVERSION", "api version")]
    [InlineData("ver60Now", "ver60 now")]
    [InlineData("A.B:c-d/e f{g}", "a b c d e f g")]
    [InlineData("X", "x")]
    [InlineData("XY", "xy")]
    [InlineData("XYz", "x yz")]
    [InlineData("__", "")]
    [InlineData("", "")]
    public void A_name_has_words(string name, string words) => Assert.Equal(words, string.Join(" ", SalesforceNames.Words(name)));

    [Theory]
    [InlineData("salesforce sfdc sforce force sf forcecom apexsharp reinforce sharpforce netcoreforce dotnetforce")]
    public void These_words_are_Salesforces(string words) => Each(words, word =>
        SalesforceNames.AreSalesforces(["other", word + "_url"])
        && SalesforceNames.IsSalesforceApi($"{word}_api")
        && !SalesforceNames.IsSalesforceApi(word)
        && !SalesforceNames.AreForeign([word]));

    [Theory]
    [InlineData("mysalesforceurl")]
    [InlineData("MYSFDCURL")]
    public void Two_of_them_count_inside_a_word(string name) => Assert.True(SalesforceNames.AreSalesforces([name]));

    [Theory]
    [InlineData("dynamics dynamics365 d365 crm365 dataverse hubspot hub facebook fb meta instagram whatsapp graph msgraph asana marketo")]
    [InlineData("zendesk shopify stripe google adwords azure arm exacttarget marketingcloud pardot grafana kubernetes k8s elastic")]
    [InlineData("elasticsearch mailchimp twilio github gitlab jira netsuite zuora sharepoint slack xero linkedin twitter sap")]
    [InlineData("servicenow workday docusign quickbooks magento paypal amazon aws docker openapi swagger mule avalara sendgrid")]
    public void These_words_are_other_products(string words) => Each(words, word =>
        SalesforceNames.AreForeign(["other", word + "_url"])
        && !SalesforceNames.AreSalesforces([word])
        && !SalesforceNames.IsApiVersion($"{word}_api_version")
        && !SalesforceNames.IsSalesforceApi($"salesforce_{word}_api"));

    [Theory]
    [InlineData("open hub serialization assembly file runtime schema tls ssl http package product application app library protocol xml")]
    [InlineData("sdk tools os browser framework dotnet csharp language database db sql model document report template plugin module")]
    [InlineData("format asset build release software firmware android ios chrome windows excel agent json oauth openid saml ui net")]
    [InlineData("script solution project nuget npm node java python manifest device hardware content row entity dll installer")]
    [InlineData("update migration editor unity test mock fake dummy stub bayeux minimum min class")]
    public void These_words_make_a_version_something_elses(string words) => Each(words, word =>
        !SalesforceNames.IsApiVersion($"salesforce_{word}_api_version"));

    [Theory]
    [InlineData("client event contract batch message payload record user cache job export import terms policy config settings")]
    public void These_words_do_so_where_neither_api_nor_Salesforce_is_named(string words) => Each(words, word =>
        !SalesforceNames.IsApiVersion($"{word}_version")
        && SalesforceNames.IsApiVersion($"{word}_api_version")
        && SalesforceNames.IsApiVersion($"sf_{word}_version"));

    [Theory]
    [InlineData("retries retry attempts timeout seconds minutes count limit length index size id date c r header check checks interval")]
    public void These_words_at_the_end_make_it_no_version(string words) => Each(words, word =>
        !SalesforceNames.IsApiVersion($"api_version_{word}") && SalesforceNames.IsApiVersion($"api_{word}_version"));

    [Theory]
    [InlineData("conversion conversions inversion reversion diversion aversion subversion")]
    public void These_words_only_end_like_a_version(string words) => Each(words, word =>
        !SalesforceNames.IsApiVersion($"sf_{word}_rate") && SalesforceNames.IsApiVersion($"sf_{word}_api_version"));

    [Theory]
    [InlineData("ApexClass ApexTrigger ApexPage ApexComponent AuraDefinitionBundle LightningComponentBundle Flow PackageXml SourcePackage")]
    [InlineData("ApexClassMember ApexTriggerMember ApexPageMember ApexComponentMember EmailTemplate S_Control Scontrol Package package")]
    public void These_types_are_metadata_with_a_version_of_their_own(string words) => Each(words, SalesforceNames.IsMetadata);

    [Theory]
    [InlineData("facebook fb meta instagram whatsapp graph google adwords linkedin marketing")]
    public void These_products_have_versions_of_the_same_look(string words) => Each(words, word =>
        SalesforceNames.HaveSimilarVersions(word + "Url") && !SalesforceNames.HaveSimilarVersions("x" + word));

    [Theory]
    [InlineData("ApiVersion", true, true)]
    [InlineData("apiVer", true, true)]
    [InlineData("APIVER", true, true)]
    [InlineData("apiversion", true, true)]
    [InlineData("Version", true, false)]
    [InlineData("ver", true, false)]
    [InlineData("Api", false, true)]
    [InlineData("Server", false, false)]
    [InlineData("Url", false, false)]
    public void A_name_speaks_of_a_version_or_of_an_api(string name, bool isVersion, bool saysApi) =>
        Assert.Equal((isVersion, saysApi), (SalesforceNames.IsApiVersion(name), SalesforceNames.SaysApi(name)));

    private static void Each(string words, Func<string, bool> holds) =>
        Assert.All(words.Split(' '), word => Assert.True(holds(word), word));
}
