using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>Versions in configuration files, settings, WSDLs and service references, each shape in its kind of file.</summary>
public class ConfigurationFilesTests
{
    public static TheoryData<string, string> Shapes => new()
    {
        { "appsettings.json", "{ \"Salesforce\": { \"ApiVersion\": \"[|v28.0|]\" } }" },
        { "appsettings.Production.json", "{\n  // the old one\n  \"Salesforce\": { \"ApiVersion\": \"[|28.0|]\", },\n}" },
        { "appsettings.json", "{ \"Salesforce:ApiVersion\": \"[|v28.0|]\" }" },
        { "appsettings.json", "{ \"SalesforceApiVersion\": \"[|11.1|]\" }" },
        { "appsettings.json", "{ \"SALESFORCE_VERSION\": \"[|v28.0|]\" }" },
        { "appsettings.json", "{ \"Salesforce\": { \"CometDUri\": \"/cometd/[|28.0|]\" } }" },
        { "appsettings.json", "{ \"soapUrl\": \"https://login.salesforce.com/services/Soap/u/[|28.0|]\" }" },
        { "appsettings.json", "{ \"url\": \"https:\\/\\/login.salesforce.com\\/services\\/data\\/[|v28.0|]\\/query\" }" },
        {
            "appsettings.json",
            """
            {
              "Crm": { "TokenRequestEndpoint": "https://login.salesforce.com/services/oauth2/token", "ApiVersion": "[|v28.0|]" }
            }
            """
        },
        { "appsettings.json", "{ \"Salesforce\": { \"ApiVersion\": [|28.0|] } }" },
        { "appsettings.json", "{ \"SalesForceHttp\": { \"VersaoAPI\": \"[|v28.0|]\" } }" },
        { "appsettings.json", "{ \"SalesforceSettings\": { \"Api\": { \"Version\": \"[|v28.0|]\", \"Path\": \"services/data\" } } }" },
        { "appsettings.json", "{ \"Crm\": { \"SfVersion\": [|24|], \"SalesforceLogin\": \"a@b.example\" } }" },
        { "appsettings.json", "{ \"SF\": { \"ApiVersion\": \"[|28.0|]\" } }" },
        { "appsettings.json", "{ \"Force\": { \"Host\": \"https://acme.my.salesforce.com\", \"Version\": \"[|28.0|]\" } }" },
        {
            "app.config",
            "<configuration><appSettings><add key=\"SalesforceApiVersion\" value=\"[|28.0|]\"/></appSettings></configuration>"
        },
        {
            "web.config",
            "<appSettings><add key=\"ApiVersion\" value=\"[|v28.0|]\"/><add key=\"soapUrl\" "
                + "value=\"https://login.salesforce.com\"/></appSettings>"
        },
        {
            "AppSettings.config",
            "<appSettings><add key=\"ConsumerKey\" value=\"\" /><add key=\"ConsumerSecret\" value=\"\" /><add key=\"ApiVersion\" "
                + "value=\"[|v28.0|]\" /></appSettings>"
        },
        { "appsettings.json", "{ \"Crm\": { \"Username\": \"a\", \"SecurityToken\": \"b\", \"ApiVersion\": \"[|28.0|]\" } }" },
        {
            "web.config",
            "<configuration><system.serviceModel><client><endpoint address=\"https://login.salesforce.com/services/Soap/c/[|27.0|]\" "
                + "binding=\"basicHttpBinding\" /></client></system.serviceModel></configuration>"
        },
        {
            "app.config",
            "<setting name=\"Acme_SforceService\" serializeAs=\"String\">\n"
                + "  <value>https://login.salesforce.com/services/Soap/c/[|22.0|]/0DF000000000001</value>\n</setting>"
        },
        {
            "Settings.settings",
            "<SettingsFile><Setting Name=\"Acme_SforceService\"><Value "
                + "Profile=\"(Default)\">https://login.salesforce.com/services/Soap/c/[|22.0|]</Value></Setting></SettingsFile>"
        },
        {
            "enterprise.wsdl",
            "<!-- Enterprise API Version 29.0 -->\n<definitions><service><port><soap:address "
                + "location=\"https://login.salesforce.com/services/Soap/c/[|29.0|]\"/></port></service></definitions>"
        },
        {
            "partner.xml",
            "<?xml version=\"1.0\"?><definitions><port><soap:address "
                + "location=\"https://login.salesforce.com/services/Soap/u/[|29.0|]\"/></port></definitions>"
        },
        {
            "Reference.svcmap",
            "<ReferenceGroup><MetadataSource Address=\"https://login.salesforce.com/services/Soap/u/[|29.0|]\" Protocol=\"http\" "
                + "/></ReferenceGroup>"
        },
        { "Service.disco", "<discovery><contractRef ref=\"https://login.salesforce.com/services/Soap/u/[|29.0|]\" /></discovery>" },
    };

    public static TheoryData<string, string> Traps => new()
    {
        { "template.json", "{ \"resources\": [ { \"type\": \"Microsoft.Web/sites\", \"apiVersion\": \"2019-10-01\" } ] }" },
        { "grafana.json", "{ \"apiVersion\": 1 }" },
        { "app.config", "<startup><supportedRuntime version=\"v4.0\" sku=\".NETFramework,Version=v4.8\"/></startup>" },
        { "app.config", "<!-- https://login.salesforce.com/services/Soap/c/22.0 -->\n<configuration />" },
        {
            "app.config",
            "<configuration><bindingRedirect oldVersion=\"0.0.0.0-12.0.0.0\" newVersion=\"12.0\"/><add key=\"SalesforceUser\" "
                + "value=\"a@b\"/></configuration>"
        },
        {
            "web.config",
            "<appSettings><add key=\"ApiVersion\" value=\"v28.0\"/><add key=\"soapUrl\" value=\"https://login.salesforce.com\"/><add "
                + "key=\"FacebookApp\" value=\"1\"/></appSettings>"
        },
        { "appsettings.json", "{ \"WorkForce\": { \"ApiVersion\": \"v28.0\", \"Host\": \"https://api.workforce.com\" } }" },
        {
            "appsettings.json",
            """
            {
              "SalesforceMarketingCloud": { "ApiVersion": "v28.0" }, "SalesforceCommerceCloud": { "Version": "28.0" },
              "Pardot": { "ApiVersion": "28.0" }
            }
            """
        },
        { "appsettings.json", "{ \"SfCluster\": { \"ApiVersion\": \"8.0\" }, \"ForceUpdate\": { \"Version\": \"28.0\" } }" },
        {
            "sfdx-project.json",
            """
            {
              "packageDirectories": [ { "path": "force-app" } ], "sfdcLoginUrl": "https://login.salesforce.com", "sourceApiVersion": "28.0"
            }
            """
        },
        { "package.json", "{ \"name\": \"salesforce-sync\", \"version\": \"28.0\", \"dependencies\": { \"salesforce\": \"28.0\" } }" },
        {
            "package.xml",
            """
            <Package xmlns="http://soap.sforce.com/2006/04/metadata">
              <types><name>ApexClass</name></types><version>28.0</version>
            </Package>
            """
        },
        { "Orders.cls-meta.xml", "<ApexClass xmlns=\"http://soap.sforce.com/2006/04/metadata\"><apiVersion>28.0</apiVersion></ApexClass>" },
        {
            "notification.xml",
            """
            <notifications>
              <EnterpriseUrl>https://na1.salesforce.com/services/Soap/c/28.0/00D</EnterpriseUrl>
              <PartnerUrl>https://na1.salesforce.com/services/Soap/u/28.0/00D</PartnerUrl>
            </notifications>
            """
        },
        { "account.json", "{ \"attributes\": { \"type\": \"Account\", \"url\": \"/services/data/v28.0/sobjects/Account/001\" } }" },
        { "page.json", "{ \"next\": \"/services/data/v28.0/query/01gD0000002HU6KIAW-2000\" }" },
        { "appsettings.json", "{ \"Salesforce\": { \"Schema\": { \"Version\": \"28.0\" } } }" },
        { "describe.json", "{ \"urls\": { \"rowTemplate\": \"/services/data/v28.0/sobjects/Account/{ID}\" } }" },
        {
            "appsettings.json",
            """
            {
              "Twitter": { "ConsumerKey": "a", "ConsumerSecret": "b", "ApiVersion": "1.1" },
              "Facebook": { "AppId": "a", "ApiVersion": "v28.0" }
            }
            """
        },
        {
            "AppSettings.config",
            "<appSettings><add key=\"ConsumerKey\" value=\"a\"/><add key=\"ConsumerSecret\" value=\"b\"/><add key=\"ApiVersion\" "
                + "value=\"v28.0\"/><add key=\"FacebookAppId\" value=\"c\"/></appSettings>"
        },
        {
            "answer.json",
            "{ \"compositeResponse\": [ { \"httpHeaders\": { \"Location\": \"/services/data/v28.0/sobjects/Account/001\" } } ] }"
        },
        { "versions.json", "[ { \"label\": \"Summer '13\", \"url\": \"/services/data/v28.0\", \"version\": \"28.0\" } ]" },
        {
            "appsettings.json",
            "{ \"Facebook\": { \"ApiVersion\": \"v19.0\" }, \"Salesforce\": { \"LoginUrl\": \"https://login.salesforce.com\" } }"
        },
        { "appsettings.json", "{ \"Salesforce\": { \"ApiVersion\": \"v60.0\" } }" },
        { "broken.json", "{ \"Salesforce\": { \"ApiVersion\": \"v2" },
        { "broken.config", "<configuration><add key=\"Salesforce" },
        { "notes.txt", "https://login.salesforce.com/services/Soap/c/22.0" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_retired_version_is_reported_with_line_and_column(string file, string content) =>
        Case.For<RetiredApiVersionAnalyzer>().AdditionalFile(file, content).VerifyAsync();

    [Theory]
    [MemberData(nameof(Traps))]
    public Task What_is_not_called_is_silent(string file, string content) =>
        Case.For(new RetiredApiVersionAnalyzer(), new AnnouncedApiVersionAnalyzer(), new UnknownApiVersionAnalyzer())
            .AdditionalFile(file, content)
            .VerifyAsync();

    [Fact]
    public Task A_project_can_mark_a_file_of_another_kind() => Case.For<RetiredApiVersionAnalyzer>()
        .EditorConfig("build_metadata.AdditionalFiles.SfiConfiguration", "true")
        .AdditionalFile("integration.properties", "{ \"Salesforce\": { \"ApiVersion\": \"[|v28.0|]\" } }")
        .VerifyAsync();
}
