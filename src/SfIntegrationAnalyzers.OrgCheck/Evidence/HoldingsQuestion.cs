using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>
/// What some users hold. It is asked for all of them at once; where that is more than a page, it is asked again for a few users at a time,
/// side by side in one request, instead of page after page in a request each.
/// </summary>
internal sealed class HoldingsQuestion
{
    /// <summary>How full a page may be expected to get: users do not all hold the same number.</summary>
    private const double ShareOfPage = 0.8;

    private readonly string[] _usernames;
    private readonly Func<string[], SoqlQuery<AssignmentFacts>> _query;
    private readonly Ask<AssignmentFacts> _together;

    private HoldingsQuestion(string[] usernames, Func<string[], SoqlQuery<AssignmentFacts>> query)
    {
        (_usernames, _query) = (usernames, query);
        _together = new(query(usernames) with { FirstPageOnly = usernames.Length > 1 });
        Asks = [_together];
    }

    /// <summary>The queries whose rows count.</summary>
    public ImmutableArray<Ask<AssignmentFacts>> Asks { get; private set; }

    /// <summary>Whether every row came, or the org refused.</summary>
    public bool IsWhole => Asks.All(ask => ask.IsDone) && !IsMoreThanAPage;

    /// <summary>As many questions as the length of a query makes necessary.</summary>
    /// <param name="usernames">The users.</param>
    /// <param name="query">The query for some of them.</param>
    public static ImmutableArray<HoldingsQuestion> Each(
        IEnumerable<string> usernames,
        Func<string[], SoqlQuery<AssignmentFacts>> query) =>
        [.. Soql.Chunk(usernames).Select(chunk => new HoldingsQuestion(chunk, query))];

    /// <summary>The queries of several, whose rows count.</summary>
    public static ImmutableArray<Ask<AssignmentFacts>> AsksOf(ImmutableArray<HoldingsQuestion> questions) =>
        [.. questions.SelectMany(question => question.Asks)];

    /// <summary>Asks again for a few users at a time where there was more than a page.</summary>
    /// <returns>The queries, or none.</returns>
    public IEnumerable<Ask> AskInParts()
    {
        if (!IsMoreThanAPage)
        {
            return [];
        }

        var (rows, all) = (_together.Answer.Rows.Length, _together.Answer.TotalSize);
        var usersToAPage = Math.Max(1, (int)(_usernames.Length * ShareOfPage * rows / all));
        Asks = [.. _usernames.Chunk(usersToAPage).Select(users => new Ask<AssignmentFacts>(_query(users)))];
        return Asks;
    }

    private bool IsMoreThanAPage =>
        Asks is [var only] && only == _together && only.IsPartial;
}
