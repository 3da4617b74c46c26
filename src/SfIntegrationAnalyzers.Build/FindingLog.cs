using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SfIntegrationAnalyzers.OrgCheck;
using SfIntegrationAnalyzers.OrgCheck.Reporting;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Findings as build messages: errors, warnings and messages with their code, at their place in the manifest.</summary>
internal static class FindingLog
{
    /// <summary>Logs every finding with its explanation, and the sum.</summary>
    public static void Write(TaskLoggingHelper log, CheckReport report)
    {
        Write(log, report.Findings);
        log.LogMessage(MessageImportance.High, "{0}", ConsoleReport.Summary(report));
    }

    /// <summary>Logs every finding with its explanation.</summary>
    public static void Write(TaskLoggingHelper log, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Write(log, finding);
            var importance = finding.Severity == FindingSeverity.Error ? MessageImportance.High : MessageImportance.Normal;
            foreach (var line in ConsoleReport.Below(finding))
            {
                log.LogMessage(importance, "{0}", line);
            }
        }
    }

    private static void Write(TaskLoggingHelper log, Finding finding)
    {
        var (file, line, column) = finding.Position;
        var message = ConsoleReport.Plain(finding.Message);
        switch (finding.Severity)
        {
            case FindingSeverity.Error:
                log.LogError(null, finding.Id, null, null, file, line, column, 0, 0, "{0}", message);
                break;
            case FindingSeverity.Warning:
                log.LogWarning(null, finding.Id, null, null, file, line, column, 0, 0, "{0}", message);
                break;
            default:
                log.LogMessage(null, finding.Id, null, file, line, column, 0, 0, MessageImportance.High, "{0}", message);
                break;
        }
    }
}
