using System.Globalization;
using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// Holds the API versions of one project against those of the org that the one check of the build asked. Asks nothing itself, so that every
/// project can have its own.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckApiVersions : Microsoft.Build.Utilities.Task
{
    /// <summary>What <see cref="CollectApiVersions"/> wrote: version, line, column and path, separated by bars.</summary>
    public string[] Used { get; set; } = [];

    /// <summary>Key of the org in the manifest.</summary>
    public string? Org { get; set; }

    /// <summary>The org's versions, <see cref="CheckPermissions.OrgVersions"/>; none where no org answered.</summary>
    public string[] OrgVersions { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        FindingLog.Write(Log, CodeApiVersions.Compare(Org ?? "", OrgApiVersionText.Read(OrgVersions), Used.Select(Read)));
        return !Log.HasLoggedErrors;
    }

    internal static string Line(UsedApiVersion used) => string.Create(
        CultureInfo.InvariantCulture, $"{used.Version}|{used.Position.Line}|{used.Position.Column}|{used.Position.File}");

    private static UsedApiVersion Read(string line)
    {
        var parts = line.Split('|', 4);
        return new UsedApiVersion(
            ApiVersion.Parse(parts[0]),
            new SourcePosition(parts[3], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)));
    }
}
