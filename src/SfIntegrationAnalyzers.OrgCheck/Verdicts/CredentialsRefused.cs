using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Credentials;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4903: the org does not accept the credentials of the check, or gives their user no API access.</summary>
internal sealed class CredentialsRefused : INotCheckedVerdict
{
    private const string OfSession = "Obtain a new token, or use JWT bearer, whose credentials do not expire";
    private const string OfCli = "Log in again with the Salesforce CLI: sf org login web";
    private const string OfLogin = "Find the attempt in Setup > Login History, which shows the reason";

    /// <inheritdoc/>
    public string Id => "SFI4903";

    /// <inheritdoc/>
    public string Title => "Not checked: the credentials were refused";

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) =>
        kind is OrgFailureKind.LoginRefused or OrgFailureKind.SessionRefused or OrgFailureKind.CallerLacksApi;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Described(Advice(obstacle));

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) => obstacle.AdviceOr(Advice(obstacle));

    private static string Advice(Obstacle obstacle) =>
        obstacle.Failure.Kind == OrgFailureKind.LoginRefused ? OfLogin
        : obstacle.Source == SalesforceCliSource.SourceName ? OfCli
        : OfSession;
}
