using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// The edge of the check: every text that came from an org, however deep in a report, without secrets. A hostile org or proxy may put the
/// token that it was sent into a name, a label or an entry of the audit trail.
/// </summary>
internal static class MaskedReport
{
    /// <summary>A report without secrets.</summary>
    public static CheckReport Apply(this SecretMask mask, CheckReport report) => report with
    {
        Org = report.Org is { } org
            ? org with { Name = mask.Text(org.Name), Edition = mask.Text(org.Edition), OrganizationId = mask.Text(org.OrganizationId) }
            : null,
        Checker = report.Checker is { } checker
            ? checker with { UserId = mask.Text(checker.UserId), Username = mask.Text(checker.Username) }
            : null,
        OrgVersions = Each(report.OrgVersions, version => version with { Label = mask.Text(version.Label) }),
        Findings = mask.Apply(report.Findings),
        Users = Each(report.Users, mask.Apply),
    };

    /// <summary>Findings without secrets.</summary>
    public static ImmutableArray<Finding> Apply(this SecretMask mask, ImmutableArray<Finding> findings) =>
        Each(findings, finding => finding with
        {
            Message = mask.Text(finding.Message),
            User = mask.Text(finding.User),
            Explanation = finding.Explanation is { } explanation ? mask.Apply(explanation) : null,
        });

    private static Explanation Apply(this SecretMask mask, Explanation explanation) => explanation with
    {
        Paths = Each(explanation.Paths, mask.Apply),
        Change = explanation.Change is { } change ? change with { By = mask.Text(change.By), What = mask.Text(change.What) } : null,
        Repairs = Each(explanation.Repairs, repair => repair with
        {
            Title = mask.Text(repair.Title),
            Text = mask.Text(repair.Text),
            FileName = mask.Text(repair.FileName),
        }),
        Meanwhile = mask.Text(explanation.Meanwhile),
    };

    private static UserAccess Apply(this SecretMask mask, UserAccess user) => user with
    {
        Username = mask.Text(user.Username),
        License = mask.Text(user.License),
        Profile = mask.Text(user.Profile),
        Paths = Each(user.Paths, mask.Apply),
    };

    private static AccessPath Apply(this SecretMask mask, AccessPath path) =>
        new(Each(path.Links, link => link with { Name = mask.Text(link.Name), Detail = mask.Text(link.Detail) }));

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Text(this SecretMask mask, string? text) => text is null ? null : mask.Apply(text);

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> values, Func<T, T> masked) =>
        values.IsEmpty ? values : [.. values.Select(masked)];
}
