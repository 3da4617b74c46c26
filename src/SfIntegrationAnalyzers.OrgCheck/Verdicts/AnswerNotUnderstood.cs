using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4905: an answer makes no sense, or a part of it is missing; also what the manifest asks about and the org does not know.
/// </summary>
internal sealed class AnswerNotUnderstood : INotCheckedVerdict
{
    private const string Advice = "Build again; if it persists, check whether a proxy changes answers, and report it with the request ID";

    private static readonly AnswerNotUnderstood Instance = new();

    /// <inheritdoc/>
    public string Id => "SFI4905";

    /// <inheritdoc/>
    public string Title => "Not checked: an answer was not understood or incomplete";

    /// <summary>The org does not tell about a permission.</summary>
    public static Finding NoSuchPermission(CheckCase check, IntegrationCase integration, Positioned<string> permission) => About(
        check,
        integration,
        permission.Position,
        permission.Value,
        "the org has no permission of that name; the feature behind it may be off. "
        + "Correct the name, or remove it for this org.");

    /// <summary>The org does not tell about an object.</summary>
    public static Finding NoSuchObject(CheckCase check, IntegrationCase integration, Positioned<string> sobject) => About(
        check,
        integration,
        sobject.Position,
        sobject.Value,
        "no profile or permission set of the org grants anything on an object of that name. "
        + "Compare the API name; access to some objects, such as User and Task, is not granted in this way.");

    /// <summary>Nobody can tell which of several apps is meant, and it matters.</summary>
    public static Finding SeveralApps(CheckCase check, IntegrationCase integration, Positioned<string> app) => About(
        check,
        integration,
        app.Position,
        $"the app {app.Value}",
        "the org has several apps of that name, and not all of them let this user in. "
        + "Rename one, or write the API name of the external client app.");

    /// <summary>It is not clear who belongs to an audience.</summary>
    public static Finding UnclearAudience(CheckCase check, Audience audience)
    {
        var unclear = check.Evidence.Audiences.GetValueOrDefault(audience.Name.Value)?.Unclear
            ?? new UnclearMembers("the org did not return its members");
        return Instance.About(
            audience,
            audience.Members.Value.Position,
            check.NotCheckedSeverity,
            $"{audience.Name.Value} was not checked in {check.OrgKey}: {unclear.Why}. {unclear.Next}.");
    }

    /// <summary>The org does not tell whose API Enabled in an audience lasts.</summary>
    public static Finding UnclearEnd(CheckCase check, Audience audience) => Instance.About(
        audience,
        audience.Members.Value.Position,
        check.NotCheckedSeverity,
        $"{audience.Name.Value} was not checked in {check.OrgKey} for API Enabled that ends soon: the org did not answer that query. "
        + "Build again; if it persists, describe the audience more narrowly, by a profile, a permission set or an indexed field.");

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind is OrgFailureKind.NotUnderstood or OrgFailureKind.Incomplete;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => obstacle.Described(Advice);

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) => obstacle.AdviceOr(Advice);

    private static Finding About(CheckCase check, IntegrationCase integration, SourcePosition position, string what, string why) =>
        Instance.About(
            integration,
            position,
            check.NotCheckedSeverity,
            $"{integration.Who} was not checked for {what} in {check.OrgKey}: {why}");
}
