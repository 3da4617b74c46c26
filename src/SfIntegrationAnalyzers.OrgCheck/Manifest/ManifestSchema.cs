namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>The JSON schema that lies beside a manifest, for completion and validation in editors.</summary>
public static class ManifestSchema
{
    /// <summary>The usual name of a manifest.</summary>
    public const string ManifestFileName = "salesforce-permissions.json";

    /// <summary>The schema's file, which <c>$schema</c> names.</summary>
    public const string FileName = "salesforce-permissions.schema.json";

    /// <summary>The schema's text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(ManifestSchema).Assembly.GetManifestResourceStream(FileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
