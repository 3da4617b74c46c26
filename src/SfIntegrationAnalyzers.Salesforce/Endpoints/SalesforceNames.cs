namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>Reads identifiers, configuration keys and type names as words, and tells whose version they speak of.</summary>
internal static class SalesforceNames
{
    private static readonly HashSet<string> Salesforce = new(StringComparer.Ordinal)
    {
        "salesforce", "sfdc", "sforce", "force", "sf", "forcecom", "apexsharp", "reinforce", "sharpforce", "netcoreforce", "dotnetforce",
    };

    /// <summary>Words before "force" that make it something else: <c>GeForce</c>.</summary>
    private static readonly HashSet<string> OtherForces = new(StringComparer.Ordinal) { "ge", "work", "task", "source", "brute", "air", "police", "tour" };

    /// <summary>"Version" in the languages of those who name their settings in them.</summary>
    private static readonly string[] VersionWords = ["version", "versao", "versão", "versión", "versie"];

    /// <summary>Words that only end in "version": <c>conversionRate</c>.</summary>
    private static readonly HashSet<string> NoVersions = new(StringComparer.Ordinal)
    {
        "conversion", "conversions", "inversion", "reversion", "diversion", "aversion", "subversion",
    };

    /// <summary>Other products with versions of the same look.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "dynamics", "dynamics365", "d365", "crm365", "dataverse", "hubspot", "hub", "facebook", "fb", "meta", "instagram", "whatsapp", "graph", "msgraph", "asana", "marketo",
        "zendesk", "shopify", "stripe", "google", "adwords", "azure", "arm", "exacttarget", "marketingcloud", "pardot", "grafana", "kubernetes", "k8s", "elastic",
        "elasticsearch", "mailchimp", "twilio", "github", "gitlab", "jira", "netsuite", "zuora", "sharepoint", "slack", "xero", "linkedin", "twitter", "sap",
        "servicenow", "workday", "docusign", "quickbooks", "magento", "paypal", "amazon", "aws", "docker", "openapi", "swagger", "mule", "avalara", "sendgrid", "fabric",
    };

    /// <summary>Words that make a version that of something other than an API.</summary>
    private static readonly HashSet<string> OtherVersions = new(StringComparer.Ordinal)
    {
        "open", "hub", "serialization", "assembly", "file", "runtime", "schema", "tls", "ssl", "http", "package", "product", "application", "app", "library",
        "protocol", "xml", "sdk", "tools", "os", "browser", "framework", "dotnet", "csharp", "language", "database", "db", "sql", "model", "document", "report", "template",
        "plugin", "module", "format", "asset", "build", "release", "software", "firmware", "android", "ios", "chrome", "windows", "excel", "agent", "json", "oauth",
        "openid", "saml", "ui", "net", "script", "solution", "project", "nuget", "npm", "node", "java", "python", "manifest", "device", "hardware", "content", "row", "entity",
        "dll", "installer", "update", "migration", "editor", "unity", "test", "mock", "fake", "dummy", "stub", "bayeux", "minimum", "min", "class",
    };

    /// <summary>Words that do so where neither "api" nor Salesforce is named beside them: <c>ClientVersion</c>.</summary>
    private static readonly HashSet<string> OwnVersions = new(StringComparer.Ordinal)
    {
        "client", "event", "contract", "batch", "message", "payload", "record", "user", "cache", "job", "export", "import", "terms", "policy", "config", "settings",
    };

    /// <summary>Words after "version" that make it something else: <c>ApiVersionRetries</c>, <c>Version__c</c>.</summary>
    private static readonly HashSet<string> NotVersions = new(StringComparer.Ordinal)
    {
        "retries", "retry", "attempts", "timeout", "seconds", "minutes", "count", "limit", "length", "index", "size", "id", "date", "c", "r", "header", "check", "checks", "interval",
    };

    /// <summary>Things of Salesforce whose version is not that of an endpoint.</summary>
    private static readonly HashSet<string> MetadataTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApexClass", "ApexTrigger", "ApexPage", "ApexComponent", "AuraDefinitionBundle", "LightningComponentBundle", "Flow", "PackageXml", "SourcePackage",
        "ApexClassMember", "ApexTriggerMember", "ApexPageMember", "ApexComponentMember", "EmailTemplate", "S_Control", "Scontrol",
        "Package",
    };

    /// <summary>Whether a name is of another product whose versions look like Salesforce's: <c>v21.0</c>.</summary>
    public static bool HaveSimilarVersions(string name) =>
        Words(name).Any(w => w is "facebook" or "fb" or "meta" or "instagram" or "whatsapp" or "graph" or "google" or "adwords" or "linkedin" or "marketing");

    /// <summary>Whether one of the names is Salesforce's.</summary>
    public static bool AreSalesforces(IEnumerable<string> names) => names.Any(n => SaysSalesforce(n) || HasWord(n));

    /// <summary>Whether a name says Salesforce in full; <c>SfVersion</c> may be Service Fabric's.</summary>
    public static bool SaysSalesforce(string name) => Has(name, "salesforce") || Has(name, "sfdc");

    /// <summary>Whether one of the names is another product's.</summary>
    public static bool AreForeign(IEnumerable<string> names) => names.Any(n => Words(n).Any(Foreign.Contains));

    /// <summary>Whether a type stands for metadata that has a version of its own.</summary>
    public static bool IsMetadata(string typeName) => MetadataTypes.Contains(typeName);

    /// <summary>Whether a name speaks of the version of an API.</summary>
    public static bool IsApiVersion(string name)
    {
        var words = Words(name).ToArray();
        return (words.Any(word => !NoVersions.Contains(word) && VersionWords.Any(w => Has(word, w))) || words.Contains("ver") || words.Contains("apiver"))
            && !words.Any(OtherVersions.Contains) && !words.Any(Foreign.Contains) && !NotVersions.Contains(words[words.Length - 1])
            && (!words.Any(OwnVersions.Contains) || words.Contains("api") || words.Any(Salesforce.Contains));
    }

    /// <summary>Whether a name says that it is a version and of an API: <c>ApiVersion</c>, but not <c>Version</c>.</summary>
    public static bool SaysApi(string name) => Words(name).Any(w => w is "api" or "apiver" or "apiversion");

    /// <summary>Whether a name speaks of Salesforce's API without the word version: <c>SalesforceApi</c>.</summary>
    public static bool IsSalesforceApi(string name) => AreSalesforces([name]) && Words(name).Contains("api") && !AreForeign([name]);

    /// <summary>The words of a name in lower case: <c>SF_ApiVersion</c> gives <c>sf</c>, <c>api</c>, <c>version</c>.</summary>
    public static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i])
                || (char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
            {
                continue;
            }

            var word = name.Substring(start, i - start).Trim('_', '.', ':', '-', '/', ' ', '{', '}').ToLowerInvariant();
            start = i;
            if (word.Length > 0)
            {
                yield return word;
            }
        }
    }

    private static bool HasWord(string name)
    {
        var before = "";
        foreach (var word in Words(name))
        {
            if (Salesforce.Contains(word) && !(word == "force" && OtherForces.Contains(before)))
            {
                return true;
            }

            before = word;
        }

        return false;
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
