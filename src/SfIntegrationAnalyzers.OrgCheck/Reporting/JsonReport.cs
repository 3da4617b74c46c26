using System.Globalization;
using System.Text.Json;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Reporting;

/// <summary>
/// <c>report.json</c>: everything that was found, for programs. Members
/// are only ever added; <c>version</c> rises if one changes its meaning.
/// </summary>
public static class JsonReport
{
    /// <summary>The version of the form.</summary>
    public const int Version = 1;

    /// <summary>Writes the report.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>JSON, indented, ending with a line break.</returns>
    public static string Write(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("outcome", Wording.Of(report.Outcome));
            json.WriteString("checkedAt", Instant(report.CheckedAt));
            json.WriteString("manifest", report.ManifestPath);
            json.WriteString("orgKey", report.OrgKey);
            json.WriteObjectOrNull("org", report.Org, WriteOrg);
            json.WriteObjectOrNull("checker", report.Checker, WriteChecker);
            json.WriteObjectOrNull("apiUsage", report.ApiUsage, WriteApiUsage);
            json.WriteString("apiVersion", report.ApiVersion?.ToString());
            json.WriteNumber("usersChecked", report.UsersChecked);
            json.WriteNumber("audiencesChecked", report.AudiencesChecked);
            json.WriteNumber("requestsMade", report.RequestsMade);
            json.WriteList("findings", report.Findings, WriteFinding);
            json.WriteList("users", report.Users, WriteUser);
            json.WriteList("orgVersions", report.OrgVersions, WriteVersion);
            json.WriteEndObject();
        });
    }

    private static void WriteOrg(Utf8JsonWriter json, CheckedOrg org)
    {
        json.WriteString("key", org.Key);
        json.WriteString("instanceUrl", org.InstanceUrl.GetLeftPart(UriPartial.Authority));
        json.WriteString("organizationId", org.OrganizationId);
        json.WriteString("name", org.Name);
        json.WriteString("edition", org.Edition);
        if (org.IsSandbox is { } isSandbox)
            json.WriteBoolean("isSandbox", isSandbox);
        else
            json.WriteNull("isSandbox");
    }

    private static void WriteChecker(Utf8JsonWriter json, Checker checker)
    {
        json.WriteString("userId", checker.UserId);
        json.WriteString("username", checker.Username);
        json.WriteString("credentials", checker.CredentialSource);
    }

    private static void WriteApiUsage(Utf8JsonWriter json, ApiUsage usage)
    {
        json.WriteNumber("used", usage.Used);
        json.WriteNumber("allowed", usage.Allowed);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("title", finding.Title);
        json.WriteString("severity", Wording.Of(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.Position.File);
        json.WriteNumber("line", finding.Position.Line);
        json.WriteNumber("column", finding.Position.Column);
        json.WriteString("subject", finding.Subject);
        json.WriteString("user", finding.User);
        if (finding.Explanation is { } explanation)
            WriteExplanation(json, explanation);
        json.WriteEndObject();
    }

    private static void WriteExplanation(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject("explanation");
        json.WriteList("paths", explanation.Paths, WritePath);
        if (explanation.Change is { } change)
        {
            json.WriteStartObject("change");
            json.WriteString("at", Instant(change.At));
            json.WriteString("by", change.By);
            json.WriteString("what", change.What);
            json.WriteEndObject();
        }

        json.WriteList("repairs", explanation.Repairs, WriteRepair);
        json.WriteString("meanwhile", explanation.Meanwhile);
        json.WriteEndObject();
    }

    private static void WriteRepair(Utf8JsonWriter json, Repair repair)
    {
        json.WriteStartObject();
        json.WriteString("kind", Wording.Of(repair.Kind));
        json.WriteString("title", repair.Title);
        json.WriteString("text", repair.Text);
        json.WriteString("fileName", repair.FileName);
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, UserAccess user)
    {
        json.WriteStartObject();
        json.WriteString("username", user.Username);
        json.WriteString("apiAccess", Wording.Of(user.ApiAccess));
        json.WriteList("integrations", user.Integrations, (writer, name) => writer.WriteStringValue(name));
        json.WriteList("owners", user.Owners, (writer, name) => writer.WriteStringValue(name));
        json.WriteString("license", user.License);
        json.WriteString("profile", user.Profile);
        json.WriteList("findings", user.FindingIds, (writer, id) => writer.WriteStringValue(id));
        json.WriteList("paths", user.Paths, WritePath);
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, AccessPath path)
    {
        json.WriteStartObject();
        json.WriteString("access", Wording.Of(path.Access));
        json.WriteList("links", path.Links, WriteLink);
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, AccessLink link)
    {
        json.WriteStartObject();
        json.WriteString("kind", Wording.Of(link.Kind));
        json.WriteString("name", link.Name);
        json.WriteString("state", Wording.Of(link.State));
        json.WriteString("detail", link.Detail);
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, OrgApiVersion version)
    {
        json.WriteStartObject();
        json.WriteString("version", version.Version.ToString());
        json.WriteString("label", version.Label);
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
