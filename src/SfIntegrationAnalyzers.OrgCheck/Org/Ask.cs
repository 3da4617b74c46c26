using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>A question on its way. Filled page by page, emptied when it has to start over.</summary>
/// <seealso cref="Ask{T}"/>
/// <seealso cref="Lookup{T}"/>
internal abstract partial class Ask
{
    private bool _isRepeated;

    /// <summary>The address below the API version, in the form that the org turned out to understand.</summary>
    public abstract string Resource { get; }

    /// <summary>Whether it is one of the few queries that fit into a request.</summary>
    public virtual bool IsQuery => true;

    /// <summary>Where the next page is; null before the first and after the last.</summary>
    public string? NextPage { get; protected set; }

    /// <summary>Whether there is nothing more to do for it.</summary>
    public bool IsDone { get; protected set; }

    /// <summary>How often it began anew because pages did not fit together.</summary>
    public int Restarts { get; private set; }

    /// <summary>One query for all of some values, or several where it would be longer than a query can be.</summary>
    /// <param name="values">The values that it names.</param>
    /// <param name="query">The query for some of them.</param>
    public static ImmutableArray<Ask<T>> Each<T>(IEnumerable<string> values, Func<string[], SoqlQuery<T>> query) =>
        [.. Soql.Chunk(values).Select(chunk => new Ask<T>(query(chunk)))];

    /// <summary>A question that there may be none of.</summary>
    public static IEnumerable<Ask> Some(Ask? ask) => ask is null ? [] : [ask];

    /// <summary>Takes a page.</summary>
    /// <exception cref="FormatException">The page does not make sense.</exception>
    public abstract void Take(JsonElement page, Func<string, string> toPath);

    /// <summary>Whether a refusal is an answer to this question, and no failure of the whole conversation.</summary>
    public virtual bool Bears(OrgFailure failure) => failure.Kind == OrgFailureKind.NotVisible || failure.Code == "MALFORMED_QUERY";

    /// <summary>Takes a refusal: drops a field and stays open, or ends.</summary>
    public abstract void Refuse(OrgFailure failure);

    /// <summary>Whether it may be asked again as it is, which it may once.</summary>
    public bool MayRepeat() => !_isRepeated && (_isRepeated = true);

    /// <summary>Forgets all pages.</summary>
    public virtual void Restart()
    {
        Restarts++;
        NextPage = null;
        IsDone = false;
    }

    /// <summary>
    /// What an INVALID_FIELD message puts into quotes, whatever its language and its quotation marks: the name that it complains of, and
    /// the object that lacks it.
    /// </summary>
    [GeneratedRegex(@"(?<=['""‘’‚“”„‹›«»]\s?)[\w.]+(?=\s?['""‘’‚“”„‹›«»])", RegexOptions.CultureInvariant)]
    protected static partial Regex Quoted();
}
