using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Reads <c>orgs</c>.</summary>
internal static class OrgBinder
{
    public static readonly ImmutableArray<string> Keys = ["instanceUrl", "organizationId"];

    /// <summary>What a browser shows in place of <c>.my.salesforce.com</c>.</summary>
    private static readonly string[] PageDomains = [".lightning.force.com", ".my.salesforce-setup.com"];

    /// <summary>Every name of an org is looked up among them.</summary>
    private const int MostOrgs = 100;

    public static ImmutableArray<ManifestOrg> Bind(JsonMember member, BindingContext context)
    {
        if (context.MembersOf(member.Value, "the value of \"orgs\"") is not { } members)
            return [];

        if (members.Count == 0 && context.IsComplete)
            context.Error(
                member.Value.Span,
                "\"orgs\" is empty. Name at least one org, "
                + "for example \"production\": { \"instanceUrl\": \"https://acme.my.salesforce.com\" }.");

        if (members.Count > MostOrgs)
        {
            context.Error(member.Value.Span, $"\"orgs\" has {members.Count} orgs; a manifest may have {MostOrgs}. Split it.");
            return [];
        }

        var orgs = ImmutableArray.CreateBuilder<ManifestOrg>();
        foreach (var org in member.Value.Members)
        {
            if (ReferenceEquals(members[org.Name], org))
                orgs.Add(BindOrg(org, context));
        }

        return orgs.ToImmutable();
    }

    private static ManifestOrg BindOrg(JsonMember org, BindingContext context)
    {
        if (ComplaintAboutKey(org.Name) is { } complaint)
            context.Error(org.NameSpan, complaint);

        var key = context.At(org.Name, org.NameSpan);
        if (context.MembersOf(org.Value, "an org", Keys) is not { } members)
            return new(key, null, null);

        if (members.Count == 0 && context.IsComplete)
            context.Error(
                org.Value.Span,
                $"The org {BindingContext.Quoted(org.Name)} cannot be identified. "
                + "Give its \"instanceUrl\", its \"organizationId\", or both.");

        return new(
            key,
            InstanceUrl(members.GetValueOrDefault("instanceUrl"), context),
            OrganizationId(members.GetValueOrDefault("organizationId"), context));
    }

    /// <summary>Why a text cannot be the key of an org, and what to write; null where it can.</summary>
    public static string? ComplaintAboutKey(string key) => IsKey(key)
        ? null
        : $"{BindingContext.Quoted(key)} cannot name an org. Use letters, digits, - and _, beginning with a letter: "
            + "it becomes part of the credentials' variables (SF_CLIENT_ID__PRODUCTION).";

    private static Positioned<Uri>? InstanceUrl(JsonMember? member, BindingContext context) =>
        member is not null && context.Text(member.Value, "\"instanceUrl\"", ComplaintAboutUrl) is { } text
            ? new(new Uri(text.Value), text.Position)
            : null;

    private static Positioned<string>? OrganizationId(JsonMember? member, BindingContext context) =>
        member is not null && context.Text(member.Value, "\"organizationId\"", ComplaintAboutId) is { } text
            ? text with { Value = SalesforceId.Normalize(text.Value)! }
            : null;

    private static string? ComplaintAboutUrl(string text)
    {
        const string Form = "Write the org's My Domain as in Setup > My Domain, for example https://acme.my.salesforce.com.";
        // Without a scheme of the web what stands before the host would be taken for one, and be quoted.
        if (text.Contains('@', StringComparison.Ordinal))
            return $"The address holds a user or a password, which a committed file must not. {Form}";

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
            return $"{BindingContext.Quoted(text)} is not a web address. {Form}";

        // What follows the host of a copied address may open a session: frontdoor.jsp?sid=….
        var host = BindingContext.Quoted(url.GetLeftPart(UriPartial.Authority));
        if (url.Scheme == "http" && !url.IsLoopback)
            return $"{host} is not encrypted. Write it with https.";

        foreach (var pages in PageDomains)
        {
            if (url.Host.EndsWith(pages, StringComparison.OrdinalIgnoreCase))
                return $"{host} is where people see the org; "
                    + $"the API is at \"https://{url.Host[..^pages.Length]}.my.salesforce.com\".";
        }

        if (url.AbsolutePath != "/" || url.Query.Length > 0 || url.Fragment.Length > 0)
            return $"The address has more than the host. Write {host}.";

        if (url.Host is "login.salesforce.com" or "test.salesforce.com")
            return $"{host} is where all orgs log in; it does not say which org is meant. {Form}";

        return null;
    }

    private static string? ComplaintAboutId(string text) =>
        !text.StartsWith("00D", StringComparison.Ordinal)
        || text.Length is not (15 or 18)
        || !TextRules.Each(text, char.IsAsciiLetterOrDigit)
            ? $"{BindingContext.Quoted(text)} is not an organization ID, which has 15 or 18 letters and digits and begins with 00D. "
                + "See Setup > Company Information."
        : SalesforceId.Normalize(text) is null
            ? $"{BindingContext.Quoted(text)} has a typo: its last three characters do not match the others. "
                + "Copy it again from Setup > Company Information."
        : null;

    private static bool IsKey(string key) =>
        key.Length is > 0 and <= 80
        && char.IsAsciiLetter(key[0])
        && TextRules.Each(key, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
