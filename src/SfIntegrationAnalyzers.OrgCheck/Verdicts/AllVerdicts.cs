using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgCheck.Verdicts;

/// <summary>
/// Every verdict of a check. A new one is a file of its own and a line here.
/// (<see cref="UnsupportedVersion"/> looks at code, project by project.)
/// </summary>
internal static class AllVerdicts
{
    /// <summary>Verdicts on what was looked at.</summary>
    public static ImmutableArray<IVerdict> OnOrg { get; } =
    [
        new MissingApiAccess(),
        new MissingPermission(),
        new MissingPermissionSet(),
        new UserUnavailable(),
        new WrongLicense(),
        new EditionWithoutApi(),
        new AppNotAuthorized(),
        new MissingObjectAccess(),
        new AboutToBreak(),
        new Drift(),
        new AudienceWithoutApi(),
        new QuotaNearlyUsed(),
        new NobodyToCheck(),
    ];

    /// <summary>Verdicts on what could not be looked at.</summary>
    public static ImmutableArray<INotCheckedVerdict> NotChecked { get; } =
    [
        new NoCredentials(),
        new OrgUnreachable(),
        new CredentialsRefused(),
        new PermissionsNotVisible(),
        new AnswerNotUnderstood(),
        new QuotaExceeded(),
        new WrongOrg(),
    ];
}
