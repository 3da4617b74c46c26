using SfIntegrationAnalyzers.OrgCheck.Manifest.Editing;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>A first manifest, with comments that lead on.</summary>
public static class ManifestTemplate
{
    private static readonly JsonLayout Layout = new("\n", "  ");

    /// <summary>Makes the text of a manifest.</summary>
    /// <param name="snapshot">What an org says, or what is to be filled in where none was asked.</param>
    /// <returns>The text, ending with a line break. It reads without errors.</returns>
    public static string Create(ManifestSnapshot snapshot)
    {
        var empty = $$"""
            // Who must be able to call Salesforce, and through what. The build compares this file with the org and fails if a grant is missing.
            // It holds no secret: credentials come from the environment (SF_CLIENT_ID, ...).
            {
              "$schema": "./{{ManifestSchema.FileName}}",

              // The orgs, each under a name of your choice. SfiOrg or SFI_ORG says which one a build checks.
              "orgs": {
                {{IntegrationText.Org(snapshot)}}
              },

              // One entry for each program that calls Salesforce. Only "name" and "user" are needed: API Enabled is always required of the user.
              // Whatever else you state is checked, too. The target SfiSnapshotPermissions fills in the rest from the org.
              //   { "name": "Stripe billing", "owner": "team-billing", "user": "stripe@acme.example" }
              "integrations": [],

              // People whose apps need API Enabled, for example:
              //   { "name": "Field sales on mobile", "app": "salesforce-mobile", "members": { "permissionSet": "Mobile_Sales" } }
              "audiences": []
            }

            """.ReplaceLineEndings(Layout.NewLine);
        return ManifestEditor.Update(empty, ManifestSchema.ManifestFileName, snapshot).Text!;
    }
}
