using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// Asks an org for what a scope needs, in two rounds: what stands by itself, then what depends on its answers; and once more where an
/// answer was longer than a page, or only the second round shows that somebody lacks something. A round is one request; questions that
/// can wait go where it has room.
/// </summary>
internal sealed class EvidenceGatherer(OrgClient client, EvidenceScope scope, Func<DateTimeOffset> now)
{
    private readonly Questions _questions = new(scope, now);

    /// <summary>Reads the organization and, with it, all that stands by itself.</summary>
    /// <param name="expect">Throws where the org is not the one that is meant. Nothing more is asked of another.</param>
    /// <param name="failing">The users whom evidence shows to lack something, which then needs explaining.</param>
    /// <param name="cancellationToken">The deadline.</param>
    /// <exception cref="OrgException">No answer, or one that is not whole.</exception>
    public async Task<OrgEvidence> GatherAsync(
        Action<OrganizationFacts> expect, Func<OrgEvidence, ImmutableHashSet<string>> failing, CancellationToken cancellationToken)
    {
        var organization = client.Session.OrganizationId is { } id ? Queries.OrganizationById(id) : null;
        var byQuery = new Ask<OrganizationFacts>(Queries.Organization);
        List<Ask> first = [organization is null ? byQuery : organization, .. _questions.First];
        first.AddRange(_questions.Whenever.Take(RoomIn(first)));
        await client.AskAsync(first, cancellationToken).ConfigureAwait(false);
        if (organization is { Value.IsKnown: false })
        {
            await client.AskAsync([byQuery], cancellationToken).ConfigureAwait(false);
        }

        var evidence = _questions.Read(organization is { Value: { IsKnown: true, Value: var facts } } ? facts : Single(byQuery.Answer));
        expect(evidence.Organization);
        Known<ImmutableHashSet<string>> lacking = _questions.HoldingsAreWhole ? new(LackingIn(evidence)) : default;
        List<Ask> second = [.. _questions.After(evidence, lacking)];
        second.AddRange(_questions.Whenever.Where(ask => !ask.IsDone).Except(second));
        if (!lacking.IsKnown || !lacking.Value.IsEmpty || (_questions.MayShowMore && RoomIn(second) > 0))
        {
            // Whoever is locked out by what only this round shows is explained without a request of its own.
            second.Add(_questions.Changes);
        }

        if (second.Count == 0 && scope.Audiences.IsEmpty)
        {
            // What the first round came to is all. (An audience may come to its end without a further question.)
            return evidence;
        }

        await client.AskAsync(second, cancellationToken).ConfigureAwait(false);
        evidence = _questions.Read(evidence.Organization);
        List<Ask> late = [.. _questions.AskInParts(), .. _questions.Ungranted(evidence)];
        if (!lacking.IsKnown)
        {
            ExpectProfileRows(evidence);
            late.AddRange(_questions.MembersLeftOut(evidence, () => failing(evidence)));
        }
        else if (_questions.MayShowMore && !_questions.Changes.IsDone && !LackingIn(evidence).IsEmpty)
        {
            late.Add(_questions.Changes);
        }

        if (late.Count > 0)
        {
            await client.AskAsync(late, cancellationToken).ConfigureAwait(false);
            evidence = _questions.Read(evidence.Organization);
        }

        return evidence;

        ImmutableHashSet<string> LackingIn(OrgEvidence whole)
        {
            ExpectProfileRows(whole);
            return failing(whole);
        }
    }

    /// <summary>How many more queries cost no further request; none where there is no request yet.</summary>
    private static int RoomIn(List<Ask> asks)
    {
        var queries = asks.Count(ask => ask.IsQuery);
        var most = (queries <= ManyInOne.Composite.MostQueries ? ManyInOne.Composite : ManyInOne.Batch).MostQueries;
        return asks.Count == 0 || (queries > 0 && queries % most == 0) ? 0 : most - (queries % most);
    }

    /// <summary>
    /// Every user with a profile holds the set that it owns. Where that row is absent, rows are hidden, and nothing may be concluded.
    /// </summary>
    private static void ExpectProfileRows(OrgEvidence evidence)
    {
        if (evidence.Users.Values.Where(HidesProfile).MinBy(user => user.Username, StringComparer.Ordinal) is { } user)
        {
            throw new OrgException(new OrgFailure(
                OrgFailureKind.NotVisible,
                $"the org shows nothing that {user.Username} holds, not even its profile"));
        }

        bool HidesProfile(UserFacts user) =>
            user.ProfileId is not null
            && !evidence.AssignmentsOf(user).Any(held => held.Set.IsOwnedByProfile);
    }

    private static OrganizationFacts Single(SoqlAnswer<OrganizationFacts> answer) => answer switch
    {
        { Failure: { } failure } => throw new OrgException(failure),
        { Rows: [var organization] } => organization,
        _ => throw new OrgException(new OrgFailure(OrgFailureKind.Incomplete, "the org does not say which org it is")),
    };
}
