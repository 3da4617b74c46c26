using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Evaluation;

/// <summary>
/// When what was decided may be decided otherwise though nobody changes anything: something ends, or comes so close to its end that a
/// warning is due. Rather too early than too late: whether that changes a verdict is not looked into.
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

        // Loops, because a build checks once: the runtime compiles whatever is chained anew for times.
        TimeSpan? next = null;
        foreach (var held in evidence.Assignments)
        {
            foreach (var assignment in held)
            {
                TakeEnd(assignment.Expires.Or(null), TimeSpan.Zero);
            }
        }

        foreach (var license in evidence.LicenseAssignments.Or([]))
        {
            TakeEnd(license.Expires.Or(null), EffectiveAccess.LastDay);
        }

        TakeEnd(evidence.Organization.TrialEnds.Or(null), TimeSpan.Zero);
        if (evidence.FirstToExpire.Or(null) is { } first)
        {
            // A moment may have passed since the question, after which it would be no more than now.
            var left = first - now - EvidenceScope.WarningTime;
            Take(left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1));
        }

        if (audiences.Any(audience => audience.Members.IsRelativeToToday))
        {
            Take(StepOfMidnights - new TimeSpan(now.UtcTicks % StepOfMidnights.Ticks));
        }

        return next;

        void TakeEnd(DateTimeOffset? end, TimeSpan lasting)
        {
            if (end is { } known)
            {
                Take(known - now - EvidenceScope.WarningTime);
                Take(known - now + lasting);
            }
        }

        void Take(TimeSpan left)
        {
            if (left > TimeSpan.Zero && left < Longest && !(left >= next))
            {
                next = left;
            }
        }
    }
}
