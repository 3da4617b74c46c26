using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>The queries of a check. Names are of API 67; what an org may lack is optional.</summary>
internal static class Queries
{
    /// <summary>How ids of PermissionSetLicense begin; a set's LicenseId may be a user license's as well.</summary>
    private const string PermissionSetLicensePrefix = "0PL";

    /// <summary>The org itself.</summary>
    public static SoqlQuery<OrganizationFacts> Organization { get; } = new(
        "Organization", ["Id", "Name", "OrganizationType", "IsSandbox"], ["TrialExpirationDate"], _ => "LIMIT 1", OrganizationOf);

    /// <summary>The org itself, by its id.</summary>
    public static Lookup<OrganizationFacts> OrganizationById(string id) =>
        new("sobjects/Organization/" + id, record =>
            OrganizationOf(SoqlRow.OfRecord(record, ["TrialExpirationDate"])) is var organization
            && SalesforceId.AreSame(organization.Id, id)
                ? organization
                : throw new FormatException("it is another organization than the access token is of"));

    /// <summary>What the checking user may see.</summary>
    /// <param name="ofUsers">
    /// Whether it matters if that is every user. An org without user sharing may lack the permission, and would be asked twice.
    /// </param>
    public static SoqlQuery<CheckerFacts> Checker(bool ofUsers) => new(
        "UserPermissionAccess",
        ["PermissionsViewSetup"],
        ofUsers ? ["PermissionsViewAllUsers"] : [],
        _ => "LIMIT 1",
        row => new CheckerFacts(row.Flag("PermissionsViewSetup"), ofUsers ? row.KnownFlag("PermissionsViewAllUsers") : default));

    /// <summary>
    /// The org-wide default of User for internal users: Private, or Read for Public Read Only (Salesforce Help, Set the Org-Wide Sharing
    /// Defaults for User Records). Public code asks it so over REST; the object takes comparisons with <c>=</c>, and heeds no LIMIT
    /// (Tooling API, SOQL Limitations of EntityDefinition).
    /// </summary>
    public static SoqlQuery<string?> UserSharing { get; } = new(
        "EntityDefinition",
        ["QualifiedApiName", "InternalSharingModel"],
        [],
        _ => "WHERE QualifiedApiName = 'User'",
        row => row.Text("QualifiedApiName") == "User" ? row.TextOrNull("InternalSharingModel") : null)
    {
        IsAside = true,
    };

    /// <summary>How many changes in Setup are read.</summary>
    public const int MostChanges = 500;

    /// <summary>
    /// An entry of the Setup Audit Trail is a sentence of some hundred characters, which is searched for many names: what is longer was
    /// written by nobody who means well.
    /// </summary>
    private const int LongestChange = 1_000;

    /// <summary>The latest changes in Setup. The texts cannot be filtered on, so the newest are read.</summary>
    public static SoqlQuery<AuditFacts> Changes { get; } = new(
        "SetupAuditTrail",
        ["CreatedDate", "Section", "Display"],
        ["CreatedBy.Name"],
        _ => $"ORDER BY CreatedDate DESC LIMIT {MostChanges}",
        row => new AuditFacts(
            row.MomentOrNull("CreatedDate") ?? throw new FormatException("CreatedDate is null"),
            row.KnownText("CreatedBy.Name").Or(null),
            row.TextOrNull("Section") ?? "",
            row.TextOrNull("Display") is { } text ? text[..Math.Min(text.Length, LongestChange)] : ""))
    {
        IsAside = true,
    };

    /// <summary>Users by name.</summary>
    public static SoqlQuery<UserFacts> Users(IEnumerable<string> usernames)
    {
        var asked = usernames.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            "User",
            ["Id", "Username", "Name", "IsActive", "ProfileId", "Profile.Name"],
            ["Profile.UserLicense.Name"],
            _ => $"WHERE Username IN {Soql.List(usernames)}",
            row => new UserFacts(
                row.Id("Id"),
                row.Text("Username") is var username && asked.Contains(username)
                    ? username
                    : throw new FormatException("it has a user who was not asked for"),
                row.TextOrNull("Name"),
                row.Flag("IsActive"),
                row.IdOrNull("ProfileId"),
                row.TextOrNull("Profile.Name"),
                LicenseOf(row)));

        // Every profile has a license: null of one is hidden.
        static Known<string?> LicenseOf(SoqlRow row)
        {
            var license = row.KnownText("Profile.UserLicense.Name");
            return license is { IsKnown: true, Value: null } && row.IdOrNull("ProfileId") is not null ? Known<string?>.Unknown : license;
        }
    }

    /// <summary>
    /// Which of some users are frozen. Those who are not are asked for as well: where rows are hidden, nobody is known to be free.
    /// </summary>
    public static SoqlQuery<LoginFacts> Frozen(IEnumerable<string> usernames) => new(
        "UserLogin",
        ["UserId", "IsFrozen"],
        [],
        _ => $"WHERE UserId IN (SELECT Id FROM User WHERE Username IN {Soql.List(usernames)})",
        row => new LoginFacts(row.Id("UserId"), row.Flag("IsFrozen")));

    /// <summary>
    /// What users hold. A profile's own set and a group's aggregate are rows like any other. Of users whose holdings need not be read
    /// fully, only rows that can decide something are asked for, so that their number does not grow with what users hold besides.
    /// </summary>
    public static SoqlQuery<AssignmentFacts> Assignments(IReadOnlyCollection<string> usernames, EvidenceScope scope)
    {
        string[] fully = [.. usernames.Where(scope.ReadFully.Contains)];
        return Assignments(usernames, scope, missing =>
            fully.Length == usernames.Count || !CanBeNarrowed(scope) ? ""
            : $" AND ({(fully.Length == 0 ? "" : $"Assignee.Username IN {Soql.List(fully)} OR ")}"
                + $"{string.Join(" OR ", Deciding(scope, missing))})");
    }

    /// <summary>
    /// What user access policies took away from some users. Only orgs with such policies have the field; of all others, which are most, the
    /// refusal is the answer, and no other query has to be asked again for it.
    /// </summary>
    public static SoqlQuery<RevocationFacts> Revoked(IEnumerable<string> usernames) => new(
        "PermissionSetAssignment",
        ["AssigneeId", "PermissionSetId"],
        [],
        _ => $"WHERE Assignee.Username IN {Soql.List(usernames)} AND IsRevoked = true",
        row => new RevocationFacts(row.Id("AssigneeId"), row.Id("PermissionSetId")));

    /// <summary>Whether a refusal of <see cref="Revoked"/> says that the org lacks the field. Any other says nothing.</summary>
    public static bool SaysThatNoneIsRevoked(OrgFailure failure) => failure.Code == "INVALID_FIELD";

    /// <summary>The sets in the hands of some users that open some apps.</summary>
    public static SoqlQuery<AssignmentFacts> AssignmentsToApps(
        IReadOnlyCollection<string> usernames,
        IEnumerable<string> appIds,
        EvidenceScope scope) =>
        Assignments(usernames, scope, _ => $" AND PermissionSetId IN (SELECT ParentId FROM SetupEntityAccess {ToApps(appIds)})");

    /// <summary>The sets in the hands of some users that grant something on some objects, of those that decide nothing else.</summary>
    public static SoqlQuery<AssignmentFacts> AssignmentsToObjects(
        IReadOnlyCollection<string> usernames,
        IEnumerable<string> objects,
        EvidenceScope scope) =>
        Assignments(usernames, scope, missing =>
            $" AND PermissionSetId IN (SELECT ParentId FROM ObjectPermissions WHERE SobjectType IN {Soql.List(objects)})"
            + $" AND (NOT ({string.Join(" OR ", Deciding(scope, missing))}))");

    /// <summary>Whether rows that decide nothing can be left out: naming the sets that matter may be longer than a query can be.</summary>
    public static bool CanBeNarrowed(EvidenceScope scope) => Soql.FitInOne(scope.PermissionSets);

    /// <summary>
    /// The assignment of anybody that expires first after the warning time: an audience may lose access with it. What expires within that
    /// time has been looked into.
    /// </summary>
    public static SoqlQuery<DateTimeOffset> FirstToExpire(Func<DateTimeOffset> now) => new(
        "PermissionSetAssignment",
        ["ExpirationDate"],
        [],
        _ => $"WHERE ExpirationDate > {Soql.Literal(now() + EvidenceScope.WarningTime)} ORDER BY ExpirationDate LIMIT 1",
        row => row.MomentOrNull("ExpirationDate") ?? throw new FormatException("ExpirationDate is null"))
    {
        IsAside = true,
    };

    /// <summary>The permission set licenses that users hold.</summary>
    public static SoqlQuery<LicenseAssignmentFacts> LicenseAssignments(IEnumerable<string> usernames) => new(
        "PermissionSetLicenseAssign",
        ["AssigneeId", "PermissionSetLicenseId", "PermissionSetLicense.MasterLabel"],
        ["PermissionSetLicense.DeveloperName", "PermissionSetLicense.Status", "PermissionSetLicense.ExpirationDate"],
        _ => $"WHERE Assignee.Username IN {Soql.List(usernames)}",
        row => new LicenseAssignmentFacts(
            row.Id("AssigneeId"),
            row.Id("PermissionSetLicenseId"),
            row.Text("PermissionSetLicense.MasterLabel"),
            row.KnownText("PermissionSetLicense.DeveloperName"),
            row.KnownText("PermissionSetLicense.Status"),
            row.KnownMoment("PermissionSetLicense.ExpirationDate")));

    /// <summary>Members and muting of some groups.</summary>
    public static SoqlQuery<GroupMemberFacts> GroupMembers(IEnumerable<string> groupIds, EvidenceScope scope) =>
        GroupMembers(scope, _ => Soql.List(groupIds));

    /// <summary>
    /// Members and muting of the groups in the hands of some users that may tell something, whoever
    /// turns out to lack it: those that are not up to date, and those that do not give what somebody
    /// must have. Where they are more than a page, the groups that matter are asked about by themselves.
    /// </summary>
    public static SoqlQuery<GroupMemberFacts> MembersOfGroupsHeldBy(IEnumerable<string> usernames, EvidenceScope scope) =>
        GroupMembers(scope, missing =>
        {
            var isInOrder = string.Join(" AND ", Permissions(scope, missing).Prepend("PermissionSetGroup.Status = 'Updated'"));
            return "(SELECT PermissionSetGroupId FROM PermissionSetAssignment"
                + $" WHERE Assignee.Username IN {Soql.List(usernames)} AND (NOT ({isInOrder})))";
        }) with
        {
            FirstPageOnly = true,
        };

    private static SoqlQuery<GroupMemberFacts> GroupMembers(EvidenceScope scope, Func<ImmutableHashSet<string>, string> groups) => new(
        "PermissionSetGroupComponent",
        ["PermissionSetGroupId", "PermissionSetId", "PermissionSet.Name"],
        [.. scope.Permissions.Select(permission => "PermissionSet.Permissions" + permission)],
        missing => $"WHERE PermissionSetGroupId IN {groups(missing)}",
        row => new GroupMemberFacts(
            row.Id("PermissionSetGroupId"),
            row.TextOrNull("PermissionSet.Name") ?? row.Id("PermissionSetId"),
            IsMuting: row.TextOrNull("PermissionSet.Name") is null,
            PermissionsOf(row, "PermissionSet.Permissions", scope.Permissions)));

    /// <summary>Which groups have some permission sets in them.</summary>
    public static SoqlQuery<GroupedSetFacts> GroupsWith(IEnumerable<string> sets) => new(
        "PermissionSetGroupComponent",
        ["PermissionSetGroupId", "PermissionSet.Name"],
        ["PermissionSet.NamespacePrefix"],
        _ => $"WHERE PermissionSet.Name IN {Soql.List(sets.Select(ApiName.Bare))}",
        row => new GroupedSetFacts(
            row.Id("PermissionSetGroupId"),
            row.KnownText("PermissionSet.NamespacePrefix"),
            row.Text("PermissionSet.Name")))
    {
        IsAside = true,
    };

    /// <summary>Muting sets that take away what somebody must have.</summary>
    public static SoqlQuery<MutingFacts> Muting(EvidenceScope scope) => new(
        "MutingPermissionSet",
        ["Id", "DeveloperName"],
        [.. scope.Permissions.Select(permission => "Permissions" + permission)],
        missing => scope.Permissions
            .Select(permission => "Permissions" + permission)
            .Where(field => !missing.Contains(field))
            .Select(field => field + " = true")
            .ToList() is { Count: > 0 } any
            ? "WHERE " + string.Join(" OR ", any)
            : "LIMIT 1",
        row => new MutingFacts(row.Id("Id"), row.Text("DeveloperName"), PermissionsOf(row, "Permissions", scope.Permissions)));

    /// <summary>Connected apps by name.</summary>
    public static SoqlQuery<AppFacts> ConnectedApps(IEnumerable<string> names) => new(
        "ConnectedApplication",
        ["Id", "Name"],
        ["OptionsAllowAdminApprovedUsersOnly"],
        _ => $"WHERE Name IN {Soql.List(names)}",
        row => new AppFacts(
            row.Id("Id"),
            row.Text("Name"),
            null,
            AppKind.ConnectedApp,
            row.KnownFlag("OptionsAllowAdminApprovedUsersOnly")));

    /// <summary>External client apps by label or API name, with their policies.</summary>
    public static SoqlQuery<AppFacts> ExternalClientApps(IReadOnlyCollection<string> names) => new(
        "ExtlClntAppOauthPlcyCnfg",
        ["ExternalClientApplicationId", "ExternalClientApplication.MasterLabel", "ExternalClientApplication.DeveloperName"],
        ["PermittedUsersPolicyType"],
        _ => $"WHERE ExternalClientApplication.MasterLabel IN {Soql.List(names)}"
            + $" OR ExternalClientApplication.DeveloperName IN {Soql.List(names)}",
        row => new AppFacts(
            row.Id("ExternalClientApplicationId"),
            row.Text("ExternalClientApplication.MasterLabel"),
            row.TextOrNull("ExternalClientApplication.DeveloperName"),
            AppKind.ExternalClientApp,
            row.KnownText("PermittedUsersPolicyType") switch
            {
                { IsKnown: true, Value: "AdminApprovedPreAuthorized" } => new Known<bool>(true),
                { IsKnown: true, Value: "AllSelfAuthorized" } => new Known<bool>(false),
                _ => Known<bool>.Unknown,
            }));

    /// <summary>
    /// External client apps by label or API name, whatever of their policies shows. Salesforce makes OAuth policies together with OAuth
    /// settings (Salesforce Help, Verify OAuth Policy and Settings Generation), and names a permission of its own for looking at them.
    /// </summary>
    public static SoqlQuery<AppFacts> ExternalClientAppsAlone(IReadOnlyCollection<string> names) => new(
        "ExternalClientApplication",
        ["Id", "MasterLabel", "DeveloperName"],
        [],
        _ => $"WHERE MasterLabel IN {Soql.List(names)} OR DeveloperName IN {Soql.List(names)}",
        row => new AppFacts(
            row.Id("Id"), row.Text("MasterLabel"), row.TextOrNull("DeveloperName"), AppKind.ExternalClientApp, Known<bool>.Unknown));

    /// <summary>Which external client apps an administrator has switched off.</summary>
    public static SoqlQuery<AppSwitchFacts> ExternalClientAppSwitches(IEnumerable<string> appIds) => new(
        "ExtlClntAppPlcyCnfg",
        ["ExternalClientApplicationId", "IsEnabled"],
        [],
        _ => $"WHERE ExternalClientApplicationId IN {Soql.List(appIds)}",
        row => new AppSwitchFacts(row.Id("ExternalClientApplicationId"), row.Flag("IsEnabled")));

    /// <summary>Which sets open some apps.</summary>
    public static SoqlQuery<AppGrantFacts> AppGrants(IEnumerable<string> appIds) => new(
        "SetupEntityAccess",
        ["ParentId", "SetupEntityId"],
        [],
        _ => ToApps(appIds),
        row => new AppGrantFacts(row.Id("SetupEntityId"), row.Id("ParentId")));

    /// <summary>What the sets of some users grant on some objects.</summary>
    public static SoqlQuery<ObjectGrantFacts> ObjectGrants(IEnumerable<string> usernames, IEnumerable<string> objects) => new(
        "ObjectPermissions",
        [
            "ParentId", "SobjectType", "PermissionsRead", "PermissionsCreate", "PermissionsEdit", "PermissionsDelete",
            "PermissionsViewAllRecords", "PermissionsModifyAllRecords",
        ],
        [],
        _ => $"WHERE SobjectType IN {Soql.List(objects)} AND ParentId IN"
            + $" (SELECT PermissionSetId FROM PermissionSetAssignment WHERE Assignee.Username IN {Soql.List(usernames)})",
        row => new ObjectGrantFacts(
            row.Id("ParentId"),
            row.Text("SobjectType"),
            row.Flag("PermissionsRead"),
            row.Flag("PermissionsCreate"),
            row.Flag("PermissionsEdit"),
            row.Flag("PermissionsDelete"),
            row.Flag("PermissionsViewAllRecords"),
            row.Flag("PermissionsModifyAllRecords")));

    /// <summary>
    /// Which of some objects anybody in the org is granted something on; System Administrator is, on every object that takes such grants.
    /// </summary>
    public static SoqlQuery<string> GrantedObjects(IEnumerable<string> names) => new(
        "ObjectPermissions",
        ["SobjectType"],
        [],
        _ => $"WHERE SobjectType IN {Soql.List(names)} GROUP BY SobjectType",
        row => row.Text("SobjectType"));

    /// <summary>Sets and groups by name. A group shows as the set that holds its aggregate.</summary>
    public static SoqlQuery<SetFacts> SetsByName(IReadOnlyCollection<string> names, EvidenceScope scope) => new(
        "PermissionSet",
        ["Id", "Name", "IsOwnedByProfile", "PermissionsApiEnabled"],
        [
            "Label", "NamespacePrefix", "HasActivationRequired",
            "PermissionSetGroupId", "PermissionSetGroup.DeveloperName", "PermissionSetGroup.NamespacePrefix",
            "PermissionSetGroup.MasterLabel", "PermissionSetGroup.Status", "PermissionSetGroup.HasActivationRequired",
            .. scope.Permissions
                .Where(permission => permission != PermissionManifest.ApiEnabled)
                .Select(permission => "Permissions" + permission),
        ],
        missing => $"WHERE IsOwnedByProfile = false AND (Name IN {Soql.List(names.Select(ApiName.Bare))}"
            + (missing.Contains("PermissionSetGroup.DeveloperName")
                ? ")"
                : $" OR PermissionSetGroup.DeveloperName IN {Soql.List(names.Select(ApiName.Bare))})"),
        row =>
        {
            var group = GroupOf(row, row.Text("Name")) is { } found
                ? found with { Label = row.KnownText("PermissionSetGroup.MasterLabel").Or(null) }
                : null;
            return new SetFacts(
                row.Id("Id"),
                row.Text("Name"),
                row.Flag("IsOwnedByProfile"),
                row.KnownFlag("HasActivationRequired"),
                PermissionsOf(row, "Permissions", scope.Permissions))
            {
                Group = group,
                Label = group?.Label ?? row.KnownText("Label").Or(null),
                Namespace = row.KnownText("NamespacePrefix"),
            };
        });

    /// <summary>Everything that the sets in the hands of some users grant.</summary>
    public static SoqlQuery<SetPermissionsFacts> AllPermissions(IEnumerable<string> usernames, ImmutableArray<string> names) => new(
        "PermissionSet",
        ["Id", .. names.Select(name => "Permissions" + name)],
        [],
        _ => $"WHERE Id IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE Assignee.Username IN {Soql.List(usernames)})",
        row => new SetPermissionsFacts(row.Id("Id"), [.. names.Where(name => row.Flag("Permissions" + name))]));

    private static OrganizationFacts OrganizationOf(SoqlRow row) => new(
        row.Id("Id"),
        row.TextOrNull("Name"),
        row.TextOrNull("OrganizationType"),
        row.FlagOrNull("IsSandbox"),
        row.KnownMoment("TrialExpirationDate"));

    private static IEnumerable<string> Deciding(EvidenceScope scope, ImmutableHashSet<string> missing)
    {
        yield return "PermissionSet.IsOwnedByProfile = true";
        foreach (var permission in Permissions(scope, missing))
        {
            yield return permission;
        }

        if (!scope.PermissionSets.IsEmpty)
        {
            yield return $"PermissionSet.Name IN {Soql.List(scope.PermissionSets.Select(ApiName.Bare))}";
        }

        if (!missing.Contains("PermissionSetGroupId"))
        {
            yield return "PermissionSetGroupId != null";
        }
    }

    private static IEnumerable<string> Permissions(EvidenceScope scope, ImmutableHashSet<string> missing) =>
        scope.Permissions
            .Select(permission => "PermissionSet.Permissions" + permission)
            .Where(field => !missing.Contains(field))
            .Select(field => field + " = true");

    private static SoqlQuery<AssignmentFacts> Assignments(
        IReadOnlyCollection<string> usernames,
        EvidenceScope scope,
        Func<ImmutableHashSet<string>, string> more)
    {
        var sets = new Dictionary<string, SetFacts>(StringComparer.Ordinal);
        string[] permissions = [.. scope.Permissions.Where(permission => permission != PermissionManifest.ApiEnabled)];
        return new(
            "PermissionSetAssignment",
            [
                "AssigneeId", "PermissionSetId",
                "PermissionSet.Name", "PermissionSet.IsOwnedByProfile", "PermissionSet.PermissionsApiEnabled",
            ],
            [
                "PermissionSet.Label", "PermissionSet.NamespacePrefix", "PermissionSet.LicenseId", "PermissionSet.HasActivationRequired",
                "IsActive", "ExpirationDate",
                "PermissionSetGroupId", "PermissionSetGroup.DeveloperName", "PermissionSetGroup.NamespacePrefix",
                "PermissionSetGroup.Status", "PermissionSetGroup.HasActivationRequired",
                .. permissions.Select(permission => "PermissionSet.Permissions" + permission),
            ],
            missing => $"WHERE Assignee.Username IN {Soql.List(usernames)}{more(missing)}",
            row => new AssignmentFacts(
                row.Id("AssigneeId"),
                SetOf(row, scope.Permissions, sets),
                row.KnownFlag("IsActive"),
                row.KnownMoment("ExpirationDate")));
    }

    private static string ToApps(IEnumerable<string> appIds) =>
        $"WHERE SetupEntityType IN ('ConnectedApplication','ExternalClientApplication') AND SetupEntityId IN {Soql.List(appIds)}";

    private static GroupFacts? GroupOf(SoqlRow row, string nameOfSet)
    {
        if (row.KnownId("PermissionSetGroupId") is not { IsKnown: true, Value: { } id })
        {
            return null;
        }

        var name = row.KnownText("PermissionSetGroup.DeveloperName").Or(null);
        return new GroupFacts(
            id,
            name ?? nameOfSet,
            row.KnownText("PermissionSetGroup.Status") is { IsKnown: true, Value: not null } status ? status : Known<string?>.Unknown,
            row.KnownFlag("PermissionSetGroup.HasActivationRequired"))
        {
            // Of a group that is hidden everything is null; of one that is seen no namespace is none.
            Namespace = name is null ? Known<string?>.Unknown : row.KnownText("PermissionSetGroup.NamespacePrefix"),
        };
    }

    private static SetFacts SetOf(SoqlRow row, ImmutableArray<string> permissions, Dictionary<string, SetFacts> sets)
    {
        var id = row.Id("PermissionSetId");
        if (sets.TryGetValue(id, out var known))
        {
            return known;
        }

        return sets[id] = new SetFacts(
            id,
            row.Text("PermissionSet.Name"),
            row.Flag("PermissionSet.IsOwnedByProfile"),
            row.KnownFlag("PermissionSet.HasActivationRequired"),
            PermissionsOf(row, "PermissionSet.Permissions", permissions))
        {
            Group = GroupOf(row, row.Text("PermissionSet.Name")),
            Label = row.KnownText("PermissionSet.Label").Or(null),
            Namespace = row.KnownText("PermissionSet.NamespacePrefix"),
            PermissionSetLicenseId =
                row.KnownId("PermissionSet.LicenseId").Or(null) is { } license
                && license.StartsWith(PermissionSetLicensePrefix, StringComparison.Ordinal)
                    ? license
                    : null,
        };
    }

    private static PermissionFlags PermissionsOf(SoqlRow row, string prefix, ImmutableArray<string> permissions) =>
        new(permissions, [.. permissions.Select(permission => row.KnownFlag(prefix + permission))]);
}
