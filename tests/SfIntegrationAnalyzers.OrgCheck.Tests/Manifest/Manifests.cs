namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>Manifests that tests start from.</summary>
internal static class Manifests
{
    /// <summary>Uses every key.</summary>
    public const string Complete = """
        {
          "$schema": "./salesforce-permissions.schema.json",
          "orgs": {
            "production": { "instanceUrl": "https://acme.my.salesforce.com", "organizationId": "00D000000000001" },
            "uat":        { "instanceUrl": "https://acme--uat.sandbox.my.salesforce.com" }
          },
          "integrations": [
            {
              "name": "Stripe billing", "owner": "team-billing",
              "user": { "production": "stripe@acme.example", "uat": "stripe@acme.example.uat" },
              "license": "Salesforce Integration",
              "profile": "Minimum Access - API Only Integrations",
              "permissionSets": ["Stripe_Integration_Access"],  // sets or groups it must hold
              "permissions": ["ApiEnabled"],
              "allow": ["ViewSetup"],
              "exact": true,
              "objects": { "Opportunity": ["read", "edit"] },
              "app": "Stripe Connector"
            }
          ],
          "audiences": [
            {
              "name": "Field sales on mobile", "owner": "sales-ops", "app": "salesforce-mobile",
              "members": { "permissionSet": "Mobile_Sales" }
            },
            {
              "name": "Service in Vienna", "app": "Acme Field Tools",
              "members": { "condition": "Department = 'Service' AND City = 'Vienna'" }
            }
          ]
        }
        """;

    /// <summary>A manifest of two orgs with these integrations.</summary>
    public static string With(string integrations) => $$"""
        {
          "orgs": {
            "production": { "instanceUrl": "https://acme.my.salesforce.com" },
            "uat": { "instanceUrl": "https://acme--uat.sandbox.my.salesforce.com" }
          },
          "integrations": [
            {{integrations}}
          ]
        }
        """;

    /// <summary>A manifest with one audience of these members.</summary>
    public static string WithMembers(string members) => $$"""
        {
          "orgs": { "production": { "instanceUrl": "https://acme.my.salesforce.com" } },
          "audiences": [
            { "name": "People", "app": "salesforce-mobile", "members": {{members}} }
          ]
        }
        """;
}
