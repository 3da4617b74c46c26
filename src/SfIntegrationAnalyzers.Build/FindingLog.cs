using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Findings as build messages: errors, warnings and messages with their code, at their place in the manifest.</summary>
internal static class FindingLog
{
    public static void Write(TaskLoggingHelper log, CheckReport report)
    {
        foreach (var finding in report.Findings)
        {
            Write(log, finding);
        }
    }

    /// <summary>As MSBuild reads it back from the output of a process.</summary>
    public static string Canonical(Finding finding) => finding.Severity switch
    {
        FindingSeverity.Error => $"{finding.Position}: error {finding.Id}: {finding.Message}",
        FindingSeverity.Warning => $"{finding.Position}: warning {finding.Id}: {finding.Message}",
        _ => $"{finding.Id}: {finding.Message}",
    };

    private static void Write(TaskLoggingHelper log, Finding finding)
    {
        var (file, line, column) = finding.Position;
        switch (finding.Severity)
        {
            case FindingSeverity.Error:
                log.LogError(null, finding.Id, null, null, file, line, column, 0, 0, "{0}", finding.Message);
                break;
            case FindingSeverity.Warning:
                log.LogWarning(null, finding.Id, null, null, file, line, column, 0, 0, "{0}", finding.Message);
                break;
            default:
                log.LogMessage(null, finding.Id, null, file, line, column, 0, 0, MessageImportance.High, "{0}", finding.Message);
                break;
        }
    }
}
