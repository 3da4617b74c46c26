using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>The steps that give access back.</summary>
internal static class RepairSteps
{
    private const string EmergencySet = "Emergency_API_Access";
    private const string EmergencyFile = "force-app/main/default/permissionsets/Emergency_API_Access.permissionset-meta.xml";

    /// <summary>Assigns a permission set or group.</summary>
    public static Repair Assign(SalesforceCli cli, SetFacts set, UserFacts user) => set.Group is { } group
        ? new(RepairKind.Command, $"Assign the permission set group {set.FullName}", cli.Assign(group, user))
        : new(RepairKind.Command, $"Assign {set.FullName}", cli.Assign(set.FullName, user.Username));

    /// <summary>Puts in force what a user holds to no avail.</summary>
    /// <param name="set">What it is.</param>
    /// <param name="link">How the assignment stands.</param>
    /// <param name="username">Whose it is.</param>
    /// <returns>What to do as a sentence, and the step.</returns>
    public static (string Sentence, Repair Repair) PutInForce(SetFacts set, AccessLink link, string username)
    {
        const string Edit = "Edit the assignment";
        var repair = link.Detail switch
        {
            EffectiveAccess.OnlyInSessions => TakeActivationOff(set),
            EffectiveAccess.Revoked => Setup("Change the policy that takes it away, and assign it again", "User Access Policies"),
            { } detail when detail.StartsWith(EffectiveAccess.NotRecalculated, StringComparison.Ordinal) => Recalculate(set),
            _ => UserPage(Edit, username, "Permission Set Assignments > Edit Assignments (expiration)"),
        };
        return ($"{repair.Title}: {repair.Text}.", repair);
    }

    /// <summary>Makes a group grant what its members do.</summary>
    public static Repair Recalculate(SetFacts set) => Setup(
        set.Group?.Status.Is("Updating") == true
            ? "Build again in a few minutes, as Salesforce is recalculating the group; if it persists, recalculate it"
            : "Recalculate the group",
        $"Permission Set Groups > {set.FullName} > Recalculate");

    /// <summary>Takes a permission out of a muting set, which is found in its group.</summary>
    public static Repair Unmute(AccessPath path, string mutingSet) => Setup(
        "Remove the permission from the muting permission set",
        $"Permission Set Groups > {path.Links.First(link => link.Kind == LinkKind.PermissionSetGroup).Name}"
        + $" > Muting Permission Set in Group > {mutingSet} > System Permissions");

    /// <summary>Something to do about what a group is made of.</summary>
    public static Repair Members(string title, SetFacts set) =>
        Setup(title, $"Permission Set Groups > {set.FullName} > Permission Sets in Group");

    /// <summary>Makes a set or group work in every session.</summary>
    public static Repair TakeActivationOff(SetFacts set) => Setup(
        "Turn off session activation",
        $"{(set.Group is null ? "Permission Sets" : "Permission Set Groups")} > {set.FullName} > Edit > Session Activation Required");

    /// <summary>Where the permissions stand that a profile, a set or a group brings; of a group they can be muted.</summary>
    public static Repair SystemPermissions(string title, SetFacts set, string name) => Setup(
        title,
        set.IsOwnedByProfile ? $"Profiles > {name} > System Permissions"
        : set.Group is null ? $"Permission Sets > {name} > System Permissions"
        : $"Permission Set Groups > {name} > Muting Permission Set in Group");

    /// <summary>Where people see what a user holds.</summary>
    public static Repair UserPage(string username, string section) => UserPage($"See what {username} holds", username, section);

    /// <summary>Something to do on a user's page.</summary>
    public static Repair UserPage(string title, string username, string section) =>
        new(RepairKind.SetupPage, title, UserPath(username, section));

    /// <summary>The way through Setup to a section, or to a button, of a user's page.</summary>
    public static string UserPath(string username, string section) => $"Setup > Users > Users > {username} > {section}";

    /// <summary>A path through Setup.</summary>
    public static Repair Setup(string title, string path) => new(RepairKind.SetupPage, title, "Setup > " + path);

    /// <summary>Something to do elsewhere.</summary>
    public static Repair Advice(string title, string text) => new(RepairKind.Advice, title, text);

    /// <summary>
    /// A permission set with nothing but API Enabled, to be deployed and assigned at once and removed when the cause is repaired.
    /// </summary>
    public static IEnumerable<Repair> Emergency(SalesforceCli cli, string username)
    {
        yield return new(RepairKind.Metadata, "Emergency permission set: API Enabled and nothing else", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                <description>Gives API access back while its usual grant is being repaired. Remove it afterwards.</description>
                <hasActivationRequired>false</hasActivationRequired>
                <label>Emergency API Access</label>
                <userPermissions>
                    <enabled>true</enabled>
                    <name>ApiEnabled</name>
                </userPermissions>
            </PermissionSet>

            """.ReplaceLineEndings("\n"), EmergencyFile);
        yield return new(RepairKind.Command, "Deploy it", cli.Deploy(EmergencyFile));
        yield return new(RepairKind.Command, "Assign it", cli.Assign(EmergencySet, username));
    }
}
