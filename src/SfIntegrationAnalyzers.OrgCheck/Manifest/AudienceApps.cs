using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>
/// Keys of Salesforce's own apps that need API Enabled (Knowledge Article 000386343). A partner's app is written by its name instead.
/// </summary>
public static class AudienceApps
{
    /// <summary>All keys.</summary>
    public static ImmutableArray<string> Keys { get; } =
    [
        "salesforce-mobile",
        "mobile-publisher",
        "mobile-publisher-experience",
        "salesforce-for-outlook",
        "connect-for-outlook",
        "connect-for-office",
        "chatter-desktop",
        "chatter-messenger",
    ];
}
