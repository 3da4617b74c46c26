using Microsoft.Build.Framework;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Holds the API versions of one project against those of the org, and adds what it finds to the reports.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckApiVersions : Microsoft.Build.Utilities.Task
{
    /// <summary>What <see cref="CollectApiVersions"/> wrote: version, line, column and path, separated by bars.</summary>
    public string[] Used { get; set; } = [];

    /// <summary>Key of the org in the manifest.</summary>
    public string? Org { get; set; }

    /// <summary>The org's versions, <see cref="CheckPermissions.OrgVersions"/>; none where no org answered.</summary>
    public string[] OrgVersions { get; set; } = [];

    /// <summary>Full path of the manifest.</summary>
    public string? Manifest { get; set; }

    /// <summary>Full path of the project.</summary>
    public string? Project { get; set; }

    /// <summary>The framework that is built for, where there are several.</summary>
    public string? TargetFramework { get; set; }

    /// <summary>Full path of the folder that the check wrote its reports into; empty: none.</summary>
    public string? ReportDirectory { get; set; }

    /// <summary>Full path of the file that is there as long as the reports name this project.</summary>
    public string? Marker { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var check = new CodeVersionCheck(
            CodeVersionCheck.NameOf(Project ?? "", Manifest ?? "", TargetFramework),
            Org ?? "",
            string.IsNullOrEmpty(ReportDirectory) ? null : ReportDirectory,
            string.IsNullOrEmpty(Marker) ? null : Marker);
        try
        {
            FindingLog.Write(Log, check.Run(Used, OrgVersions, BuildEnvironment.Now()));
        }
        catch (FormatException e)
        {
            Log.LogError("{0}", e.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
