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

    /// <summary>The next such moment.</summary>
    /// <param name="evidence">The facts.</param>
    /// <param name="audiences">The audiences of the manifest, whose members' assignments end as well.</param>
    /// <param name="now">The moment that counts.</param>
    /// <returns>The moment; this one where the org does not tell; null where nothing ends.</returns>
    public static DateTimeOffset? After(OrgEvidence evidence, IReadOnlyCollection<Audience> audiences, DateTimeOffset now)
    {
        if (audiences.Count > 0 && !evidence.FirstToExpire.IsKnown)
        {
            return now;
        }

        var moments = Ends(evidence).SelectMany(end => new[] { end - EffectiveAccess.AboutToEnd, end })
            .Concat(Each(evidence.FirstToExpire.Or(null)))
            .Concat(audiences.Any(audience => audience.Members.IsRelativeToToday) ? [now + StepOfMidnights - new TimeSpan(now.UtcTicks % StepOfMidnights.Ticks)] : []);
        return moments.Where(moment => moment > now).Select(moment => (DateTimeOffset?)moment).Min();
    }

    private static IEnumerable<DateTimeOffset> Ends(OrgEvidence evidence) =>
    [
        .. evidence.Assignments.SelectMany(held => held).SelectMany(assignment => Each(assignment.Expires.Or(null))),
        .. evidence.LicenseAssignments.Or([]).SelectMany(license => Each(license.Expires.Or(null))),
        .. evidence.LicenseAssignments.Or([]).SelectMany(license => Each(license.Expires.Or(null)?.Add(EffectiveAccess.LastDay))),
        .. Each(evidence.Organization.TrialEnds.Or(null)),
    ];

    private static IEnumerable<DateTimeOffset> Each(DateTimeOffset? moment) => moment is { } known ? [known] : [];
}
