using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.Salesforce.Apps;

/// <summary>
/// An app of Salesforce's own that people can use only with API Enabled (Knowledge Article 000386343, of 2026-05-29).
/// </summary>
/// <param name="Key">How a manifest names it: <c>salesforce-mobile</c>.</param>
/// <param name="Name">How people name it.</param>
/// <param name="ErrorMessages">
/// What the app shows to someone without API Enabled, word for word; empty where the article quotes nothing.
/// </param>
/// <param name="Consequence">What happens to someone who loses API Enabled.</param>
/// <param name="Retirement">When the app ends or ended, as a clause: <c>retires in December 2027</c>; null where it goes on.</param>
public sealed record ApiDependentApp(
    string Key, string Name, ImmutableArray<string> ErrorMessages, string Consequence, string? Retirement)
{
    private const string MobileConsequence = "cannot log in; someone who is logged in gets errors from one action to the next";

    private static readonly ImmutableArray<string> MobileMessages = ImmutableArray.Create(
        "You don't have access to the Salesforce mobile app. Ask your administrator to enable API access for you.",
        "We couldn't establish a secure connection due to a network error. Check your network connectivity and try again. "
            + "It is also possible that your org admin has not yet granted you the required permissions, please reach out to them.");

    /// <summary>All of them, in the order of the article.</summary>
    public static ImmutableArray<ApiDependentApp> All { get; } = ImmutableArray.Create(
        new ApiDependentApp("salesforce-mobile", "Salesforce for iOS and Android", MobileMessages, MobileConsequence, null),
        new ApiDependentApp("mobile-publisher", "Mobile Publisher for Salesforce", MobileMessages, MobileConsequence, null),
        new ApiDependentApp(
            "mobile-publisher-experience",
            "Mobile Publisher for Experience Sites",
            MobileMessages,
            MobileConsequence,
            null),
        new ApiDependentApp(
            "salesforce-for-outlook",
            "Salesforce for Outlook",
            ImmutableArray.Create("API_Currently_Disabled: API is disabled for this user."),
            "cannot log in; for someone who is logged in, records stop syncing and the settings stay closed",
            "retires in December 2027"),
        new ApiDependentApp(
            "connect-for-outlook",
            "Connect for Outlook",
            ImmutableArray.Create("Failed to login to Salesforce.com. An error occurred while attempting to contact Salesforce.com."),
            "cannot log in, and synced records stop syncing",
            "is retired"),
        new ApiDependentApp(
            "connect-for-office",
            "Connect for Office",
            ImmutableArray.Create("An internal server error has occurred while processing your request."),
            "gets an error, and synced records stop syncing",
            "is retired"),
        new ApiDependentApp("chatter-desktop", "Chatter Desktop", ImmutableArray<string>.Empty, "cannot log in", "is retired"),
        new ApiDependentApp("chatter-messenger", "Chatter Messenger", ImmutableArray<string>.Empty, "cannot log in", "is retired"));

    /// <summary>Finds an app by its key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The app, or null where the key is none: then it is a partner's app.</returns>
    public static ApiDependentApp? Find(string key) => All.FirstOrDefault(app => app.Key == key);
}
