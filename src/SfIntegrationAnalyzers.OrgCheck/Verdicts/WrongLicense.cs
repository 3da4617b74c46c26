using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Explain;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>SFI4005: the user's license is another than stated, or one that cannot carry API access.</summary>
internal sealed class WrongLicense : IVerdict
{
    /// <summary>
    /// Licenses without API access (facts on the platform, section 5.2).
    /// The name alone proves nothing; the permission has to be missing too.
    /// </summary>
    private static readonly ImmutableArray<string> WithoutApi = ["Chatter Free", "Chatter Only", "Identity", "Identity Only"];

    /// <inheritdoc/>
    public string Id => "SFI4005";

    /// <inheritdoc/>
    public string Title => "The user license is not the one stated, or cannot carry API access";

    /// <summary>Whether a user's license is one that carries no API access.</summary>
    public static bool IsWithoutApi(UserFacts user) => WithoutApi.Contains(user.License.Or(null) ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>How a user comes to another license.</summary>
    public static ImmutableArray<Repair> Repairs(UserFacts user) =>
    [
        RepairSteps.UserPage("Change the license", user.Username, "Edit > User License"),
        RepairSteps.Setup("See which licenses are free", "Company Information > User Licenses"),
    ];

    /// <inheritdoc/>
    public IEnumerable<Finding> Decide(CheckCase check)
    {
        foreach (var (integration, user) in check.Found)
        {
            if (!user.License.IsKnown)
            {
                if (integration.Integration.License is { } stated)
                {
                    yield return PermissionsNotVisible.About(check, integration, stated.Position, "the user license");
                }

                continue;
            }

            var license = user.License.Value ?? "none";
            Explanation Explain(string detail) => new()
            {
                Paths = [new([check.Access.UserLink(user), new(LinkKind.License, license, LinkState.Breaks, detail)])],
                Change = check.Changes.Find(user, [license, integration.Integration.License?.Value, user.Profile], null),
                Repairs = Repairs(user),
                Meanwhile = "Whatever the license does not include is refused, even if it is assigned",
            };

            if (integration.Integration.License is { } expected && !expected.Value.Equals(license, StringComparison.OrdinalIgnoreCase))
            {
                yield return this.About(
                    integration,
                    expected.Position,
                    FindingSeverity.Error,
                    $"{integration.Who} has the license {license} in {check.OrgKey}, not {expected.Value}. "
                    + $"Change it in {RepairSteps.UserPath(user.Username, "Edit")}, or correct the manifest.",
                    Explain($"expected {expected.Value}"));
            }
            else if (IsWithoutApi(user)
                && check.Access.Has(user, PermissionManifest.ApiEnabled) == Access.Missing)
            {
                yield return this.About(
                    integration,
                    integration.Integration.License?.Position ?? integration.User.Position,
                    FindingSeverity.Error,
                    $"{integration.Who} has the license {license} in {check.OrgKey}, which carries no API access. "
                    + "Give the user another, such as Salesforce Integration: "
                    + $"{RepairSteps.UserPath(user.Username, "Edit")}.",
                    Explain("carries no API access"));
            }
        }
    }
}
