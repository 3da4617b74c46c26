using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>What looks like a Salesforce API version and is none, or is not called: one row for each trap.</summary>
public class VersionTrapsTests
{
    public static TheoryData<string, string> Traps => new()
    {
        // Somebody else's.
        { "Dynamics 365", "const string Url = \"https://org.crm.dynamics.com/api/data/v8.0/accounts\";" },
        { "Dynamics relative", "string M(string u) => u + \"/api/data/v9.0/accounts\";" },
        { "an API of one's own with names for versions", "string M(string u) => u + \"/services/data/v2beta/accounts\";" },
        { "Marketing Cloud", "const string Url = \"https://www.exacttargetapis.com/hub/v1/contacts\";" },
        { "HubSpot", "const string Url = \"/contacts/v1/contact\";" },
        { "Facebook", "class FacebookOptions { public string ApiVersion { get; set; } = \"v19.0\"; }" },
        { "Facebook address", "const string Url = \"https://graph.facebook.com/v19.0/me\";" },
        { "Asana", "class AsanaClient { const string ApiVersion = \"1.0\"; }" },
        { "own api", "const string Url = \"https://api.acme.example/api/v1/orders\";" },
        { "HubApiVersion", "const string HubApiVersion = \"v12.0\";" },
        { "a product called SalesForce", "class SalesForceProduct { string ApiVersion = \"v1\"; }" },
        { "Azure Resource Manager", "const string Arm = \"{ \\\"apiVersion\\\": \\\"2019-10-01\\\" }\";" },
        { "OpenAPI", "string OpenApiVersion = \"30.0\";" },
        { "LocalDb", "const string Db = @\"(LocalDb)\\v11.0\";" },
        { "runtime version", "string managedRuntimeVersion = \"v12.0\";" },
        { "generated code", "[System.CodeDom.Compiler.GeneratedCode(\"T4\", \"14.0.0.0\")] class G { }" },
        { "tools version", "string ToolsVersion = \"14.0\";" },
        { "serialisation version", "int SerializationVersion = 12;" },
        { "user agent", "const string UserAgent = \"Mozilla/5.0 (rv:24.0) Gecko/20100101 Firefox/24.0\";" },
        { "paper height", "double paperHeight = 11.0;" },
        { "package version", "string PackageVersion = \"12.0\";" },
        {
            "ASP.NET api versioning",
            "class ApiVersionAttribute(string v) : Attribute; [ApiVersion(\"12.0\")] class SalesforceController { }"
        },
        { "Graph", "const string GraphApiVersion = \"v20.0\";" },
        { "Google Ads", "class GoogleAdsSettings { string ApiVersion = \"v14.0\"; }" },
        { "number without api", "} class Sync { public int Version = 28; string _url = \"https://login.salesforce.com\";" },
        { "time to live", "double ApiVersionCacheHours = 28.0; int ApiVersionTtl = 28;" },
        { "version of the own app's parts", "string MobileVersion = \"v28.0\"; string WidgetVersion = \"v28.0\";" },
        { "retries", "const int ApiVersionRetries = 28;" },
        {
            "own versions",
            "const string ClientVersion = \"28.0\"; const string EventVersion = \"v28.0\"; const string ContractVersion = \"28.0\";"
        },
        { "custom field", "string Version__c = \"v28.0\";" },
        { "answer of an action", "object M() => new { version = \"28.0\" };" },
        {
            "description of the own api",
            """
            class Info { public string Title; public string Version; }
            object M() => new Info { Title = "Salesforce API", Version = "v28.0" };
            """
        },
        { "header", "void M(Dictionary<string, string> headers) => headers.Add(\"X-Client-Version\", \"28.0\");" },

        {
            "address of names alone, another host's",
            "const string Root = \"https://graph.facebook.com/\"; const string Level = \"v19.0\"; string M() => Root + Level + \"/me\";"
        },
        {
            "address of names alone, compared",
            "const string Root = \"/services/data/\"; const string Level = \"v28.0\"; bool M(string path) => path == Root + Level;"
        },
        { "version of another host", "string M() { var version = \"v19.0\"; return $\"https://graph.facebook.com/{version}/me\"; }" },
        {
            "version of another host, in a field",
            """
            } class Leads
            {
                string _version = "v17.0";
                string M() => Root + _version + "/leads";
                const string Root = "https://graph.facebook.com/";
                const string Queue = "salesforce.com";
            """
        },
        {
            "Microsoft's query parameter",
            "const string ApiVersion = \"20.0\"; string M(string u) => $\"{u}/nodes?api-version={ApiVersion}\";"
        },
        { "Service Fabric", "} class ServiceFabricClient { const string SfApiVersion = \"8.0\"; const string Queue = \"salesforce.com\";" },
        { "GeForce", "} class Machine { string geForceDriverVersion = \"55.0\";" },

        // Salesforce's other products, and names that only sound like Salesforce.
        {
            "Marketing Cloud by name",
            """
            const string SalesforceMarketingCloudApiVersion = "v28.0";
            class SalesforceMarketingCloudOptions { public string ApiVersion { get; set; } = "v28.0"; }
            """
        },
        {
            "Marketing Cloud's SOAP",
            "const string Url = \"https://webservice.exacttarget.com/Service.asmx\"; const string SfmcVersion = \"28.0\";"
        },
        {
            "Commerce Cloud",
            """
            const string Url = "https://shop.example/s/-/dw/data/v21_3/catalogs";
            class SalesforceCommerceCloudSettings { string ApiVersion = "v28.0"; }
            const string OcapiVersion = "v28.0";
            """
        },
        {
            "Commerce Cloud's shop API",
            "string M(string host) { const string version = \"v28.0\"; return $\"{host}/dw/shop/{version}/baskets\"; }"
        },
        {
            "Account Engagement",
            """
            const string Url = "https://pi.pardot.com/api/v5/objects/prospects";
            class AccountEngagementOptions { string ApiVersion = "v28.0"; }
            const string PardotVersion = "28.0";
            """
        },
        { "Tableau", "class TableauClient { string ApiVersion = \"28.0\"; string M(string h) => $\"{h}/api/{ApiVersion}/sites\"; }" },
        { "Heroku", "const string Accept = \"application/vnd.heroku+json; version=3\"; const string HerokuApiVersion = \"28.0\";" },
        {
            "Slack and MuleSoft",
            """
            const string SlackApiVersion = "28.0";
            const string MuleSoftVersion = "28.0";
            const string MuleRuntimeApiVersion = "28.0";
            """
        },
        {
            "workforce management",
            """
            } public class WorkForceClient
            {
                public string WorkForceApiVersion = "v28.0";
                public string ApiVersion { get; set; } = "v28.0";
                string M(string host) => $"{host}/wfm/{ApiVersion}/shifts";
            """
        },
        {
            "workforce management by its domain",
            "} public class ShiftClient { string _version = \"v28.0\"; string M() => $\"https://api.workforce.com/{_version}/shifts\";"
        },
        { "workforce management in one word", "} public class WorkforceOptions { public string ApiVersion { get; set; } = \"28.0\";" },
        { "field force", "} public class FieldForceClient { public string ApiVersion = \"v28.0\";" },
        { "task force", "} class TaskForceGateway { public string ApiVersion = \"v28.0\";" },
        { "physics", "} class PhysicsEngine { void AddForce(string apiVersion = \"28.0\") { } double maxForce = 28.0;" },
        {
            "force as a verb",
            "} class Updater { bool ForceUpdate; string forceVersion = \"28.0\"; void ForceInstall(string version = \"28.0\") { }"
        },
        { "sf of another thing", "} class SfParser { const string SfVersion = \"12.0\"; const string Queue = \"kafka\";" },
        {
            "Service Fabric's default",
            """
            } class SfCluster { public string ApiVersion { get; set; } = "8.0"; }
            class Other { const string Queue = "salesforce.com";
            """
        },
        {
            "CRM of another vendor",
            """
            } class CrmClient
            {
                public string ApiVersion { get; set; } = "v9.0";
                string M(string org) => $"{org}/api/data/{ApiVersion}/accounts";
            """
        },
        {
            "SOAP of another vendor",
            "} class SoapClientFactory { string ApiVersion = \"28.0\"; string M(string host) => $\"{host}/soap/{ApiVersion}/orders\";"
        },
        {
            "Azure DevOps",
            """
            string M(string org) => $"https://dev.azure.com/{org}/_apis/projects?api-version={Version}";
            const string Version = "28.0";
            """
        },
        {
            "Azure DevOps by a parameter",
            """
            } class Boards
            {
                string M(string org, string apiVersion = "28.0") =>
                    $"https://dev.azure.com/{org}/_apis/wit/workitems?api-version={apiVersion}";
                const string Sync = "https://acme.my.salesforce.com";
            """
        },
        { "ServiceNow", "class ServiceNowOptions { public string ApiVersion { get; set; } = \"v28.0\"; }" },
        { "Bing Ads", "} class BingAdsClient { const string Version = \"v13.0\"; const string Crm = \"salesforce.com\";" },
        { "VMware", "const string Accept = \"application/*+xml;version=36.0\"; const string VCloudApiVersion = \"36.0\";" },
        {
            "Adobe Sign beside Salesforce",
            """
            public class AdobeSign { public string ApiVersion { get; set; } = "v26.0"; }
            const string Crm = "https://login.salesforce.com";
            """
        },
        {
            "Zuora beside Salesforce",
            "class ZuoraSettings { public string Version = \"28.0\"; public string Url = \"https://rest.zuora.com/apps/services/a/28.0\"; }"
        },

        // Metadata, projects, packages and protocols.
        {
            "project file of the CLI",
            "const string Project = \"{ \\\"sourceApiVersion\\\": \\\"28.0\\\", \\\"namespace\\\": \\\"\\\" }\";"
        },
        {
            "source version of metadata",
            "string SourceApiVersion = \"28.0\"; class SfdxProject { public string sourceApiVersion { get; set; } = \"28.0\"; }"
        },
        {
            "package manifest in a literal of several lines",
            "const string Xml = \"\"\"\n    <?xml version=\"1.0\"?>\n"
                + "    <Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>28.0</version></Package>\n    \"\"\";"
        },
        {
            "package manifest by LINQ to XML",
            "object M() => new System.Xml.Linq.XElement(\"Package\", new System.Xml.Linq.XElement(\"version\", \"28.0\"));"
        },
        {
            "metadata by LINQ to XML",
            "object M() => new System.Xml.Linq.XElement(\"ApexClass\", new System.Xml.Linq.XElement(\"apiVersion\", \"28.0\"));"
        },
        {
            "Apex class's metadata",
            """
            class ApexClassMetadata
            {
                public string ApiVersion { get; set; } = "28.0";
                public string Status { get; set; } = "Active";
            }
            """
        },
        {
            "Apex class in a tooling body",
            "object M() => new { Name = \"Orders\", ApiVersion = 28.0, Body = \"public class Orders {}\" };"
        },
        {
            "metadata in a tooling body",
            "object M() => new { FullName = \"Orders\", Metadata = new { apiVersion = 28.0, status = \"Active\" } };"
        },
        {
            "metadata in a dictionary",
            "object M() => new Dictionary<string, object> { [\"FullName\"] = \"Orders\", [\"ApiVersion\"] = 28.0 };"
        },
        { "bulk job as it came back", "class JobInfo { public double apiVersion; } object M() => new JobInfo { apiVersion = 28.0 };" },
        {
            "list of versions",
            """
            record Release(string Label, string Url, string Version);
            Release[] R = [new("Summer '13", "/services/data/v28.0", "28.0")];
            """
        },
        {
            "list of versions by members",
            """
            class Release { public string Label, Url, Version; }
            Release[] R = [new() { Label = "Summer 13", Url = "/services/data/v28.0" , Version = "28" }];
            """
        },
        {
            "assembly versions",
            """
            } class Info
            {
                const string AssemblyVersion = "28.0";
                const string FileVersion = "28.0.0.0";
                const string InformationalVersion = "28.0";
                const string Sf = "salesforce.com";
            """
        },
        { "NuGet version", "} class Packages { string salesforcePackageVersion = \"28.0\"; string NugetVersion = \"28.0\";" },
        { "TLS", "string TlsVersion = \"12.0\"; System.Net.SecurityProtocolType P = System.Net.SecurityProtocolType.Tls12;" },
        { "user agent of the integration", "void M(HttpClient c) => c.DefaultRequestHeaders.UserAgent.ParseAdd(\"SalesforceSync/28.0\");" },
        { "product of a user agent", "object M() => new System.Net.Http.Headers.ProductInfoHeaderValue(\"SalesforceSync\", \"28.0\");" },
        {
            "state of a bulk job that came back",
            """
            class JobInfo { public double ApiVersion { get; set; } }
            const string Answer = "{\"id\":\"750\",\"state\":\"JobComplete\",\"apiVersion\":28.0}";
            """
        },
        {
            "own API of Salesforce data",
            """
            void M(Swagger s) => s.SwaggerDoc("v28.0", new Info { Title = "Salesforce Sync", Version = "v28.0" });
            class Swagger { public void SwaggerDoc(string name, Info info) { } }
            class Info { public string Title; public string Version; }
            """
        },
        {
            "own API's version in an attribute",
            """
            class ApiVersionAttribute(string version) : Attribute { public bool Deprecated; }
            [ApiVersion("28.0", Deprecated = true)] class SalesforceController { }
            """
        },
        {
            "own API's mapped version",
            """
            class MapToApiVersionAttribute(string version) : Attribute;
            class SalesforceController { [MapToApiVersion("28.0")] public void Get() { } }
            """
        },
        { "generated client's tool", "[System.CodeDom.Compiler.GeneratedCode(\"NSwag\", \"28.0\")] class SalesforceGenerated { }" },
        {
            "data of a theory",
            """
            class InlineDataAttribute(params object[] d) : Attribute;
            class SalesforceUrlTests { [InlineData("v28.0")] public void Parses(string apiVersion) { } }
            """
        },
        { "double of a test", "class FakeSalesforceApi { string ApiVersion = \"v28.0\"; }" },
        { "double of a test, named at its end", "class SalesforceApiMock { public string ApiVersion => \"28.0\"; }" },
        { "address in a double of a test", "class MockSalesforceServer { string Limits = \"/services/data/v28.0/limits\"; }" },
        {
            "address in the data of a theory",
            """
            class InlineDataAttribute(params object[] d) : Attribute;
            class SalesforceUrlTests { [InlineData("/services/data/v28.0/query", 1)] public void Parses(string url, int parts) { } }
            """
        },
        { "answer of a fake", "object M() => new { label = \"Summer '13\", url = \"/services/data/v28.0\", version = \"28.0\" };" },
        { "temperature", "double salesforceOfficeTemperature = 28.0; int salesforceTimeout = 28;" },
        { "parsed version", "bool M(string v) => Version.Parse(v) >= Version.Parse(\"28.0\");" },
        {
            "lower bound by name",
            """
            const double SalesforceMinimumVersion = 28.0;
            const string OldestSupportedApiVersion = "28.0";
            const string MaxApiVersion = "28.0";
            """
        },
        { "release notes", "const string SalesforceApiVersionHelp = \"v28.0\"; const string ApiVersionPattern = \"28.0\";" },

        {
            "retrieval of metadata",
            "class RetrieveRequest { public double apiVersion; } object M() => new RetrieveRequest { apiVersion = 28.0 };"
        },
        {
            "list of metadata",
            """
            class Metadata { public void listMetadata(string[] queries, double asOfVersion) { } }
            void M(Metadata m) => m.listMetadata([], 28.0);
            """
        },
        { "installed package", "string InstalledVersion = \"30.0\"; string ChartVersion = \"28.0\"; string ServerVersion = \"28.0\";" },
        {
            "own API's version by a call",
            """
            void M(Routes r) => r.HasApiVersion(28.0).HasDeprecatedApiVersion("27.0");
            class Routes
            {
                public Routes HasApiVersion(double version) => this;
                public Routes HasDeprecatedApiVersion(string version) => this;
            }
            """
        },
        {
            "counted version of a row",
            """
            } class SalesforceContactRow
            {
                public int Version { get; set; } = 28;
                public long SystemVersion = 30;
                void M(Report r) { r.Version = 28; }
                class Report { public int Version; }
            """
        },

        // Not calls.
        { "comparison", "bool M(string version) => float.Parse(version) > 30.0;" },
        { "equality", "bool M(string apiVersion) => apiVersion == \"v28.0\";" },
        { "pattern", "bool M(string apiVersion) => apiVersion is \"v28.0\" or \"v29.0\";" },
        { "case label", "int M(string apiVersion) { switch (apiVersion) { case \"v28.0\": return 1; default: return 0; } }" },
        { "switch expression arm's pattern", "int M(string apiVersion) => apiVersion switch { \"v28.0\" => 1, _ => 0 };" },
        { "prefix check", "bool M(string u) => u.StartsWith(\"/services/async/28.0\");" },
        { "prefix check without a version", "bool M(string u) => u.StartsWith(\"/services/async\");" },
        { "containment", "bool M(string u) => u.Contains(\"/services/data/v28.0\");" },
        { "what is replaced", "string M(string u) => u.Replace(\"/services/data/v28.0\", \"/services/data/v60.0\");" },
        {
            "recorded JSON",
            """
            const string Json =
                "{\"attributes\":{\"type\":\"Account\",\"url\":\"/services/data/v28.0/sobjects/Account/001\"}}";
            """
        },
        {
            "recorded JSON, raw",
            "const string Json = \"\"\"{ \"attributes\": { \"url\": \"/services/data/v28.0/sobjects/Account/001\" } }\"\"\";"
        },
        {
            "record attributes",
            "object M() => new { attributes = new { type = \"Account\", url = \"/services/data/v28.0/sobjects/Account/001\" } };"
        },
        { "outbound message", "const string Xml = \"<PartnerUrl>https://na1.salesforce.com/services/Soap/u/28.0/00D</PartnerUrl>\";" },
        { "sentence", "const string Help = \"The address, for example https://acme.my.salesforce.com/services/data/v28.0, of the org\";" },
        { "comment", "// https://login.salesforce.com/services/Soap/u/28.0\n    int X;" },
        { "documentation", "/// <summary>Calls /services/data/v28.0/query</summary>\n    int X;" },
        { "excluded code", "#if NEVER\n    const string Url = \"/services/data/v28.0/query\";\n#endif\n    int X;" },
        { "System.Version", "Version Own => new Version(\"12.0\");" },
        { "lower bound", "const string MinApiVersion = \"v28.0\";" },
        {
            "documentation in an attribute",
            """
            [System.ComponentModel.Description("/services/data/v28.0/query")] string Url;
            [System.ComponentModel.DisplayName("v28.0")] string ApiVersion { get; set; }
            """
        },
        { "advice in an attribute", "[Obsolete(\"/services/data/v28.0/query\")] void Old() { }" },
        {
            "help of an option",
            """
            class OptionAttribute : Attribute { public string HelpText; }
            [Option(HelpText = "https://login.salesforce.com/services/Soap/u/26.0")] public string Url;
            """
        },
        {
            "placeholder of a text box",
            """
            class Box { public string PlaceholderText; }
            void M(Box box) { box.PlaceholderText = "https://acme.my.salesforce.com/services/data/v28.0/"; }
            """
        },
        {
            "text of a Razor component",
            """
            class Box { public string Label { get; set; } }
            class Builder
            {
                public void AddContent(int sequence, string text) { }
                public void AddMarkupContent(int sequence, string markup) { }
                public void AddAttribute(int sequence, string name, string value) { }
                public void AddComponentParameter(int sequence, string name, object value) { }
            }

            void M(Builder __builder)
            {
                __builder.AddContent(1, " /services/data/v28.0/query");
                __builder.AddMarkupContent(2, "/services/data/v28.0/query");
                __builder.AddAttribute(3, "placeholder", "https://acme.my.salesforce.com/services/data/v28.0/");
                __builder.AddAttribute(4, "title", "https://acme.my.salesforce.com/services/data/v28.0/");
                __builder.AddComponentParameter(5, nameof(Box.Label), "https://acme.my.salesforce.com/services/data/v28.0/");
            }
            """
        },
        {
            "regular expression",
            "System.Text.RegularExpressions.Regex R = new System.Text.RegularExpressions.Regex(@\"/services/data/v28\\.0\");"
        },
        { "target-typed regular expression", "System.Text.RegularExpressions.Regex R = new(\"/services/data/v28.0/\");" },
        {
            "generated regular expression",
            "class GeneratedRegexAttribute(string p) : Attribute; [GeneratedRegex(\"/services/data/v28.0/\")] void R() { }"
        },
        {
            "pattern that is replaced",
            "string M(string u) => System.Text.RegularExpressions.Regex.Replace(u, \"/services/data/v28.0\", \"/services/data/v60.0\");"
        },
        {
            "validated pattern",
            "class RegularExpressionAttribute(string p) : Attribute; [RegularExpression(\"/services/data/v28.0/.*\")] public string Url;"
        },
        {
            "next page of an answer",
            """
            class Page { public string NextRecordsUrl; }
            object M() => new Page { NextRecordsUrl = "/services/data/v28.0/query/01gD0000002HU6KIAW-2000" };
            """
        },
        {
            "logged value",
            """
            void M(Log log) => log.Warn("Version {0} is old", "v28.0");
            class Log { public void Warn(string text, string version) { } }
            """
        },
        { "logged address", "void M() => System.Console.WriteLine(\"POST /services/data/v28.0/query\");" },
        { "exception's text", "Exception M() => new InvalidOperationException(\"GET /services/data/v28.0/query\");" },
        {
            "route of a server",
            """
            void M(App app) => app.MapGet("/services/data/v28.0/query", "{}");
            class App { public void MapGet(string pattern, string answer) { } }
            """
        },
        {
            "route of a controller",
            "class RouteAttribute(string r) : Attribute; class Fake { [Route(\"services/Soap/u/26.0\")] public int Get() => 0; }"
        },
        {
            "fallback route of a server",
            """
            void M(App app) => app.MapFallback("/services/data/v28.0/query", "{}");
            class App { public void MapFallback(string pattern, string answer) { } }
            """
        },
        {
            "own assertion",
            """
            static void AssertUrl(string expected, string actual) { }
            static void ExpectPath(string path) { }
            void M(string u) { AssertUrl("/services/data/v28.0/limits", u); ExpectPath("/services/data/v28.0"); }
            """
        },
        {
            "path of a stub server",
            """
            object M(Request r) => r.WithPath("/services/data/v28.0/limits");
            class Request { public object WithPath(string path) => path; }
            """
        },
        {
            "record attributes of a type",
            """
            class Attributes { public string Type; public string Url; }
            object M() => new Attributes { Type = "Lead", Url = "/services/data/v28.0/sobjects/Lead/00Q" };
            """
        },
        {
            "record attributes in a dictionary",
            """
            object M() =>
                new Dictionary<string, object>
                {
                    ["attributes"] = new Dictionary<string, string> { ["url"] = "/services/data/v28.0/sobjects/Lead/00Q" }
                };
            """
        },
        {
            "record's type and url",
            """
            object M() =>
                new Dictionary<string, string> { { "type", "Lead" }, { "url", "/services/data/v28.0/sobjects/Lead/00Q" } };
            """
        },

        // Salesforce's, but no endpoint version.
        { "OAuth", "const string Url = \"https://login.salesforce.com/services/oauth2/token\";" },
        { "Apex REST", "const string Url = \"/services/apexrest/v28.0/orders\";" },
        { "Apex SOAP class", "const string Url = \"/services/Soap/class/Orders/28.0\";" },
        { "package manifest", "const string Xml = \"<Package><version>28.0</version></Package>\";" },
        { "metadata apiVersion", "const string Xml = \"<ApexClass><apiVersion>28.0</apiVersion></ApexClass>\";" },
        { "Apex class record", "class ApexClass { public double ApiVersion; } object M() => new ApexClass { ApiVersion = 28.0 };" },
        {
            "metadata component",
            """
            class Trigger { public double apiVersion; public string fullName; }
            object M() => new Trigger { apiVersion = 28.0, fullName = "T" };
            """
        },
        { "package", "class Package { public string version; } void M(Package p) => p.version = \"28.0\";" },
        { "test value", "const string TEST_API_VERSION = \"v99.0\";" },
        { "placeholder", "const string Url = \"/services/data/vXX.X/query\";" },
        { "named placeholder", "const string Url = \"/services/data/{version}/query\";" },
        { "discovery", "const string Url = \"https://acme.my.salesforce.com/services/data/\";" },
        { "version from elsewhere", "string M(string u, string v) => $\"{u}/services/data/{v}/query\";" },
        {
            "log of an address",
            "void M(string u) => Console.WriteLine(\"Calling \" + u + \" instead of the old /services/data/v28.0 path\");"
        },
        { "assertion-like comparison", "bool M(string u) => string.Equals(u, \"/services/data/v28.0\", StringComparison.Ordinal);" },
        {
            "expectation of a test",
            """
            void M(Text t) { t.Be("/services/data/v28.0"); t.StartWith("/services/data/v28.0"); t.EndWith("/services/data/v28.0"); }
            class Text { public void Be(string s) { } public void StartWith(string s) { } public void EndWith(string s) { } }
            """
        },
        { "index of a dictionary", "string M(Dictionary<string, string> d) => d[\"/services/data/v28.0\"];" },
        {
            "versions counted through",
            "IEnumerable<string> M() { for (var i = 20; i < 70; i++) { yield return $\"/services/data/v{i}.0/limits\"; } }"
        },
        {
            "another's object",
            """
            class Api { public string ApiVersion { get; set; } public Api() { } public Api(string apiVersion) => ApiVersion = apiVersion; }
            Api Facebook { get; } = new Api { ApiVersion = "v21.0" };
            Api Meta = new("v21.0");
            object M(Api graph, Dictionary<string, Api> all)
            {
                graph.ApiVersion = "v21.0";
                all["linkedin"].ApiVersion = "v21.0";
                var google = new Api { ApiVersion = "v20.0" };
                var more = new Dictionary<string, Api> { ["facebook"] = new() { ApiVersion = "v21.0" } };
                var most = new Dictionary<string, Api> { { "meta", new("v21.0") } };
                return new { facebook = new { apiVersion = "v21.0" } };
            }
            """
        },
        { "versions to be turned down", "string RetiredApiVersion = \"v30.0\", UnsupportedApiVersion = \"v28.0\";" },
        { "length of a prefix", "string M(string url) => url.Substring(\"/services/data/v28.0\".Length);" },
        {
            "error output",
            "void M(string u, int s) => Console.Error.WriteLine($\"{u}/services/data/v28.0 answered {s}\");"
        },
        {
            "log with a context",
            """
            class Log { public static Log ForContext(string c) => new(); public void Information(string text) { } }
            void M(string u) => Log.ForContext("crm").Information($"{u}/services/data/v28.0 is gone");
            """
        },
        {
            "keys of what a fake answers",
            "bool M(Dictionary<string, string> d) => d.ContainsKey(\"/services/data/v28.0/query\");"
        },
        {
            "middleware of a fake",
            """
            class App { public void Map(string path, Action<App> configure) { } public bool StartsWithSegments(string path) => true; }
            void M(App app) => app.Map("/services/data/v28.0", a => a.StartsWithSegments("/services/data/v27.0"));
            """
        },
        { "own version property", "string AppVersion = \"v28.0\";" },
        { "schema version", "const string SchemaVersion = \"28.0\";" },
        { "width", "double width = 28.0; int height = 28;" },
        { "minimum supported check", "bool M(double apiVersion) => apiVersion < 28.0;" },
        { "version of the HTTP protocol", "string httpVersion = \"11.0\";" },
        { "supported version", "const string Url = \"/services/data/v60.0/query\";" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public Task A_trap_is_silent(string trap, string members) =>
        Case.For(new RetiredApiVersionAnalyzer(), new AnnouncedApiVersionAnalyzer()).Source($$"""
            // {{trap}}
            namespace Acme.Integration;
            #pragma warning disable CS0414, CS0649, CS0169, CS0219, CS1591
            class SalesforceGateway
            {
                {{members}}
            }
            """).VerifyAsync();

    [Fact]
    public Task A_program_that_calls_others_with_its_version_is_silent() => Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors()
        .Source("""
            var apiVersion = "v21.0";
            var token = Environment.GetEnvironmentVariable("SALESFORCE_TOKEN");
            var address = new Uri($"https://graph.facebook.com/{apiVersion}/me");
            """).VerifyAsync();

    [Fact]
    public Task A_member_of_the_same_name_as_a_programs_variable_is_another() => Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors()
        .Source("""
            var level = Environment.GetEnvironmentVariable("LEVEL");
            var address = new Uri($"https://acme.my.salesforce.com/services/data/{level}/query");
            class Game { string level; void Begin() { level = "v28.0"; } }
            class Play { string level; string M(string u) => u + "/services/data/" + level; void N(string level) { level = "30"; } }
            """).VerifyAsync();
}
