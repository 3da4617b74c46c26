namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>Reads identifiers, configuration keys and type names as words, and tells whose version they speak of.</summary>
internal static class SalesforceNames
{
    private static readonly HashSet<string> Salesforce = new(StringComparer.Ordinal)
    {
        "salesforce", "sfdc", "sforce", "force", "sf", "forcecom", "apexsharp", "reinforce", "sharpforce", "netcoreforce", "dotnetforce",
    };

    /// <summary>Those of them that others use too: Service Fabric is "sf", and to force is a verb.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal) { "force", "sf", "reinforce" };

    /// <summary>
    /// Words before "force" that leave it Salesforce's; after any other it may be a work force, a field force, a brute force.
    /// </summary>
    private static readonly HashSet<string> BeforeForce = new(StringComparer.Ordinal)
    {
        "", "i", "my", "sales", "core", "net", "dot", "developer", "db",
    };

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
        "dynamics", "dynamics365", "d365", "crm365", "dataverse", "hubspot", "hub", "facebook", "fb", "meta", "instagram", "whatsapp",
        "graph", "msgraph", "asana", "marketo", "zendesk", "shopify", "stripe", "google", "adwords", "azure", "arm", "exacttarget",
        "marketingcloud", "pardot", "grafana", "kubernetes", "k8s", "elastic", "elasticsearch", "mailchimp", "twilio", "github", "gitlab",
        "jira", "netsuite", "zuora", "sharepoint", "slack", "xero", "linkedin", "twitter", "sap", "servicenow", "workday", "docusign",
        "quickbooks", "magento", "paypal", "amazon", "aws", "docker", "openapi", "swagger", "mule", "avalara", "sendgrid", "fabric", "bing",
        "vmware", "vcloud", "vsphere", "veeva", "sugar", "sugarcrm", "zoho", "oracle", "siebel", "zoom", "box", "okta", "snowflake",
        "adobe", "eloqua", "freshdesk", "intercom", "klaviyo", "adyen", "bigcommerce", "genesys", "ringcentral",
        "databricks", "devops", "ads", "vsts", "tfs", "tiktok", "pinterest", "youtube", "workforce", "taskforce", "fieldforce", "geforce",
        "sourceforce",

        // Salesforce's own products whose APIs count otherwise.
        "commercecloud", "demandware", "ocapi", "sfcc", "sfmc", "accountengagement", "tableau", "heroku", "mulesoft", "vlocity", "quip",
        "datorama", "evergage",
    };

    /// <summary>Words that make a version that of something other than an API.</summary>
    private static readonly HashSet<string> OtherVersions = new(StringComparer.Ordinal)
    {
        "open", "hub", "serialization", "assembly", "file", "runtime", "schema", "tls", "ssl", "http", "package", "product", "application",
        "app", "library", "protocol", "xml", "sdk", "tools", "os", "browser", "framework", "dotnet", "csharp", "language", "database", "db",
        "sql", "model", "document", "report", "template", "plugin", "module", "format", "asset", "build", "release", "software", "firmware",
        "android", "ios", "chrome", "windows", "excel", "agent", "json", "oauth", "openid", "saml", "ui", "net", "script", "solution",
        "project", "nuget", "npm", "node", "java", "python", "manifest", "device", "hardware", "content", "row", "entity", "dll",
        "installer", "update", "migration", "editor", "unity", "test", "mock", "fake", "dummy", "stub", "bayeux", "minimum", "min", "class",
        "maximum", "max", "oldest", "lowest", "informational", "installed", "chart", "retired", "deprecated", "unsupported", "obsolete",
    };

    /// <summary>Words that do so where neither "api" nor Salesforce is named beside them: <c>ClientVersion</c>.</summary>
    private static readonly HashSet<string> OwnVersions = new(StringComparer.Ordinal)
    {
        "client", "event", "contract", "batch", "message", "payload", "record", "user", "cache", "job", "export", "import", "terms",
        "policy", "config", "settings", "mobile", "widget", "theme", "image", "layout", "survey", "workflow", "algorithm", "encryption",
        "signature", "prompt", "feature", "server",
    };

    /// <summary>Words after "version" that make it something else: <c>ApiVersionRetries</c>, <c>Version__c</c>.</summary>
    private static readonly HashSet<string> NotVersions = new(StringComparer.Ordinal)
    {
        "retries", "retry", "attempts", "timeout", "seconds", "minutes", "hours", "days", "ttl", "lifetime", "duration", "delay", "expiry",
        "count", "limit", "length", "index", "size", "id", "date", "c", "r", "header", "check", "checks", "interval", "help", "hint",
        "label", "title", "message", "description", "placeholder", "pattern", "regex", "range", "notes",
    };

    /// <summary>Names that ask for metadata as it was in a version, wherever that is asked.</summary>
    private static readonly HashSet<string> VersionsOfMetadata = new(StringComparer.OrdinalIgnoreCase)
    {
        "sourceApiVersion", "asOfVersion",
    };

    /// <summary>Things of Salesforce whose version is not that of an endpoint.</summary>
    private static readonly HashSet<string> MetadataTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ApexClass", "ApexTrigger", "ApexPage", "ApexComponent", "AuraDefinitionBundle", "LightningComponentBundle", "Flow", "PackageXml",
        "SourcePackage", "ApexClassMember", "ApexTriggerMember", "ApexPageMember", "ApexComponentMember", "EmailTemplate", "S_Control",
        "Scontrol", "Package", "JobInfo", "RetrieveRequest",
    };

    /// <summary>Whether a name is of another product whose versions look like Salesforce's: <c>v21.0</c>.</summary>
    public static bool HaveSimilarVersions(string name) =>
        Words(name).Any(w => w is "facebook" or "fb" or "meta" or "instagram" or "whatsapp" or "graph"
            or "google" or "adwords" or "linkedin" or "marketing");

    /// <summary>Whether one of the names is Salesforce's, or may be.</summary>
    public static bool AreSalesforces(IEnumerable<string> names) => names.Any(n => SaysSalesforce(n) || HintsSalesforce(n));

    /// <summary>Whether a name says that something is Salesforce's: nobody else would use it.</summary>
    public static bool SaysSalesforce(string name) =>
        Has(name, "salesforce")
        || Has(name, "sfdc")
        || Words(name).Any(w => Salesforce.Contains(w) && !Ambiguous.Contains(w));

    /// <summary>
    /// Whether a name may say so, such as <c>SfVersion</c>, which may be Service Fabric's too: something else has to speak for it.
    /// </summary>
    public static bool HintsSalesforce(string name)
    {
        var before = "";
        foreach (var word in Words(name))
        {
            if (Ambiguous.Contains(word) && (word != "force" || BeforeForce.Contains(before)))
            {
                return true;
            }

            before = word;
        }

        return false;
    }

    /// <summary>Whether one of the names is another product's, in one word or in two: <c>HubSpot</c>, <c>WorkForce</c>.</summary>
    public static bool AreForeign(IEnumerable<string> names) => names.Any(IsForeign);

    private static bool IsForeign(string name)
    {
        var before = "";
        foreach (var word in Words(name))
        {
            if (Foreign.Contains(word) || (before.Length > 0 && Foreign.Contains(before + word)))
            {
                return true;
            }

            before = word;
        }

        return false;
    }

    /// <summary>
    /// Whether settings are those of a connected app or of a login with a security token.
    /// Others' consumer keys go with versions such as <c>1.1</c>.
    /// </summary>
    public static bool AreOfConnectedApp(IEnumerable<string> names)
    {
        var keys = names.Where(name => Has(name, "token") || Has(name, "consumer")).Select(name => string.Join(" ", Words(name))).ToArray();
        return keys.Any(k => Has(k, "security token"))
            || (keys.Any(k => Has(k, "consumer key")) && keys.Any(k => Has(k, "consumer secret")));
    }

    /// <summary>
    /// Whether a text is the name of one of Salesforce's releases, such as <c>Winter '14</c>: what stands beside it is told, not called.
    /// </summary>
    public static bool IsRelease(string text) =>
        text.Length == 10 && text[7] == '\'' && text.Substring(0, 7) is "Winter " or "Spring " or "Summer ";

    /// <summary>Whether a type is there to stand in for the real thing.</summary>
    public static bool IsDouble(string typeName) => Words(typeName).Any(w => w is "mock" or "fake" or "stub" or "dummy");

    /// <summary>Whether a type stands for metadata that has a version of its own.</summary>
    public static bool IsMetadata(string typeName) =>
        MetadataTypes.Contains(typeName)
        || MetadataTypes.Any(t => t.Length > 8 && typeName.StartsWith(t, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a host is Salesforce's:
    /// <c>acme.my.salesforce.com</c>, <c>acme.force.com</c>, <c>acme.my.site.com</c>, but not <c>api.workforce.com</c>.
    /// </summary>
    public static bool IsSalesforceHost(string host) =>
        Has(host, "salesforce")
        || EndsIn(host, "force.com")
        || EndsIn(host, "site.com")
        || EndsIn(host, "cloudforce.com")
        || EndsIn(host, "database.com")
        || EndsIn(host, "sforce.com");

    /// <summary>Whether text names one of Salesforce's domains or endpoints, or a client of it.</summary>
    public static bool AreMentionedIn(string text)
    {
        for (var at = IndexOfForce(text, 0); at >= 0; at = IndexOfForce(text, at + 1))
        {
            if (IsSalesforcesForce(text, at))
            {
                return true;
            }
        }

        return Has(text, "sfdc")
            || Has(text, "services/data")
            || Has(text, "services/async")
            || Has(text, "services/soap")
            || Has(text, "services/oauth2")
            || Has(text, "services/apexrest")
            || Has(text, "/cometd/")
            || Has(text, "soap/ajax")
            || Has(text, "ApexSharp");
    }

    private static int IndexOfForce(string text, int from) => text.IndexOf("force", from, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether "force" at a place is that of <c>salesforce</c>, <c>force.com</c> or a client such as <c>ForceClient</c>.</summary>
    private static bool IsSalesforcesForce(string text, int at) =>
        EndsAt(text, at, "sales")
        || EndsAt(text, at, "/s")
        || EndsAt(text, at, ".s")
        || EndsAt(text, at, "netcore")
        || EndsAt(text, at, "dotnet")
        || EndsAt(text, at, "sharp")
        || (EndsAt(text, at, "s") && StartsAt(text, at, "forceservice"))
        || (IsWordStart(text, at)
            && (StartsAt(text, at, "force.com") || StartsAt(text, at, "forceclient") || StartsAt(text, at, "forceconnect")));

    /// <summary>Whether a name speaks of the version of an API.</summary>
    public static bool IsApiVersion(string name)
    {
        var words = Words(name).ToArray();
        var saysVersion = words.Any(word => !NoVersions.Contains(word) && VersionWords.Any(w => Has(word, w)))
            || words.Contains("ver")
            || words.Contains("apiver");
        return saysVersion
            && !words.Any(OtherVersions.Contains)
            && !IsForeign(name)
            && !VersionsOfMetadata.Contains(name)
            && !NotVersions.Contains(words[words.Length - 1])
            && (!words.Any(OwnVersions.Contains) || words.Contains("api") || words.Any(Salesforce.Contains));
    }

    /// <summary>Whether a name says that it is a version and of an API: <c>ApiVersion</c>, but not <c>Version</c>.</summary>
    public static bool SaysApi(string name) => Words(name).Any(w => w is "api" or "apiver" or "apiversion");

    /// <summary>Whether a name says that it is SOAP's: <c>SoapVersion</c>.</summary>
    public static bool SaysSoap(string name) => Words(name).Contains("soap");

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

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool EndsIn(string host, string domain) =>
        EndsAt(host, host.Length, domain)
        && (host.Length == domain.Length || host[host.Length - domain.Length - 1] == '.');

    private static bool EndsAt(string text, int end, string word) =>
        end >= word.Length && StartsAt(text, end - word.Length, word);

    private static bool StartsAt(string text, int at, string word) =>
        string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>
    /// Whether no other word runs into the one at a place, but the I of an interface:
    /// <c>_forceClient</c>, <c>IForceClient</c>, but not <c>WorkForceClient</c>.
    /// </summary>
    private static bool IsWordStart(string text, int at) =>
        at == 0
        || !char.IsLetterOrDigit(text[at - 1])
        || (text[at - 1] == 'I' && (at == 1 || !char.IsLetterOrDigit(text[at - 2])));
}
