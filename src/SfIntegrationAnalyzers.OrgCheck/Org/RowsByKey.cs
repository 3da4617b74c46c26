namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>Rows of which there is one for each thing.</summary>
internal static class RowsByKey
{
    /// <summary>The rows by what they are about.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="keyOf">What a row is about.</param>
    /// <param name="what">What that is, for the message: <c>user</c>.</param>
    /// <param name="comparer">When two of these are the same; by default, if they are alike letter by letter.</param>
    /// <exception cref="OrgException">Two rows are about the same: which of them holds, nobody can tell.</exception>
    public static IReadOnlyDictionary<string, T> ByKey<T>(
        this IEnumerable<T> rows,
        Func<T, string> keyOf,
        string what,
        StringComparer? comparer = null)
    {
        var byKey = new Dictionary<string, T>(comparer ?? StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byKey.TryAdd(keyOf(row), row))
            {
                throw new OrgException(new OrgFailure(OrgFailureKind.NotUnderstood, $"the org answers with two rows for one {what}"));
            }
        }

        return byKey;
    }
}
