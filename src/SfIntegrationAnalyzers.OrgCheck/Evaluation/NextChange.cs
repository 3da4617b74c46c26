using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Evaluation;

/// <summary>
/// When what was decided may be decided otherwise though nobody changes anything: something ends, or comes so close to its end that a warning
/// is due. Rather too early than too late: whether that changes a verdict is not looked into.
/// </summary>
internal static class NextChange
{
    /// <summary>Midnight of whichever time zone: all of them are a whole number of these from UTC.</summary>
    private static readonly TimeSpan StepOfMidnights = TimeSpan.FromMinutes(15);

    /// <summary>Whatever lasts longer lasts: some write the last day of all for no end.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>How long it is to the next such moment.</summary>
    /// <param name="evidence">The facts.</param>
    /// <param name="audiences">The audiences of the manifest, whose members' assignments end as well.</param>
    /// <param name="now">The moment that counts.</param>
    /// <returns>The time; zero where the org does not tell; null where nothing ends.</returns>
    public static TimeSpan? After(OrgEvidence evidence, IReadOnlyCollection<Audience> audiences, DateTimeOffset now)
    {
        if (audiences.Count > 0 && !evidence.FirstToExpire.IsKnown)
        {
            return TimeSpan.Zero;
        }

        var times = Ends(evidence, now).SelectMany(left => new[] { left - EffectiveAccess.AboutToEnd, left })
            .Concat(Left(evidence.FirstToExpire.Or(null), now))
            .Concat(audiences.Any(audience => audience.Members.IsRelativeToToday) ? [StepOfMidnights - new TimeSpan(now.UtcTicks % StepOfMidnights.Ticks)] : []);
        return times.Where(left => left > TimeSpan.Zero && left < Longest).Select(left => (TimeSpan?)left).Min();
    }

    private static IEnumerable<TimeSpan> Ends(OrgEvidence evidence, DateTimeOffset now) =>
    [
        .. evidence.Assignments.SelectMany(held => held).SelectMany(assignment => Left(assignment.Expires.Or(null), now)),
        .. evidence.LicenseAssignments.Or([]).SelectMany(license => Left(license.Expires.Or(null), now)).SelectMany(left => new[] { left, left + EffectiveAccess.LastDay }),
        .. Left(evidence.Organization.TrialEnds.Or(null), now),
    ];

    private static IEnumerable<TimeSpan> Left(DateTimeOffset? end, DateTimeOffset now) => end is { } known ? [known - now] : [];
}
