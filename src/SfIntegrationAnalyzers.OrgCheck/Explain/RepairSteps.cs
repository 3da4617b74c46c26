using SfIntegrationAnalyzers.OrgCheck.Evidence;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>The steps that give access back.</summary>
internal static class RepairSteps
{
    private const string EmergencySet = "Emergency_API_Access";
    private const string EmergencyFile = "force-app/main/default/permissionsets/Emergency_API_Access.permissionset-meta.xml";

    /// <summary>Assigns a permission set or group.</summary>
    public static Repair Assign(SetFacts set, string username, UserFacts? user) =>
        set.Group is { } group && user is not null
            ? new(RepairKind.Command, $"Assign the permission set group {set.FullName}",
                $"sf data create record --sobject PermissionSetAssignment --values \"AssigneeId={user.Id} PermissionSetGroupId={group.Id}\"")
            : AssignByName(set.FullName, username);

    /// <summary>Assigns a permission set that is known by name only.</summary>
    public static Repair AssignByName(string name, string username) =>
        new(RepairKind.Command, $"Assign {name}", AssignCommand(name, username));

    /// <summary>Where people see and change what a user holds.</summary>
    public static Repair UserPage(string username, string section) =>
        new(RepairKind.SetupPage, $"See what {username} holds", $"Setup > Users > Users > {username} > {section}");

    /// <summary>A path through Setup.</summary>
    public static Repair Setup(string title, string path) => new(RepairKind.SetupPage, title, "Setup > " + path);

    /// <summary>Something to do elsewhere.</summary>
    public static Repair Advice(string title, string text) => new(RepairKind.Advice, title, text);

    /// <summary>A permission set with nothing but API Enabled, to be deployed and assigned at once and removed when the cause is repaired.</summary>
    public static IEnumerable<Repair> Emergency(string username)
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
        yield return new(RepairKind.Command, "Deploy it", $"sf project deploy start --source-dir {EmergencyFile}");
        yield return new(RepairKind.Command, "Assign it", AssignCommand(EmergencySet, username));
    }

    /// <summary>The command that assigns a set.</summary>
    public static string AssignCommand(string name, string username) =>
        $"sf org assign permset --name {Quoted(name)} --on-behalf-of {Quoted(username)}";

    /// <summary>A word that every shell takes as it is, or one in quotes.</summary>
    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '_' or '-' or '+') ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
