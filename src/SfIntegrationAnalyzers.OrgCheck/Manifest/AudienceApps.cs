using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Apps;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>
/// Keys of Salesforce's own apps that need API Enabled (Knowledge Article 000386343). A partner's app is written by its name instead.
/// </summary>
public static class AudienceApps
{
    /// <summary>All keys.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. ApiDependentApp.All.Select(app => app.Key)];
}
