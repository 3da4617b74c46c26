namespace SfIntegrationAnalyzers.OrgCheck.Manifest;

/// <summary>A set of people who use an app that needs API Enabled.</summary>
/// <param name="Name">What the team calls it; unique among the audiences.</param>
/// <param name="Owner">Who looks after it. Shown in reports.</param>
/// <param name="App">A key of <see cref="Salesforce.Apps.ApiDependentApp"/>, or the name of a partner's app.</param>
/// <param name="Members">Who belongs to it.</param>
public sealed record Audience(Positioned<string> Name, Positioned<string>? Owner, Positioned<string> App, AudienceMembers Members);

/// <summary>Who belongs to an audience. Only active users count.</summary>
/// <param name="Kind">What <paramref name="Value"/> is.</param>
/// <param name="Value">
/// A profile's name, the API name of a permission set (or group of sets), public group or role, or a condition on User that has passed
/// <see cref="AudienceCondition"/>.
/// </param>
public sealed record AudienceMembers(AudienceMemberKind Kind, Positioned<string> Value)
{
    /// <summary>
    /// Whether other people may belong to it tomorrow though nobody changes anything: <c>LastLoginDate = LAST_N_DAYS:90</c>.
    /// </summary>
    public bool IsRelativeToToday => Kind == AudienceMemberKind.Condition && AudienceCondition.IsRelativeToToday(Value.Value);
}

/// <summary>How an audience says who belongs to it.</summary>
public enum AudienceMemberKind
{
    /// <summary>Users of a profile, by its name as Setup shows it.</summary>
    Profile,

    /// <summary>Holders of a permission set or permission set group, by API name.</summary>
    PermissionSet,

    /// <summary>Members of a public group, by API name.</summary>
    Group,

    /// <summary>Users in a role, by API name.</summary>
    Role,

    /// <summary>Users for whom a SOQL condition on User holds, for example <c>Department = 'Field Sales'</c>.</summary>
    Condition,
}
