using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>Reads answers, and gathers what the org refused.</summary>
internal sealed class AnswerReader
{
    private readonly ImmutableArray<OrgFailure>.Builder _refusals = ImmutableArray.CreateBuilder<OrgFailure>();

    /// <summary>What the org refused so far, each once.</summary>
    public ImmutableArray<OrgFailure> Refusals => _refusals.ToImmutable();

    /// <summary>What the rows come to, or unknown where a query is open or was refused. Nothing asked is nothing found.</summary>
    public Known<TResult> Of<T, TResult>(ImmutableArray<Ask<T>> asks, Func<ImmutableArray<T>, TResult> read)
    {
        if (asks.Any(ask => !ask.IsDone))
        {
            return default;
        }

        _refusals.AddRange(asks.Select(ask => ask.Answer.Failure).OfType<OrgFailure>().Except(_refusals));
        return asks.All(ask => ask.Answer.IsKnown) ? new(read([.. asks.SelectMany(ask => ask.Answer.Rows)])) : default;
    }

    /// <summary>What users hold, or unknown while that has to be asked in parts, or was refused.</summary>
    public Known<ImmutableArray<AssignmentFacts>> Held(ImmutableArray<HoldingsQuestion> questions) =>
        questions.All(question => question.IsWhole) ? Of(HoldingsQuestion.AsksOf(questions), rows => rows) : default;
}
