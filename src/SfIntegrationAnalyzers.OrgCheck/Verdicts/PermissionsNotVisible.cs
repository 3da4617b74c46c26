using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// SFI4904: the checking user does not see what a decision needs. To such a user permissions look as if they did not exist.
/// </summary>
internal sealed class PermissionsNotVisible : INotCheckedVerdict
{
    private const string Advice =
        "Give the checking user View Setup and Configuration (in a permission set of its own, together with API Enabled)";

    /// <summary>Whoever lacks View Setup gets no verdict on single things.</summary>
    private const string AdviceOnOneThing =
        "Look for it in Setup as an administrator: if it is there, give the checking user the permission to see it; "
        + "if not, its feature is off in this org, and the manifest cannot ask for it here";

    private const string AdviceOnUsers =
        "Give the checking user View All Users (in the permission set that gives it View Setup and Configuration)";

    private static readonly PermissionsNotVisible Instance = new();

    /// <inheritdoc/>
    public string Id => "SFI4904";

    /// <inheritdoc/>
    public string Title => "Not checked: the checking user cannot see permissions or users";

    /// <summary>One thing that could not be looked at, while others were.</summary>
    /// <param name="check">What is checked.</param>
    /// <param name="integration">Whom it is about.</param>
    /// <param name="position">Where the manifest asks for it.</param>
    /// <param name="what">The thing: <c>whether the user is frozen</c>.</param>
    /// <param name="advice">What to do about it; by default, to look for the thing in Setup.</param>
    public static Finding About(
        CheckCase check,
        IntegrationCase integration,
        SourcePosition position,
        string what,
        string advice = AdviceOnOneThing) =>
        Instance.About(
            integration,
            position,
            check.NotCheckedSeverity,
            $"{integration.Who} was not fully checked in {check.OrgKey}: the org does not show {what}, "
            + $"although the checking user has View Setup and Configuration. {advice}.",
            Repair(advice));

    /// <summary>Of an audience only a part was seen, or nobody knows whether it was all.</summary>
    public static Finding MembersOf(CheckCase check, Audience audience) =>
        Instance.About(
            audience,
            audience.Members.Value.Position,
            check.NotCheckedSeverity,
            $"{audience.Name.Value} was not fully checked in {check.OrgKey}: the checking user {SeesFew(check, "members")}. "
            + $"{AdviceOnUsers}.",
            Repair(AdviceOnUsers));

    /// <summary>A user who was not found, and who may be there all the same.</summary>
    public static Finding NotSeen(CheckCase check, IntegrationCase integration) =>
        Instance.About(
            integration,
            integration.User.Position,
            check.NotCheckedSeverity,
            $"{integration.Who} was not checked in {check.OrgKey}: the checking user sees no user of that name, and it "
            + $"{SeesFew(check, "users")}. Compare the username. {AdviceOnUsers}, or share this user with it.",
            Repair(AdviceOnUsers) with { Paths = [UserUnavailable.PathOf(check, integration.User.Value)] });

    /// <inheritdoc/>
    public bool Covers(OrgFailureKind kind) => kind == OrgFailureKind.NotVisible;

    /// <inheritdoc/>
    public string Reason(Obstacle obstacle) => $"the checking user cannot see permissions ({obstacle.Failure}). {Advice}";

    /// <inheritdoc/>
    public ImmutableArray<Repair> Repairs(Obstacle obstacle) =>
    [
        new(RepairKind.Advice, "What to do", Advice),
        new(RepairKind.SetupPage, "Where", "Setup > Permission Sets > System Permissions > View Setup and Configuration"),
    ];

    private static string SeesFew(CheckCase check, string whom) => $"cannot see all {whom}" + (check.Evidence.SeesAllUsers.Is(false)
        ? ", since the org shares users privately (Setup > Sharing Settings > User) and it lacks View All Users"
        : ": the org says neither that the checking user has View All Users nor that users are shared with everybody");

    private static Explanation Repair(string advice) => new() { Repairs = [new(RepairKind.Advice, "What to do", advice)] };
}
