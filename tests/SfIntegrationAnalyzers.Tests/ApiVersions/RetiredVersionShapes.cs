namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>Every way in which code is known to write a version: one row for each, named after what it stands for.</summary>
public static class RetiredVersionShapes
{
    /// <summary>The name of the shape, and members of a class that talks to Salesforce.</summary>
    public static TheoryData<string, string> Shapes => new()
    {
        // Tier 1: the version stands in the text of an address.
        { "text of an interpolated string", "string M(string url) => $\"{url}/services/data/[|v26.0|]/sobjects/Account\";" },
        { "interpolated string without a hole in a concatenation", "string M(string url) => url + $\"/services/data/[|v26.0|]/query\";" },
        { "piece of a concatenation", "string M(string url, string q) => url + \"/services/data/[|v20.0|]/query/?q=\" + q;" },
        { "single literal", "const string Login = \"https://login.salesforce.com/services/Soap/u/[|28.0|]\";" },
        { "verbatim literal", "const string Url = @\"https://login.salesforce.com/services/Soap/u/[|28.0|]\";" },
        { "verbatim literal with doubled quotes", "const string Url = @\"/services/data/[|v28.0|]/query?q=a\"\"b\";" },
        { "verbatim literal of several lines", "const string Url = @\"\n  /services/data/[|v28.0|]/query\";" },
        { "raw literal", "const string Url = \"\"\"/services/data/[|v28.0|]/query\"\"\";" },
        { "raw literal of several lines", "const string Url = \"\"\"\n    /services/data/[|v28.0|]/query\n    \"\"\";" },
        {
            "raw interpolated string of several lines",
            "string M(string url) => $\"\"\"\n    {url}/services/data/[|v28.0|]/query\n    \"\"\";"
        },
        { "raw interpolated string with two dollars", "string M(string url) => $$\"\"\"{{url}}/services/data/[|v28.0|]/query\"\"\";" },
        { "verbatim interpolated string", "string M(string url) => $@\"{url}/services/data/[|v28.0|]/query?a=\"\"\";" },
        { "escapes before the version", "const string Url = \"\\u002fservices\\x002Fdata/[|v28.0|]/query\";" },
        { "escapes in the version", "const string Url = \"/services/data/[|v\\u0032\\x38.0|]/query\";" },
        { "UTF-8 literal", "static ReadOnlySpan<byte> Path => \"/services/data/[|v28.0|]/query\"u8;" },
        {
            "url of a composite sub-request",
            "object M() => new { method = \"GET\", Url = \"/services/data/[|v29.0|]/sobjects/X\", referenceId = \"a\" };"
        },
        {
            "composite request in JSON text",
            "const string Body = \"\"\"{\"compositeRequest\":[{\"method\":\"GET\",\"url\":\"/services/data/[|v29.0|]/sobjects/X\"}]}\"\"\";"
        },
        {
            "batch request in JSON text",
            "const string Body = \"\"\"{\"batchRequests\":[{\"method\":\"GET\",\"url\":\"[|v29.0|]/sobjects/X/001\"}]}\"\"\";"
        },
        { "const field of a path", "const string Path = \"/services/async/[|30.0|]/job/\";" },
        { "argument of a constructor", "Uri M() => new Uri(\"https://acme.my.salesforce.com/services/data/[|v25.0|]/\");" },
        { "argument of a method", "Task M(HttpClient c) => c.PostAsync(\"https://login.salesforce.com/services/Soap/u/[|21.0|]\", null);" },
        {
            "argument of an attribute",
            """
            [System.ComponentModel.DefaultValue("https://login.salesforce.com/services/Soap/c/[|26.0|]")]
            public string Url { get; set; }
            """
        },
        {
            "attribute with an organisation id",
            """
            [System.ComponentModel.DefaultValue("https://login.salesforce.com/services/Soap/c/[|26.0|]/0DF000000000001")]
            public string Url { get; set; }
            """
        },
        {
            "attributes of a Razor component that lead somewhere",
            """
            class Frame { public string Url { get; set; } }
            class Builder
            {
                public void AddAttribute(int sequence, string name, string value) { }
                public void AddComponentParameter(int sequence, string name, object value) { }
            }

            void M(Builder __builder, string q)
            {
                __builder.AddAttribute(1, "action", "https://acme.my.salesforce.com/services/data/[|v26.0|]/query?q=" + q);
                __builder.AddComponentParameter(2, nameof(Frame.Url), "https://acme.my.salesforce.com/services/data/[|v26.0|]/");
            }
            """
        },
        { "path of a site before services", "const string Url = \"https://acme.my.site.com/partners/services/data/[|v26.0|]/query\";" },
        { "method before the path", "const string Line = \"GET /services/data/[|v26.0|]/query\";" },
        {
            "piece of a sum over several lines",
            "string M(string u) => u +\n    \"/services\" +\n    \"/data/[|v26.0|]\" +\n    \"/query\";"
        },
        {
            "UriBuilder path",
            "Uri M() => new UriBuilder(\"https\", \"acme.my.salesforce.com\") { Path = \"/services/data/[|v26.0|]/query\" }.Uri;"
        },
        {
            "appended piece by piece",
            """
            string M(string u)
            {
                var b = new System.Text.StringBuilder(u);
                b.Append("/services/data/");
                b.Append("[|v26.0|]");
                b.Append("/query");
                return b.ToString();
            }
            """
        },
        {
            "appended as a format",
            """
            string M(string u)
            {
                var b = new System.Text.StringBuilder(u);
                b.AppendFormat("/services/data/v{0}/query", "[|26.0|]");
                return b.ToString();
            }
            """
        },
        {
            "switch expression",
            "string M(bool b) => b switch { true => \"/services/data/[|v26.0|]/a\", _ => \"/services/data/v60.0/a\" };"
        },
        { "dictionary initialiser", "Dictionary<string, string> Urls = new() { [\"partner\"] = \"/services/Soap/u/[|26.0|]\" };" },
        { "collection expression", "string[] Urls = [\"/services/Soap/u/[|26.0|]\", \"/services/Soap/m/[|27.0|]\"];" },
        { "without the minor part", "const string Path = \"/services/data/[|v28|]/query\";" },

        // Tier 2: a bare version initialises something that says version.
        { "property initialiser", "public string ApiVersion { get; set; } = \"[|v29.0|]\";" },
        { "getter that returns", "public string ApiVersion { get { return \"[|v28.0|]\"; } }" },
        { "getter with an arrow", "public string ApiVersion { get => \"[|v28.0|]\"; }" },
        { "local function that returns", "string M(string u) { string ApiVersion() { return \"[|v28.0|]\"; } return u + ApiVersion(); }" },
        { "local function with an arrow", "string M(string u) { string ApiVersion() => \"[|v28.0|]\"; return u + ApiVersion(); }" },
        { "expression body", "public string Version => \"[|v28.0|]\";" },
        { "local", "void M() { var apiVersion = \"[|v23.0|]\"; }" },
        { "const local", "void M() { const string version = \"[|23.0|]\"; }" },
        { "assignment", "string ApiVersion; void M() { ApiVersion = \"[|v28.0|]\"; }" },
        { "const field", "private const string ApiVersion = \"[|v28.0|]\";" },
        { "segment of a path behind slashes", "private const string SalesforceApiVersion = \"//[|v28.0|]/\";" },
        { "static readonly field", "private static readonly string API_VERSION = \"[|28.0|]\";" },
        { "default of an optional parameter", "void M(string apiVersion = \"[|v24.0|]\") { }" },
        { "default value attribute", "[System.ComponentModel.DefaultValue(\"[|v30.0|]\")] public string ApiVersion { get; set; }" },
        {
            "fallback of configuration",
            "string M(Dictionary<string, string> config) => config[\"Salesforce:ApiVersion\"] ?? \"[|v24.0|]\";"
        },
        { "fallback of the environment", "string v = Environment.GetEnvironmentVariable(\"SF_API_VERSION\") ?? \"[|v30.0|]\";" },
        { "branch of a condition", "void M(string[] args) { var version = args.Length > 0 ? args[0] : \"[|v29.0|]\"; }" },
        {
            "object initialiser",
            """
            class SalesforceOptions { public string ApiVersion { get; set; } }
            object M() => new SalesforceOptions { ApiVersion = "[|v26.0|]" };
            """
        },
        { "method that returns", "string GetApiVersion() { return \"[|v26.0|]\"; }" },
        { "switch arm", "string ApiVersion(bool b) => b ? \"[|v26.0|]\" : \"v60.0\";" },
        { "key of a dictionary", "Dictionary<string, string> S = new() { { \"ApiVersion\", \"[|v26.0|]\" } };" },
        { "index of a dictionary", "void M(Dictionary<string, string> s) { s[\"ApiVersion\"] = \"[|26.0|]\"; }" },
        { "named argument", "void N(string url, string apiVersion) { } void M() => N(\"\", apiVersion: \"[|v26.0|]\");" },
        { "positional argument", "void N(string url, string apiVersion) { } void M() => N(\"\", \"[|v26.0|]\");" },
        {
            "argument of a constructor",
            "class SfClient { public SfClient(string url, string apiVersion) { } } object M() => new SfClient(\"\", \"[|v26.0|]\");"
        },
        { "primary constructor default", "record SalesforceSettings(string Url, string ApiVersion = \"[|v26.0|]\");" },
        { "name in Portuguese", "string VersaoApi { get; set; } = \"[|v26.0|]\";" },
        { "name in Dutch", "const string SalesforceVersie = \"[|26.0|]\";" },
        { "null-coalescing assignment", "void M(string apiVersion) { apiVersion ??= \"[|v26.0|]\"; }" },
        { "lambda", "Func<string> ApiVersion = () => \"[|v26.0|]\";" },

        // Tier 3: flow.
        { "Replace", "string M() => \"https://login.salesforce.com/services/Soap/u/{version}\".Replace(\"{version}\", \"[|26.0|]\");" },
        {
            "Replace on a constant",
            """
            const string T = "https://login.salesforce.com/services/Soap/u/{version}";
            string M() => T.Replace("{version}", "[|26.0|]");
            """
        },
        {
            "Replace on a dictionary",
            "string M(Dictionary<string, string> urls) => urls[\"partner\"].Replace(\"{version}\", \"[|26.0|]\");"
        },
        { "base address and version", "string B = \"https://x.my.salesforce.com/services/data/\"; string M() => B + \"[|v22.0|]\";" },
        { "string.Format", "string M(string u) => string.Format(\"{0}/services/data/{1}/query\", u, \"[|v27.0|]\");" },
        {
            "string.Format with a culture",
            """
            string M(string u) =>
                string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}/services/data/{1}/query", u, "[|v27.0|]");
            """
        },
        { "string.Concat", "string M(string u) => string.Concat(u, \"/services/data/\", \"[|v27.0|]\", \"/query\");" },
        { "string.Join", "string M(string u) => string.Join(\"/\", u, \"services\", \"data\", \"[|v27.0|]\", \"query\");" },
        {
            "StringBuilder chain",
            "string M(string u) => new StringBuilder(u).Append(\"/services/data/\").Append(\"[|v27.0|]\").Append(\"/query\").ToString();"
        },
        { "constant without a telling name", "const string V = \"[|v27.0|]\"; string M(string u) => $\"{u}/services/data/{V}/query\";" },
        {
            "constant through a nested class",
            """
            static class C { public static class R { public const string V = "[|v27.0|]"; } }
            string M(string u) => u + "/services/data/" + C.R.V;
            """
        },
        {
            "letter in the path, number in the constant",
            "const string Ver = \"[|27.0|]\"; string M(string u) => u + \"/services/data/v\" + Ver + \"/query\";"
        },
        { "local without a telling name", "string M(string u) { var v = \"[|v27.0|]\"; return u + \"/services/data/\" + v; }" },
        { "parameter default without a telling name", "string M(string u, string v = \"[|v27.0|]\") => u + \"/services/data/\" + v;" },
        { "method parameter", "string P(string v) => \"/services/data/\" + v + \"/query\"; string M() => P(\"[|v27.0|]\");" },
        { "append to a local", "string M(string u) { var s = u + \"/services\"; s += \"/data/[|v27.0|]/query\"; return s; }" },
        { "relative uri on a base", "Uri M(string u) => new Uri(new Uri(u), \"/services/data/[|v27.0|]/query\");" },
        {
            "static readonly Uri",
            "static readonly Uri Base = new Uri(\"https://x.my.salesforce.com/services/data/\"); Uri M() => new Uri(Base, \"[|v27.0|]\");"
        },

        // Flow through what has no telling name.
        {
            "parameter of a constructor that becomes a field",
            """
            class Wire
            {
                readonly string _level;
                public Wire(string level) { _level = level; }
                string M(string u) => $"{u}/services/data/{_level}/query";
            }
            object M() => new Wire("[|v27.0|]");
            """
        },
        {
            "parameter of a method that returns nothing",
            """
            string _base;
            void Open(string u, string level) { _base = u + "/services/data/" + level; }
            void M(string u) => Open(u, "[|v27.0|]");
            """
        },
        {
            "argument of a base constructor",
            """
            class Wire
            {
                protected Wire(string level) { Level = level; }
                string Level { get; }
                string M(string u) => u + "/services/Soap/u/" + Level;
            }
            class Own : Wire { Own() : base("[|27.0|]") { } }
            """
        },
        {
            "parameter of a record",
            """
            record Wire(string Host, string Level) { string M() => $"{Host}/services/data/{Level}/query"; }
            Wire M() => new("h", "[|v27.0|]");
            Wire N() => new(Level: "[|v26.0|]", Host: "h");
            """
        },
        {
            "property of a plain settings object",
            """
            class Wire { public string Level { get; set; } }
            string M(string u, Wire w) => $"{u}/services/data/{w.Level}/query";
            Wire N() => new() { Level = "[|v27.0|]" };
            """
        },
        {
            "assignment to another object's property",
            """
            class Wire { public string Level { get; set; } = "v60.0"; }
            string M(string u, Wire w) => $"{u}/services/data/{w.Level}/query";
            void N(Wire w) { w.Level = "[|v27.0|]"; }
            """
        },
        {
            "number that becomes a property",
            """
            class Wire { public int Level { get; init; } }
            string M(string u, Wire w) => $"{u}/services/data/v{w.Level}.0/query";
            Wire N() => new() { Level = [|27|] };
            """
        },
        {
            "method of the parent class",
            """
            class Wire { protected string To(string rest, string level) => "/services/data/" + level + "/" + rest; }
            class Accounts : Wire { string M() => To("sobjects/Account", "[|v27.0|]"); }
            """
        },
        {
            "extension method",
            """
            string M(string host) => host.At("[|v27.0|]"); }
            static class Hosts { public static string At(this string host, string level) => host + "/services/data/" + level + "/query";
            """
        },

        // Tier 4: numbers.
        { "int local", "string M(string u) { int version = [|28|]; return $\"{u}/services/data/v{version}.0/query\"; }" },
        { "int without flow", "private const int SalesforceApiVersion = [|28|];" },
        { "formatted double", "double v = [|27.0|]; string M(string u) => string.Format(\"{0}/services/data/v{1:f1}/query\", u, v);" },
        { "double in an interpolated string", "const double V = [|27.0|]; string M(string u) => $\"{u}/services/data/v{V:0.0}/query\";" },
        { "float with a suffix", "float SalesforceApiVersion = [|27.0|]f;" },
        { "int argument", "void N(int apiVersion) { } void M() => N([|27|]);" },

        // Tier 5: paths split over constants.
        {
            "split over a constant",
            "const string RestUrl = \"https://x.my.salesforce.com/services\"; string M() => RestUrl + \"/data/[|v17.0|]/sobjects\";"
        },
        { "split over an unknown base", "string M(string restUrl) => restUrl + \"/data/[|v27.0|]/sobjects/\";" },
        { "SOAP split over an unknown base", "string M(string services) => services + \"/Soap/c/[|22.0|]\";" },
        { "bulk split over an unknown base", "string M(string services) => services + \"/async/[|26.0|]/job\";" },
        {
            "bulk split over a constant",
            "const string RestUrl = \"https://x.my.salesforce.com/services\"; string M() => RestUrl + \"/async/[|26.0|]/job/\";"
        },
        {
            "SOAP over three constants",
            """
            const string Soap = "/services/Soap";
            const string V = "[|28.0|]";
            string M(string i) => string.Format("{0}{1}/u/{2}", i, Soap, V);
            """
        },

        // Seen less often.
        {
            "StringBuilder in separate statements",
            """
            string M(string u)
            {
                var sb = new StringBuilder();
                sb.Append(u);
                sb.Append("/services/data/");
                sb.Append("[|v27.0|]");
                sb.Append("/query");
                return sb.ToString();
            }
            """
        },
        {
            "AppendFormat, then Append",
            """
            string M(string u)
            {
                var sb = new StringBuilder();
                sb.AppendFormat("{0}/services/data/", u);
                sb.Append("[|v27.0|]").Append("/query");
                return sb.ToString();
            }
            """
        },
        {
            "number among appended pieces",
            """
            string M(string u)
            {
                var sb = new StringBuilder(u);
                sb.Append("/services/data/");
                sb.Append('v').Append([|27|]).Append(".0");
                sb.Append("/query");
                return sb.ToString();
            }
            """
        },
        {
            "AppendFormat on a builder",
            """
            string M(string u)
            {
                var sb = new StringBuilder();
                sb.AppendFormat("{0}/services/data/[|v27.0|]/query", u);
                return sb.ToString();
            }
            """
        },
        {
            "field assigned in the constructor",
            """
            class Inner
            {
                readonly string _v;
                Inner(string v = "[|v27.0|]") { _v = v; }
                string M(string u) => u + "/services/data/" + _v;
            }
            """
        },
        {
            "static property of a settings class",
            """
            static class Wire { public static string Level { get; } = "[|v27.0|]"; }
            string M(string u) => $"{u}/services/data/{Wire.Level}/query";
            """
        },
        {
            "enumeration-like constants",
            """
            static class Levels { public const string Old = "[|v27.0|]"; }
            string M(string u) => string.Format("{0}/services/data/{1}", u, Levels.Old);
            """
        },
        {
            "request header",
            "void M(HttpRequestMessage r) => r.RequestUri = new Uri(\"/services/data/[|v27.0|]/query\", UriKind.Relative);"
        },
        { "request message", "object M() => new HttpRequestMessage(HttpMethod.Get, $\"/services/data/[|v27.0|]/query\");" },
        { "tuple", "(string Method, string Url) M() => (\"GET\", \"/services/data/[|v27.0|]/query\");" },
        { "local function", "string M(string u) { string Path() => \"[|v27.0|]\"; return u + \"/services/data/\" + Path(); }" },
        {
            "expression-bodied address property",
            "string Base => \"https://x.my.salesforce.com/services/data/\" + Level; string Level => \"[|v27.0|]\";"
        },
        { "with expression", "record Options(string ApiVersion); Options M(Options o) => o with { ApiVersion = \"[|v27.0|]\" };" },
        {
            "nullable fallback call",
            "string M(Dictionary<string, string> c) => c.GetValueOrDefault(\"Salesforce:ApiVersion\", \"[|v27.0|]\");"
        },
        { "out of an array", "string M(string u) => string.Join(\"/\", new[] { u, \"services\", \"data\", \"[|v27.0|]\" });" },
        { "protected virtual property", "protected virtual string RestApiVersion => \"[|v27.0|]\";" },
        {
            "environment variable on the left",
            """
            string M()
            {
                var v = Environment.GetEnvironmentVariable("SALESFORCE_API_VERSION");
                if (string.IsNullOrEmpty(v)) { v = "[|v27.0|]"; }
                return v;
            }
            """
        },
        {
            "chained conditional",
            """
            string M(string u, int i) =>
                u + "/services/data/" + (i == 0 ? "[|v27.0|]" : i == 1 ? "[|v26.0|]" : "v60.0") + "/query";
            """
        },
        { "interpolated format item", "string M(string u) { var major = [|27|]; return $\"{u}/services/data/v{major}.0/sobjects\"; }" },
        { "decimal", "const decimal ApiVersion = [|27.0|]m; string M(string u) => $\"{u}/services/Soap/u/{ApiVersion}\";" },
        {
            "address of names alone",
            """
            const string Root = "/services/data/";
            static readonly string Level = "[|v27.0|]";
            string M(string host) => host + Root + Level;
            """
        },
        {
            "address of names alone in another class",
            """
            static class Wire { public const string Root = "/services/Soap/u/"; public const string Level = "[|27.0|]"; }
            string M(string host) => $"{host}{Wire.Root}{Wire.Level}";
            """
        },
        {
            "address of names alone and a number",
            """
            const string Root = "/services/data/v";
            const int Level = [|27|];
            const string Rest = ".0/query";
            string M(string host) => string.Concat(host, Root, Level, Rest);
            """
        },
        {
            "each of an array",
            """
            void M(string host)
            {
                foreach (var level in new[] { "[|v27.0|]", "[|v26.0|]" })
                {
                    Console.WriteLine(host.Length);
                    _ = new Uri($"{host}/services/data/{level}/limits");
                }
            }
            """
        },
        {
            "element of an array",
            """
            static readonly string[] Levels = { "[|27.0|]", "60.0" };
            string M(string host, int i) => host + "/services/Soap/u/" + Levels[i];
            """
        },
        {
            "first of an array",
            "static readonly string[] Parts = [\"[|27.0|]\", \"11.0\"]; string M(string host) => host + \"/services/Soap/u/\" + Parts[0];"
        },
        {
            "value of a dictionary",
            """
            readonly Dictionary<string, string> _levels = new() { ["prod"] = "[|v27.0|]", ["uat"] = "[|v26.0|]" };
            string M(string host, string stage) => $"{host}/services/data/{_levels[stage]}/query";
            """
        },
        {
            "value of a dictionary by its key",
            """
            readonly Dictionary<string, string> _parts = new() { { "level", "[|v27.0|]" }, { "ours", "v11.0" } };
            string M(string host) => $"{host}/services/data/{_parts["level"]}/query";
            """
        },
        {
            "lambda over a list",
            """
            IEnumerable<string> M(string host) =>
                new List<string> { "[|27.0|]", "60.0" }.Select(level => $"{host}/services/async/{level}/job");
            """
        },
        {
            "joined list",
            "string M(string host) => string.Join(\"/\", new List<string> { host, \"services\", \"data\", \"[|v27.0|]\", \"query\" });"
        },
        {
            "joined list by name",
            """
            static readonly List<string> Parts = new List<string> { "[|v27.0|]", "query" };
            string M(string host) => host + "/services/data/" + string.Join("/", Parts);
            """
        },
        {
            "item of a tuple",
            """
            static readonly (string Host, string Level)[] Orgs = { ("https://acme.my.salesforce.com", "[|v27.0|]") };
            string M(int i) => $"{Orgs[i].Host}/services/data/{Orgs[i].Level}/query";
            """
        },
        {
            "ToString with a format",
            "const double ApiVersion = [|27|]; string M(string u) => u + \"/services/data/v\" + ApiVersion.ToString(\"0.0\");"
        },

        // Taken apart again.
        {
            "deconstructed tuple of a method",
            """
            static (string Host, string Level) Conf() => ("https://acme.my.salesforce.com", "[|v27.0|]");
            string M() { var (host, level) = Conf(); return $"{host}/services/data/{level}/query"; }
            """
        },
        {
            "deconstructed tuple in place",
            "string M(string h) { var (host, level) = (h, \"[|v27.0|]\"); return $\"{host}/services/data/{level}/query\"; }"
        },
        {
            "deconstructed tuple with types",
            """
            static (string, string) Conf() => ("h", "[|v27.0|]");
            string M() { (string host, string level) = Conf(); return $"{host}/services/data/{level}/query"; }
            """
        },
        {
            "deconstructed tuple into fields",
            """
            string _host, _level;
            void Open(string h) { (_host, _level) = (h, "[|v27.0|]"); }
            string M() => $"{_host}/services/data/{_level}/query";
            """
        },
        {
            "deconstructed tuple in a loop",
            """
            static readonly (string Host, string Level)[] Orgs = [("h", "[|v27.0|]")];
            IEnumerable<string> M() { foreach (var (host, level) in Orgs) { yield return $"{host}/services/data/{level}/query"; } }
            """
        },
        {
            "deconstructed entry of a dictionary",
            """
            static readonly Dictionary<string, string> Orgs = new() { ["h"] = "[|v27.0|]" };
            IEnumerable<string> M() { foreach (var (host, level) in Orgs) { yield return $"{host}/services/data/{level}/query"; } }
            """
        },
        {
            "value of a dictionary's entry in a loop",
            """
            static readonly Dictionary<string, string> Orgs = new() { ["h"] = "[|v27.0|]" };
            IEnumerable<string> M() { foreach (var org in Orgs) { yield return $"{org.Key}/services/data/{org.Value}/query"; } }
            """
        },
        {
            "deconstructed record",
            """
            record Wire(string Host, string Level);
            string M(string h) { var (host, level) = new Wire(h, "[|v27.0|]"); return $"{host}/services/data/{level}/query"; }
            """
        },
        {
            "constructor that assigns a tuple",
            """
            class Wire
            {
                readonly string _host, _level;
                public Wire(string host, string level) => (_host, _level) = (host, level);
                string M() => $"{_host}/services/data/{_level}/query";
            }
            object M(string h) => new Wire(h, "[|v27.0|]");
            """
        },
        {
            "swapped out of a tuple by name",
            "(string Level, string Host) Conf => (\"[|v27.0|]\", \"h\"); string M() => $\"{Conf.Host}/services/data/{Conf.Level}/query\";"
        },
        {
            "tuple of a local",
            "string M(string h) { var org = (Host: h, Level: \"[|v27.0|]\"); return $\"{org.Host}/services/data/{org.Level}/query\"; }"
        },
        {
            "deconstructed tuple of a switch",
            """
            static (string Host, string Level) Conf(string stage) => stage switch { "prod" => ("h", "[|v27.0|]"), _ => ("t", "[|v26.0|]") };
            string M(string stage) { var (host, level) = Conf(stage); return $"{host}/services/data/{level}/query"; }
            """
        },
        {
            "deconstructed tuple of a condition",
            """
            string M(bool isProd)
            {
                var (host, level) = isProd ? ("h", "[|v27.0|]") : ("t", "[|v26.0|]");
                return $"{host}/services/data/{level}/query";
            }
            """
        },
        {
            "awaited tuple",
            """
            static async Task<(string, string)> Conf() { await Task.Yield(); return ("h", "[|v27.0|]"); }
            async Task<string> M() { var (host, level) = await Conf(); return $"{host}/services/data/{level}/query"; }
            """
        },
        {
            "out argument",
            """
            static void Conf(out string level) { level = "[|v27.0|]"; }
            string M(string host) { Conf(out var level); return $"{host}/services/data/{level}/query"; }
            """
        },

        // Through more than one hand.
        {
            "method that passes its parameter on",
            """
            static string Path(string level, string rest) => "/services/data/" + level + "/" + rest;
            static string Get(string level) => Path(level, "query");
            string M() => Get("[|v27.0|]");
            """
        },
        {
            "method that passes its parameter on and returns nothing",
            """
            string _path;
            void Open(string level) { _path = "/services/data/" + level; }
            void Connect(string level) { Open(level); }
            void M() => Connect("[|v27.0|]");
            """
        },
        {
            "three methods",
            """
            static string A(string x) => "/services/Soap/u/" + x;
            static string B(string y) { var z = y; return A(z); }
            static string C(string w) => B(w);
            string M() => C("[|27.0|]");
            """
        },
        {
            "constructor that passes its parameter to another",
            """
            class Wire
            {
                readonly string _level;
                public Wire(string level, int n) { _level = level; }
                public Wire(string wanted) : this(wanted, 1) { }
                string M(string u) => $"{u}/services/data/{_level}/query";
            }
            object M() => new Wire("[|v27.0|]");
            """
        },
        {
            "constructor that passes its parameter to the base",
            """
            class Wire
            {
                readonly string _level;
                public Wire(string level) { _level = level; }
                string M(string u) => $"{u}/services/data/{_level}/query";
            }
            class Own : Wire { public Own(string wanted) : base(wanted) { } } object M() => new Own("[|v27.0|]");
            """
        },
        {
            "primary constructor that passes its parameter to the base",
            """
            class Wire(string level) { string M(string u) => $"{u}/services/data/{level}/query"; }
            class Own(string wanted) : Wire(wanted);
            object M() => new Own("[|v27.0|]");
            """
        },
        {
            "constructor that makes the sender",
            """
            class Wire(string level) { public string M(string u) => $"{u}/services/data/{level}/query"; }
            class Client { readonly Wire _wire; public Client(string wanted) { _wire = new Wire(wanted); } }
            object M() => new Client("[|v27.0|]");
            """
        },
        {
            "property of settings that a constructor takes",
            """
            class Settings { public string Level { get; set; } }
            class Wire(string wanted) { public string M(string u) => $"{u}/services/data/{wanted}/query"; }
            Wire N(Settings s) => new Wire(s.Level);
            Settings M() => new Settings { Level = "[|v27.0|]" };
            """
        },
        {
            "parameter of an interface's method",
            """
            interface IWire { string At(string wanted); }
            class Wire : IWire { public string At(string level) => "/services/data/" + level; }
            string M(IWire w) => w.At("[|v27.0|]");
            """
        },
        {
            "parameter of an interface's method that passes it on",
            """
            interface IWire { string At(string wanted); }
            class Wire : IWire { static string To(string level) => "/services/data/" + level; public string At(string level) => To(level); }
            string M(IWire w) => w.At("[|v27.0|]");
            """
        },
        {
            "parameter of an abstract method",
            """
            abstract class Wire { public abstract string At(string wanted); }
            class RestWire : Wire { public override string At(string level) => "/services/data/" + level; }
            string M(Wire w) => w.At("[|v27.0|]");
            """
        },
        {
            "parameter of a local function",
            "string M() { string At(string level) => \"/services/data/\" + level + \"/query\"; return At(\"[|v27.0|]\"); }"
        },
        {
            "named argument of the second hop",
            """
            static string Path(string rest, string level) => "/services/data/" + level + "/" + rest;
            static string Get(string wanted) => Path(level: wanted, rest: "query");
            string M() => Get(wanted: "[|v27.0|]");
            """
        },
        {
            "constant that a constructor takes",
            """
            class Wire(string level) { public string M(string u) => $"{u}/services/data/{level}/query"; }
            const string Wanted = "[|v27.0|]";
            Wire M() => new Wire(Wanted);
            """
        },
        {
            "default of settings that a constructor takes",
            """
            class Settings { public string Level { get; set; } = "[|v27.0|]"; }
            class Wire(string wanted) { public string M(string u) => $"{u}/services/data/{wanted}/query"; }
            Wire N(Settings s) => new Wire(s.Level);
            """
        },
        {
            "letter added on the way",
            """
            static string Path(string level) => "/services/data/" + level + "/query";
            static string Get(string number) => Path("v" + number);
            string M() => Get("[|27.0|]");
            """
        },
        {
            "number over two hops",
            """
            static string Path(int level) => $"/services/data/v{level}.0/query";
            static string Get(int wanted) => Path(wanted);
            string M() => Get([|27|]);
            """
        },
        {
            "element of params",
            """
            static string Path(params string[] parts) => "/services/data/" + string.Join("/", parts);
            string M() => Path("[|v27.0|]", "query");
            """
        },

        // Language forms.
        {
            "options record with an initialiser",
            """
            record SalesforceOptions
            {
                public string Host { get; init; } = "";
                public string ApiVersion { get; init; } = "[|v27.0|]";
            }
            """
        },
        {
            "target-typed new",
            "class SalesforceOptions { public string ApiVersion { get; set; } } SalesforceOptions O = new() { ApiVersion = \"[|v27.0|]\" };"
        },
        {
            "required member",
            """
            class SalesforceOptions { public required string ApiVersion { get; set; } }
            SalesforceOptions O = new() { ApiVersion = "[|v27.0|]" };
            """
        },
        {
            "with expression without a telling name",
            """
            record Wire(string Host, string Level) { string M() => $"{Host}/services/data/{Level}/query"; }
            Wire M(Wire w) => w with { Level = "[|v27.0|]" };
            """
        },
        {
            "constant of an interface",
            "interface IApi { const string Level = \"[|v27.0|]\"; } string M(string u) => $\"{u}/services/data/{IApi.Level}/query\";"
        },
        {
            "default implementation of an interface",
            "interface IApi { string Level => \"[|v27.0|]\"; } string M(string u, IApi api) => $\"{u}/services/data/{api.Level}/query\";"
        },
        {
            "overridden property",
            """
            abstract class Wire { protected abstract string Level { get; } string M(string u) => $"{u}/services/data/{Level}/query"; }
            class Own : Wire { protected override string Level => "[|v27.0|]"; }
            """
        },
        {
            "implemented property",
            """
            interface IApi { string Level { get; } }
            class Api : IApi { public string Level => "[|v27.0|]"; }
            string M(string u, IApi api) => $"{u}/services/data/{api.Level}/query";
            """
        },
        {
            "switch expression by environment",
            """
            static string Level(string stage) =>
                stage switch { "prod" => "[|v27.0|]", "uat" => "[|v26.0|]", _ => throw new InvalidOperationException() };
                string M(string u) => $"{u}/services/data/{Level("prod")}/query";
            """
        },
        {
            "switch statement by environment",
            """
            static string Level(string stage) { switch (stage) { case "prod": return "[|v27.0|]"; default: return "[|v26.0|]"; } }
            string M(string u) => $"{u}/services/data/{Level("prod")}/query";
            """
        },
        {
            "frozen dictionary by environment",
            """
            static readonly IReadOnlyDictionary<string, string> Levels = new Dictionary<string, string>
            {
                ["prod"] = "[|v27.0|]",
                ["uat"] = "[|v26.0|]"
            };
            string M(string u, string stage) => $"{u}/services/data/{Levels[stage]}/query";
            """
        },
        {
            "value that a dictionary may have",
            """
            static readonly Dictionary<string, string> Levels = new();
            string M(string u, string stage) =>
                $"{u}/services/data/{(Levels.TryGetValue(stage, out var level) ? level : "[|v27.0|]")}/query";
            """
        },
        {
            "value that a dictionary has",
            """
            static readonly Dictionary<string, string> Levels = new() { { "prod", "[|v27.0|]" } };
            string M(string u, string stage) { Levels.TryGetValue(stage, out var level); return $"{u}/services/data/{level}/query"; }
            """
        },
        {
            "read-only copy of a list",
            """
            static readonly IReadOnlyList<string> Levels = new List<string> { "[|v27.0|]" }.AsReadOnly();
            string M(string u) => $"{u}/services/data/{Levels[0]}/query";
            """
        },
        {
            "first of a sorted array",
            """
            static readonly string[] Levels = ["[|v26.0|]", "[|v27.0|]"];
            string M(string u) => $"{u}/services/data/{Levels.OrderByDescending(l => l).First()}/query";
            """
        },
        {
            "lazy value",
            """
            static readonly Lazy<string> Level = new(() => "[|v27.0|]");
            string M(string u) => $"{u}/services/data/{Level.Value}/query";
            """
        },
        {
            "last of a collection expression",
            """
            static readonly string[] Levels = ["[|v26.0|]", "[|v27.0|]"];
            string M(string u) => $"{u}/services/data/{Levels[^1]}/query";
            """
        },
        {
            "first of a list by a query",
            "static readonly List<string> Levels = [\"[|v27.0|]\"]; string M(string u) => $\"{u}/services/data/{Levels.First()}/query\";"
        },
        {
            "raw interpolated JSON with an address",
            """"
            string M(string id) =>
                $$"""{"method":"PATCH","url":"/services/data/[|v27.0|]/sobjects/Account/{{id}}","referenceId":"a"}""";
            """"
        },
        { "UTF-8 bytes of an address", "ReadOnlySpan<byte> M() => \"POST /services/async/[|27.0|]/job HTTP/1.1\"u8;" },
        { "bytes of a raw UTF-8 literal", "ReadOnlySpan<byte> M() => \"\"\"/services/data/[|v27.0|]/composite\"\"\"u8;" },
        { "char pieces", "string M(string u) => u + '/' + \"services\" + '/' + \"data\" + '/' + \"[|v27.0|]\" + '/' + \"query\";" },
        {
            "Salesforce's object beside another's",
            """
            class Api { public string ApiVersion { get; set; } }
            object Facebook = new { Sync = new Api { ApiVersion = "v21.0" }, Salesforce = new Api { ApiVersion = "[|v27.0|]" } };
            """
        },
        { "Path.Join", "string M(string u) => Path.Join(u, \"services/data\", \"[|v27.0|]\", \"query\");" },
        { "Path.Combine", "string M(string u) => Path.Combine(u, \"services\", \"data\", \"[|v27.0|]\", \"query\");" },
        {
            "Uri of a base and a name",
            "Uri M(Uri host) { const string level = \"[|v27.0|]\"; return new Uri(host, $\"services/data/{level}/query\"); }"
        },
        { "Uri.TryCreate", "bool M(Uri host) => Uri.TryCreate(host, \"services/data/[|v27.0|]/query\", out _);" },
        {
            "UriBuilder by assignment",
            """
            Uri M(string host) { var b = new UriBuilder(host); b.Path = "services/data/" + Level; return b.Uri; }
            const string Level = "[|v27.0|]";
            """
        },
        {
            "AppendFormat in statements",
            """
            string M(string u)
            {
                var b = new StringBuilder();
                b.Append(u);
                b.AppendFormat("/services/data/v{0:0.0}/query", [|27.0|]);
                return b.ToString();
            }
            """
        },
        {
            "interpolated append",
            """
            string M(string u) { var b = new StringBuilder(); b.Append($"{u}/services/data/{Level}/query"); return b.ToString(); }
            const string Level = "[|v27.0|]";
            """
        },
        {
            "CompositeFormat",
            """
            static readonly System.Text.CompositeFormat F = System.Text.CompositeFormat.Parse("{0}/services/data/[|v27.0|]/query");
            string M(string u) => string.Format(null, F, u);
            """
        },
        {
            "CompositeFormat with the version as argument",
            """
            static readonly System.Text.CompositeFormat F = System.Text.CompositeFormat.Parse("{0}/services/data/{1}/query");
            string M(string u) => string.Format(null, F, u, "[|v27.0|]");
            """
        },
        {
            "FormattableString",
            "string M(string u) => FormattableString.Invariant($\"{u}/services/data/v{Level:0.0}/query\"); const double Level = [|27.0|];"
        },
        {
            "string.Create with a culture",
            """
            string M(string u) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{u}/services/data/v{Level:0.0}/query");
            const double Level = [|27|];
            """
        },
        {
            "constant built of constants",
            """
            const string Major = "[|27|]";
            const string Level = "v" + Major + ".0";
            string M(string u) => $"{u}/services/data/{Level}/query";
            """
        },
        {
            "interpolated constant",
            "const string Level = \"[|v27.0|]\"; const string Root = $\"/services/data/{Level}\"; string M(string u) => u + Root;"
        },
        {
            "query helper",
            """
            static class QueryHelpers { public static string AddQueryString(string uri, string name, string value) => uri; }
            string M(string u, string q) => QueryHelpers.AddQueryString($"{u}/services/data/[|v27.0|]/query", "q", q);
            """
        },
        {
            "Flurl segments of one call",
            """
            class Url { }
            string M(string u) => u.AppendPathSegments("services", "data", "[|v27.0|]", "query"); }
            static class Flurl
            {
                public static string AppendPathSegments(this string url, params object[] segments) => url;
                public static string AppendPathSegment(this string url, object segment) => url;
            """
        },
        {
            "Flurl segments of several calls",
            """
            string M(string u) => u.AppendPathSegment("services/data").AppendPathSegment("[|v27.0|]").AppendPathSegment("query"); }
            static class Flurl { public static string AppendPathSegment(this string url, object segment) => url;
            """
        },
        {
            "Flurl segments of a request",
            """
            string M(Client c) => c.Request("services", "data", "[|v27.0|]", "query").ToString(); }
            class Client { public object Request(params object[] segments) => segments;
            """
        },
        {
            "Flurl segments of a request and behind it",
            """
            string M(Client c) => c.Request("services/data").AppendPathSegment("[|v27.0|]").AppendPathSegment("query"); }
            class Client { public string Request(params object[] segments) => ""; }
            static class Flurl { public static string AppendPathSegment(this string url, object segment) => url;
            """
        },
        {
            "Refit interface",
            """
            class GetAttribute(string p) : Attribute { public string P => p; }
            interface IAccounts { [Get("/services/data/[|v27.0|]/sobjects/Account/{id}")] Task<string> Get(string id); }
            """
        },
        {
            "RestEase base path",
            """
            class BasePathAttribute(string p) : Attribute { public string P => p; }
            [BasePath("services/data/[|v27.0|]")] interface IAccounts { }
            """
        },
        {
            "RestEase path parameter",
            """
            class GetAttribute(string p) : Attribute { public string P => p; }
            class PathAttribute : Attribute;
            interface IAccounts { [Get("/services/data/{level}/query")] Task<string> Get([Path] string level = "[|v27.0|]"); }
            """
        },
        {
            "RestEase path property",
            """
            class GetAttribute(string p) : Attribute { public string P => p; }
            interface IAccounts { [Get("/services/data/{level}/query")] Task<string> Get(string level); }
            Task<string> M(IAccounts a) => a.Get("[|v27.0|]");
            """
        },
        {
            "attribute of the own kind",
            """
            class SalesforceObjectAttribute : Attribute { public string ApiVersion { get; set; } }
            [SalesforceObject(ApiVersion = "[|v27.0|]")] class Account { }
            """
        },
        {
            "constructor argument of the own attribute",
            """
            class SalesforceAttribute(string apiVersion) : Attribute { public string V => apiVersion; }
            [Salesforce("[|v27.0|]")] class Account { }
            """
        },
        {
            "settings beside a connected app's credentials",
            """
            } class CrmSettings
            {
                public string ConsumerKey { get; set; }
                public string ConsumerSecret { get; set; }
                public string ApiVersion { get; set; } = "[|v27.0|]";
            """
        },

        // Defaults of configuration.
        {
            "default of GetValue",
            """
            class Config { public T GetValue<T>(string key, T fallback) => fallback; }
            string M(Config c) => c.GetValue("Salesforce:ApiVersion", "[|27.0|]");
            """
        },
        {
            "default of GetValue with a type",
            """
            class Config { public T GetValue<T>(string key, T fallback) => fallback; }
            string M(Config c) => c.GetValue<string>("Salesforce:ApiVersion", "[|v27.0|]");
            """
        },
        {
            "default of a generic option",
            """
            class Config { public double GetValue(string key, double fallback) => fallback; }
            double M(Config c) => c.GetValue("Salesforce:ApiVersion", [|27.0|]);
            """
        },
        {
            "fallback of the environment in a constructor",
            """
            readonly string _level;
            SalesforceGateway()
            { _level = Environment.GetEnvironmentVariable("SF_API_VERSION") ?? "[|27.0|]"; }
            """
        },
        {
            "fallback of an empty setting",
            """
            string M(Dictionary<string, string> c) =>
                string.IsNullOrWhiteSpace(c["Salesforce:ApiVersion"]) ? "[|v27.0|]" : c["Salesforce:ApiVersion"];
            """
        },
        {
            "fallback of a dictionary",
            "string M(Dictionary<string, string> c) => c.TryGetValue(\"Salesforce:ApiVersion\", out var v) ? v : \"[|27.0|]\";"
        },
        {
            "Configure",
            """
            class SalesforceOptions { public string ApiVersion { get; set; } }
            class Services { public void Configure<T>(Action<T> act) { } }
            void M(Services s) => s.Configure<SalesforceOptions>(o => o.ApiVersion = "[|27.0|]");
            """
        },
        {
            "Configure with a block",
            """
            class SalesforceOptions { public string ApiVersion { get; set; } }
            class Services { public void Configure<T>(Action<T> act) { } }
            void M(Services s) => s.Configure<SalesforceOptions>(o => { o.ApiVersion = "[|27.0|]"; });
            """
        },
        { "in-memory configuration", "object M() => new Dictionary<string, string?> { [\"Salesforce:ApiVersion\"] = \"[|v27.0|]\" };" },
        { "pair of in-memory configuration", "object M() => new KeyValuePair<string, string>(\"Salesforce:ApiVersion\", \"[|v27.0|]\");" },
        {
            "builder of the own kind",
            "class Builder { public Builder WithApiVersion(string v) => this; } object M(Builder b) => b.WithApiVersion(\"[|v27.0|]\");"
        },
        {
            "builder with a number",
            """
            class Builder { public Builder WithSalesforceApiVersion(int v) => this; }
            object M(Builder b) => b.WithSalesforceApiVersion([|27|]);
            """
        },
        {
            "command line option",
            """
            class OptionAttribute(string n) : Attribute
            {
                public string N => n;
                public object Default { get; set; } }
                [Option("api-version", Default = "[|v27.0|]")] public string ApiVersion { get; set; }
            """
        },
    };

    /// <summary>Each family of addresses.</summary>
    public static TheoryData<string, string> Families => new()
    {
        { "REST", "/services/data/[|v26.0|]/sobjects" },
        { "Tooling REST", "/services/data/[|v26.0|]/tooling/query" },
        { "Bulk 2.0", "/services/data/[|v26.0|]/jobs/ingest" },
        { "Connect", "/services/data/[|v26.0|]/connect/organization" },
        { "UI API", "/services/data/[|v26.0|]/ui-api/records" },
        { "GraphQL", "/services/data/[|v26.0|]/graphql" },
        { "Analytics", "/services/data/[|v26.0|]/analytics/reports" },
        { "REST, nothing after it", "/services/data/[|v26.0|]" },
        { "REST with a query", "/services/data/[|v26.0|]?x=1" },
        { "SOAP enterprise", "/services/Soap/c/[|26.0|]/0DF000000000001" },
        { "SOAP partner", "/services/Soap/u/[|26.0|]" },
        { "SOAP metadata", "/services/Soap/m/[|26.0|]" },
        { "SOAP tooling", "/services/Soap/T/[|26.0|]" },
        { "SOAP apex", "/services/Soap/s/[|26.0|]" },
        { "SOAP in another case", "/services/soap/u/[|26.0|]" },
        { "Bulk 1", "/services/async/[|26.0|]/job" },
        { "streaming", "/cometd/[|26.0|]" },
        { "streaming with replay", "/cometd/replay/[|26.0|]" },
        { "AJAX toolkit", "/soap/ajax/[|26.0|]/connection.js" },
    };

    /// <summary>A project that holds each shape and each family once, with marks: one file and namespace for each.</summary>
    public static IEnumerable<string> Sources =>
        Shapes.Select((row, i) => SourceOf((string)row[0], (string)row[1], $"Acme.Shape{i}"))
            .Concat(Families.Select((row, i) => SourceOf((string)row[0], $"const string Address = \"{row[1]}\";", $"Acme.Family{i}")));

    /// <summary>The file of a shape, with marks: members in a class that talks to Salesforce.</summary>
    public static string SourceOf(string shape, string members, string space = "Acme.Integration") => $$"""
        // {{shape.Replace('|', ' ')}}
        namespace {{space}};
        #pragma warning disable CS0414, CS0649, CS0169, CS0219
        partial class SalesforceGateway
        {
            {{members}}
        }
        """;
}
