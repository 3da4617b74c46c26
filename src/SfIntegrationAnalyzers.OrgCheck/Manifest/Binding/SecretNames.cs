namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Keys under which people put secrets into configuration files.</summary>
internal static class SecretNames
{
    private static readonly string[] Parts = ["password", "passwd", "secret", "token", "privatekey", "authurl", "credential"];

    public static bool IsSecret(string key)
    {
        var plain = key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Parts.Any(part => plain.Contains(part, StringComparison.OrdinalIgnoreCase));
    }
}
