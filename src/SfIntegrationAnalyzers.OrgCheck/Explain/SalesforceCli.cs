using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evidence;

namespace SfIntegrationAnalyzers.OrgCheck.Explain;

/// <summary>
/// The commands of the Salesforce CLI that give access back. Each names its org: without a name the CLI changes its default org, whichever
/// that is on the reader's machine.
/// </summary>
/// <param name="TargetOrg">The alias or username by which the CLI knows the org.</param>
/// <param name="Instance">Where to log in under this alias, because the CLI may not know it yet; null where it does.</param>
internal sealed record SalesforceCli(string TargetOrg, Uri? Instance)
{
    /// <summary>Assigns a permission set.</summary>
    public string Assign(string set, string username) =>
        $"sf org assign permset --name {Word(set)} --on-behalf-of {Word(username)}{Target}";

    /// <summary>Assigns a permission set group, which no command of its own does.</summary>
    public string Assign(GroupFacts group, UserFacts user) =>
        "sf data create record --sobject PermissionSetAssignment"
        + $" --values \"AssigneeId={user.Id} PermissionSetGroupId={group.Id}\"{Target}";

    /// <summary>Deploys metadata.</summary>
    public string Deploy(string file) => $"sf project deploy start --source-dir {Word(file)}{Target}";

    /// <summary>Steps, with the login before the first of them that is a command, where it may be needed.</summary>
    public ImmutableArray<Repair> WithLogin(ImmutableArray<Repair> steps)
    {
        var command = steps.TakeWhile(step => step.Kind != RepairKind.Command).Count();
        return Instance is null || command == steps.Length
            ? steps
            : steps.Insert(command, new(
                RepairKind.Command,
                $"Log in, if the Salesforce CLI does not know {TargetOrg} yet",
                $"sf org login web --alias {Word(TargetOrg)} --instance-url {Instance.GetLeftPart(UriPartial.Authority)}"));
    }

    private string Target => $" --target-org {Word(TargetOrg)}";

    /// <summary>A word that every shell takes as it is, or one in quotes.</summary>
    private static string Word(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '_' or '-' or '+' or '/')
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
