using System.Globalization;
using System.Text;
using SfIntegrationAnalyzers.OrgCheck.Verdicts;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>What all reports call things.</summary>
internal static class Wording
{
    /// <summary>The verdict in one sentence, for someone who reads nothing else.</summary>
    public static string Headline(CheckReport report)
    {
        var org = OrgName(report);
        var errors = Count(report, FindingSeverity.Error);
        var warnings = Count(report, FindingSeverity.Warning);
        return report.Outcome switch
        {
            CheckOutcome.Passed when warnings > 0 =>
                $"{org} grants everything that the manifest asks for, with {Number(warnings, "warning")}",
            CheckOutcome.Passed => $"{org} grants everything that the manifest asks for",
            CheckOutcome.Failed when report.Org is null => $"{Number(errors, "error")} before {org} could be checked",
            CheckOutcome.Failed when report.Findings.All(finding =>
                finding.Severity != FindingSeverity.Error || finding.Id == UnsupportedVersion.Id) =>
                $"The code uses API versions that {org} does not support: {Number(errors, "error")}",
            CheckOutcome.Failed => $"{org} does not grant what the manifest asks for: {Number(errors, "error")}",
            _ when report.UsersChecked + report.AudiencesChecked > 0 => $"{org} was not fully checked",
            _ => $"{org} was not checked",
        };
    }

    public static string OrgName(CheckReport report) => report.OrgKey ?? report.Org?.Key ?? "the org";

    public static int Count(CheckReport report, FindingSeverity severity) => report.Findings.Count(finding => finding.Severity == severity);

    public static int Count(CheckReport report, Access access) => report.Users.Count(user => user.ApiAccess == access);

    public static string Number(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The org's daily API requests as a clause; null where no org was asked.</summary>
    public static string? ApiRequests(CheckReport report) =>
        report.ApiUsage is { } usage
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{usage.Used:N0} of {usage.Allowed:N0} API requests used in the last 24 hours")
        : report.Org is null || report.IsKept ? null
        : "the org did not report its API requests, so SFI4012 was not checked";

    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "message",
    };

    public static string Of(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        _ => "not checked",
    };

    public static string Of(Access access) => access switch
    {
        Access.Granted => "granted",
        Access.Missing => "missing",
        _ => "unknown",
    };

    public static string Of(LinkKind kind) => kind switch
    {
        LinkKind.User => "user",
        LinkKind.License => "license",
        LinkKind.PermissionSetLicense => "permission set license",
        LinkKind.Profile => "profile",
        LinkKind.PermissionSet => "permission set",
        LinkKind.PermissionSetGroup => "permission set group",
        LinkKind.Muting => "muting permission set",
        LinkKind.App => "app",
        LinkKind.Organization => "org",
        _ => "permission",
    };

    public static string Of(LinkState state) => state switch
    {
        LinkState.Holds => "holds",
        LinkState.Breaks => "breaks",
        LinkState.Weak => "weak",
        _ => "unknown",
    };

    public static string Of(RepairKind kind) => kind switch
    {
        RepairKind.Command => "command",
        RepairKind.SetupPage => "setup page",
        RepairKind.Metadata => "metadata",
        _ => "advice",
    };

    public static string Of(RecordedChange change) => $"{Time(change.At)} by {change.By ?? "Salesforce"}: {change.What}";

    /// <summary>The lines of a step. Only a file has several: what an org put into a command makes no second one.</summary>
    public static IEnumerable<string> LinesOf(Repair repair) => repair.Kind == RepairKind.Metadata
        ? repair.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(OneLine)
        : [OneLine(repair.Text)];

    /// <summary>
    /// One line, whatever an org or a manifest put into it: a line break would start a message of its own, a control character could
    /// move a terminal's cursor, a mark or override of the writing direction makes a text read otherwise than it is. Half of a surrogate
    /// pair, which is left where a long text was cut, is no character: files and loggers refuse it with an exception.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || IsUnsafe(c)))
            return text;

        var line = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (IsUnsafe(character.Value))
                line.Append(' ');
            else
                line.Append(character);
        }

        return line.ToString();

        static bool IsUnsafe(int c) =>
            c is < ' ' or (>= '\u007F' and <= '\u009F')
                or '\u2028' or '\u2029'
                or '\u061C' or '\u200E' or '\u200F'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');
    }
}
