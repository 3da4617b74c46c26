using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Writes a first manifest to fill in, unless there is one.</summary>
[MSBuildMultiThreadableTask]
public sealed class InitializeManifest : Microsoft.Build.Utilities.Task
{
    private const string Template = """
        // Who must be able to call Salesforce for this code to work. The build holds it against the org.
        {
          "$schema": "./salesforce-permissions.schema.json",
          "orgs": {
            // The address under My Domain, of which nothing is secret.
            "production": { "instanceUrl": "https://acme.my.salesforce.com" }
          },
          "integrations": [
            {
              "name": "Orders",
              "user": "orders@acme.example",
              "permissions": ["ApiEnabled"]
            }
          ]
        }

        """;

    /// <summary>Full path of the manifest to write.</summary>
    [Required]
    public string Manifest { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (File.Exists(Manifest))
        {
            Log.LogMessage(MessageImportance.High, "{0} is there already. 'dotnet build -t:SfiSnapshotPermissions' brings it up to date with the org.", Manifest);
            return true;
        }

        File.WriteAllText(Manifest, Template);
        Log.LogMessage(
            MessageImportance.High,
            "Wrote {0}. Put your org and your integration user in, then let 'dotnet build -t:SfiSnapshotPermissions' fill in what the user holds.",
            Manifest);
        return true;
    }
}
