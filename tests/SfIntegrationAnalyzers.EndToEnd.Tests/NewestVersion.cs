namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>The newest version of the built-in table, so that a new release of Salesforce changes no test.</summary>
internal static class NewestVersion
{
    /// <summary>The version, <c>68.0</c>.</summary>
    public static string Text { get; } =
        File.ReadLines(Repository.PathOf("src", "SfIntegrationAnalyzers.Salesforce", "Data", "api-versions.csv"))
            .Last(line => line.Length > 0)
            .Split(',')[0];
}
