using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>What a piece of an address says, the weakest first: of several pieces the strongest speaks.</summary>
internal enum AddressEvidence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Another service's host.</summary>
    Elsewhere,

    /// <summary>A host or a name.</summary>
    Salesforce,

    /// <summary>
    /// What knows no error codes: the OAuth endpoints, which answer <c>error</c> and <c>error_description</c>, the identity address, which
    /// answers a text, forms and pages.
    /// </summary>
    NoCodes,

    /// <summary>A path of an API.</summary>
    Api,
}

/// <summary>
/// Tells what texts and names say of where a request goes: Salesforce's hosts, paths and products, and what is called after it.
/// </summary>
internal static class AddressText
{
    private static readonly string[] Hosts = [".salesforce.com", ".force.com", ".salesforce-sites.com"];

    /// <summary>
    /// Paths of the APIs, as far as the piece of an address goes: others have a <c>services/data</c> of their own, but no version after it.
    /// </summary>
    private static readonly Regex Paths = new(
        @"services/(data(/(v(\d|\{|$)|\{|$)|$)|Soap/([A-Za-z](/|$)|class/|\{|$)|async/(\d|\{|$)|apexrest)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The Bulk API behind a base address that ends in <c>/services</c>.</summary>
    private static readonly Regex BulkBehindServices = new(
        @"^/?async/\d+\.0/job(/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The first version that the REST API has had.</summary>
    private const int FirstRestVersion = 20;

    /// <summary>Paths of the OAuth endpoints, the first part of which may stand in the configuration.</summary>
    private static readonly string[] OAuth =
        ["services/oauth2/", "oauth2/token", "oauth2/userinfo", "oauth2/introspect", "oauth2/revoke"];

    /// <summary>The identity address, <c>/id/</c> with the ids of an org and a user; a field in a path is called <c>Id</c>.</summary>
    private static readonly Regex Identity = new(@"(^/?|\.com/|\}/)id/(00D|\{|$)", RegexOptions.CultureInvariant);

    /// <summary>What the addresses of the OAuth and identity endpoints are called.</summary>
    private static readonly string[] OAuthNames = ["token", "auth", "identity", "userinfo", "introspect", "revoke", "revocation"];

    /// <summary>What says in the end of a name with Salesforce's that it is of the sign-in there.</summary>
    private static readonly string[] SignIns = ["auth", "oauth", "authentication", "authorization", "login", "signin"];

    /// <summary>Salesforce's hosts and paths that no API answers: forms for leads and cases, files and keys, status and websites.</summary>
    private static readonly string[] Pages =
    [
        "/servlet/", "/.well-known/", "/id/keys", "://webto.", "://www.", "://help.", "://developer.", "://trust.",
        "status.salesforce.com", "://appexchange.", "://trailhead.",
    ];

    /// <summary>
    /// Products with Salesforce's name and APIs of their own, and what forms for leads and cases are called. The token endpoint of
    /// Marketing Cloud answers with two addresses, which say in their names what they are for.
    /// </summary>
    private static readonly string[] Products =
        ["marketing", "commerce", "pardot", "webto", "web2", "rest_instance", "restInstance", "soap_instance", "soapInstance"];

    private static readonly string[] Names = ["salesforce", "sfdc", "sforce", "instance_url", "instanceUrl"];

    /// <summary>What names of Salesforce's records, people and secrets end in; none of them is an address.</summary>
    private static readonly string[] Things =
    [
        "id", "ids", "key", "name", "number", "token", "secret", "password", "user", "contact", "contacts", "account", "accounts", "lead",
        "leads", "opportunity", "case", "cases", "customer",
        "record", "records", "object", "objects", "item", "items", "entity", "payload", "body", "content", "dto", "model", "data", "json",
        "xml", "response", "result", "results", "message", "event",
        "status", "error", "code", "type", "field", "fields", "date", "logger",
    ];

    /// <summary>What a literal piece of an address says.</summary>
    public static AddressEvidence Of(string text)
    {
        if (Paths.IsMatch(text) || IsBehindServices(text))
        {
            return AddressEvidence.Api;
        }

        if (HasAny(text, OAuth) || Identity.IsMatch(text) || (IsHost(text) && HasAny(text, Pages)))
        {
            return AddressEvidence.NoCodes;
        }

        if (IsHost(text))
        {
            return AddressEvidence.Salesforce;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
        {
            // A bare scheme, as in $"https://{host}", says nothing yet.
            return scheme + 3 < text.Length ? AddressEvidence.Elsewhere : AddressEvidence.None;
        }

        // A route such as api/salesforce/accounts is the program's own.
        return text.IndexOf('/') >= 0 ? AddressEvidence.None
            : IsSignInName(text) || IsProduct(text) ? AddressEvidence.NoCodes
            : NamesAddress(text) ? AddressEvidence.Salesforce
            : AddressEvidence.None;
    }

    /// <summary>Whether a text is, or is a part of, an address of Salesforce.</summary>
    public static bool IsIn(string text) => Paths.IsMatch(text) || IsHost(text);

    /// <summary>
    /// The rest of an API's path, such as <c>/data/v60.0/sobjects</c>: the resource or the Bulk API's <c>job</c> proves what stands before.
    /// </summary>
    private static bool IsBehindServices(string text) =>
        BulkBehindServices.IsMatch(text)
        || EndpointRecognizer.Find(text).Any(e => e.Family == EndpointFamily.Rest && e.Version.Major >= FirstRestVersion);

    /// <summary>Whether a name says that something is Salesforce's.</summary>
    public static bool IsName(string text) => HasAny(text, Names) && !IsProduct(text);

    /// <summary>Whether a client is named for Salesforce, and not for signing in there: <c>SalesforceHttpClient</c>.</summary>
    public static bool IsClientName(string text) => IsName(text) && !HasAny(text, OAuthNames) && !HasAny(text, ["login", "signin"]);

    /// <summary>Whether a name is that of a product with an API of its own, or of a form.</summary>
    public static bool IsProduct(string text) => HasAny(text, Products);

    /// <summary>Whether a name says that it holds an address of Salesforce, rather than the id of a record or a secret.</summary>
    public static bool NamesAddress(string text) => IsName(text) && !NameWords.EndInAny(text, Things);

    private static bool IsHost(string text) => HasAny(text, Hosts);

    /// <summary><c>TokenUrl</c>, <c>AuthEndpoint</c>, <c>OAuthTokenUri</c>, <c>IdentityUrl</c>, <c>SalesforceAuthentication</c>.</summary>
    public static bool IsSignInName(string text) =>
        (HasAny(text, OAuthNames)
            && (text.EndsWith("url", StringComparison.OrdinalIgnoreCase)
                || text.EndsWith("uri", StringComparison.OrdinalIgnoreCase)
                || text.EndsWith("endpoint", StringComparison.OrdinalIgnoreCase)))
        || (IsName(text) && NameWords.EndInAny(text, SignIns));

    private static bool HasAny(string text, string[] parts) =>
        parts.Any(part => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
