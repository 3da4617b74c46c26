namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>Permissions that reach further than their own name.</summary>
internal static class WidePermissions
{
    /// <summary>Reads every record of every object.</summary>
    public const string ViewAllData = "ViewAllData";

    /// <summary>Does everything with every record.</summary>
    public const string ModifyAllData = "ModifyAllData";
}
