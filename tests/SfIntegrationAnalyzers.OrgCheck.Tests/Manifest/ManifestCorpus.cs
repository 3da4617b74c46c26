namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>Manifests that are right, and manifests each with one thing wrong.</summary>
internal static class ManifestCorpus
{
    private const string Orgs = """ "orgs": { "production": { "instanceUrl": "https://acme.my.salesforce.com" } } """;

    public static TheoryData<string, string> Good => new()
    {
        { "complete", Manifests.Complete },
        { "orgs only", $"{{ {Orgs} }}" },
        { "least integration", Manifests.With("""{ "name": "A", "user": "a@b.c" }""") },
        { "no integrations", Manifests.With("") },
        { "org by id", """{ "orgs": { "p": { "organizationId": "00D000000000001EAA" } } }""" },
        { "loopback", """{ "orgs": { "emulator": { "instanceUrl": "http://127.0.0.1:8080" } } }""" },
        {
            "namespaces and suffixes",
            Manifests.With("""
                {
                  "name": "A", "user": "a@b.c", "permissionSets": ["acme__Stripe_Access"],
                  "objects": { "acme__Invoice__c": ["read", "viewAll", "modifyAll"] }
                }
                """)
        },
        {
            "sets that are allowed",
            Manifests.With(
                """{ "name": "A", "user": "a@b.c", "exact": true, "allow": ["ViewSetup", "Mobile_Sales", "acme__Stripe_Access"] }""")
        },
        {
            "unusual names",
            Manifests.With("""{ "name": "Zahlungen (größer) 日本 😀", "user": "o'brien+x@acme-1.example", "profile": "Gäste & Söhne" }""")
        },
        { "by profile", Manifests.WithMembers("""{ "profile": "Field Sales" }""") },
        { "by group", Manifests.WithMembers("""{ "group": "Field_Sales" }""") },
        { "by role", Manifests.WithMembers("""{ "role": "CEO" }""") },
        {
            "by condition",
            Manifests.WithMembers(
                """{ "condition": "Profile.Name LIKE 'Sales%' AND (NOT Country IN ('DE', 'AT')) AND CreatedDate > LAST_N_DAYS:30" }""")
        },
    };

    /// <summary>What a schema can say.</summary>
    public static TheoryData<string, string> BadForSchema => new()
    {
        { "no object", "[]" },
        { "no orgs", "{}" },
        { "empty orgs", """{ "orgs": {} }""" },
        { "org without a mark", """{ "orgs": { "p": {} } }""" },
        { "key of an org", """{ "orgs": { "my org": { "instanceUrl": "https://a.my.salesforce.com" } } }""" },
        { "path in an address", """{ "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com/services" } } }""" },
        { "id of a user", """{ "orgs": { "p": { "organizationId": "005000000000001" } } }""" },
        { "unknown root key", $$"""{ {{Orgs}}, "integration": [] }""" },
        { "unknown integration key", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissionset": ["X"] }""") },
        { "name missing", Manifests.With("""{ "user": "a@b.c" }""") },
        { "user missing", Manifests.With("""{ "name": "A" }""") },
        { "user without @", Manifests.With("""{ "name": "A", "user": "stripe" }""") },
        { "user is a list", Manifests.With("""{ "name": "A", "user": ["a@b.c"] }""") },
        { "user of no org", Manifests.With("""{ "name": "A", "user": {} }""") },
        { "sets are a text", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissionSets": "X" }""") },
        { "label of a set", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissionSets": ["Stripe Integration Access"] }""") },
        { "set twice", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissionSets": ["X", "X"] }""") },
        { "permission with prefix", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissions": ["PermissionsApiEnabled"] }""") },
        { "permission as label", Manifests.With("""{ "name": "A", "user": "a@b.c", "permissions": ["API Enabled"] }""") },
        { "allowed by label", Manifests.With("""{ "name": "A", "user": "a@b.c", "allow": ["Mobile Sales"] }""") },
        { "exact is a text", Manifests.With("""{ "name": "A", "user": "a@b.c", "exact": "true" }""") },
        { "access unknown", Manifests.With("""{ "name": "A", "user": "a@b.c", "objects": { "Account": ["write"] } }""") },
        { "access empty", Manifests.With("""{ "name": "A", "user": "a@b.c", "objects": { "Account": [] } }""") },
        { "object by label", Manifests.With("""{ "name": "A", "user": "a@b.c", "objects": { "My Object": ["read"] } }""") },
        { "null", Manifests.With("""{ "name": "A", "user": "a@b.c", "license": null }""") },
        { "empty text", Manifests.With("""{ "name": "A", "user": "a@b.c", "license": "" }""") },
        { "members of two kinds", Manifests.WithMembers("""{ "profile": "A", "group": "B" }""") },
        { "members of no kind", Manifests.WithMembers("{}") },
        { "members unknown", Manifests.WithMembers("""{ "team": "A" }""") },
    };

    /// <summary>What only the reader can see.</summary>
    public static TheoryData<string, string> BadForReader => new()
    {
        { "empty", "" },
        { "broken off", """{ "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" } """ },
        { "two values", $"{{ {Orgs} }} {{}}" },
        { "typographic quotes", "{ \u201Corgs\u201D: {} }" },
        { "no-break space", "{\u00A0\"orgs\": {} }" },
        { "zero at the end", $"{{ {Orgs} }}\0" },
        { "duplicate key", $$"""{ {{Orgs}}, {{Orgs}} }""" },
        {
            "duplicate org",
            """{ "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com" }"""
                + """, "p": { "instanceUrl": "https://b.my.salesforce.com" } } }"""
        },
        { "duplicate integration", Manifests.With("""{ "name": "A", "user": "a@b.c" }, { "name": "a", "user": "d@b.c" }""") },
        { "unknown org of a user", Manifests.With("""{ "name": "A", "user": { "prodution": "a@b.c" } }""") },
        { "unknown org far from any", Manifests.With("""{ "name": "A", "user": { "emea": "a@b.c" } }""") },
        { "plain http", """{ "orgs": { "p": { "instanceUrl": "http://a.my.salesforce.com" } } }""" },
        { "lightning", """{ "orgs": { "p": { "instanceUrl": "https://acme.lightning.force.com" } } }""" },
        { "login host", """{ "orgs": { "p": { "instanceUrl": "https://login.salesforce.com" } } }""" },
        { "user in the address", """{ "orgs": { "p": { "instanceUrl": "https://me:pass@a.my.salesforce.com" } } }""" },
        { "id with a typing error", """{ "orgs": { "p": { "organizationId": "00D000000000001EAB" } } }""" },
        { "secret", """{ "orgs": { "p": { "instanceUrl": "https://a.my.salesforce.com", "clientSecret": "hunter2" } } }""" },
        {
            "app with a typing error",
            Manifests.WithMembers("""{ "group": "A" }""").Replace("salesforce-mobile", "salesforce-moble", StringComparison.Ordinal)
        },
        { "half a surrogate pair", Manifests.With("""{ "name": "A\ud83d", "user": "a@b.c" }""") },
        { "not UTF-8", Manifests.With("""{ "name": "Zahlungen gr��er", "user": "a@b.c" }""") },
        { "subquery", Manifests.WithMembers("""{ "condition": "Id IN (SELECT OwnerId FROM Account)" }""") },
        { "way out of the condition", Manifests.WithMembers("""{ "condition": "IsActive = true) OR (Name != ''" }""") },
        { "limit", Manifests.WithMembers("""{ "condition": "IsActive = true LIMIT 1" }""") },
        { "open text", Manifests.WithMembers("""{ "condition": "Name = 'Anna" }""") },
        { "composite reference", Manifests.WithMembers("""{ "condition": "Name = '@{org.records[0].Name}'" }""") },
        { "and beside or", Manifests.WithMembers("""{ "condition": "A = 1 AND B = 2 OR C = 3" }""") },
        { "deep nesting", new string('[', 1000) },
    };
}
