using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.Salesforce.Editions;

/// <summary>What an edition says about API access.</summary>
public enum EditionApiAccess
{
    /// <summary>Nothing is confirmed for this edition.</summary>
    Unknown,

    /// <summary>The API is part of it, and API Enabled is enforced.</summary>
    Included,

    /// <summary>The API is an add-on. An org that answers an ordinary client has it.</summary>
    AddOn,

    /// <summary>No API for ordinary clients; only apps that Salesforce has put on its allowlist get through.</summary>
    None,
}

/// <summary>An edition of Salesforce, as <c>Organization.OrganizationType</c> names it. It explains; it proves nothing.</summary>
/// <param name="OrganizationType">The value of the field: <c>Team Edition</c>.</param>
/// <param name="Name">The name that people know: <c>Group Edition</c>.</param>
/// <param name="ApiAccess">What it says about API access.</param>
/// <param name="EnforcesApiEnabledInApps">
/// Whether Salesforce's own apps ask for API Enabled there without further settings (Knowledge Article 000386343).
/// </param>
public sealed record SalesforceEdition(string OrganizationType, string Name, EditionApiAccess ApiAccess, bool EnforcesApiEnabledInApps)
{
    /// <summary>
    /// Editions whose API access is known (REST API guide, Supported Editions; packaging guide, API access; Knowledge Article 000386343).
    /// </summary>
    public static ImmutableArray<SalesforceEdition> All { get; } = ImmutableArray.Create(
        new SalesforceEdition("Enterprise Edition", "Enterprise Edition", EditionApiAccess.Included, true),
        new SalesforceEdition("Unlimited Edition", "Unlimited Edition", EditionApiAccess.Included, true),
        new SalesforceEdition("Performance Edition", "Performance Edition", EditionApiAccess.Included, true),
        new SalesforceEdition("Developer Edition", "Developer Edition", EditionApiAccess.Included, true),
        new SalesforceEdition("Professional Edition", "Professional Edition", EditionApiAccess.AddOn, false),
        new SalesforceEdition("Team Edition", "Group Edition", EditionApiAccess.None, false),
        new SalesforceEdition("Contact Manager Edition", "Contact Manager Edition", EditionApiAccess.None, false));

    /// <summary>Finds an edition.</summary>
    /// <param name="organizationType">The value of <c>Organization.OrganizationType</c>; null where the org did not tell.</param>
    /// <returns>The edition, or null where nothing is known about it.</returns>
    public static SalesforceEdition? Find(string? organizationType) =>
        All.FirstOrDefault(edition => string.Equals(edition.OrganizationType, organizationType, StringComparison.OrdinalIgnoreCase));
}
