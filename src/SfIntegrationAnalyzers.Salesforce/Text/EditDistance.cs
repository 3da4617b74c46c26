namespace SfIntegrationAnalyzers.Salesforce.Text;

/// <summary>How many characters have to be added, removed or replaced to turn one text into another.</summary>
public static class EditDistance
{
    /// <summary>The distance, Levenshtein's.</summary>
    /// <param name="one">The one text.</param>
    /// <param name="other">The other.</param>
    /// <param name="limit">The greatest distance that is of interest.</param>
    /// <returns>The distance, or null if it is above the limit.</returns>
    public static int? Between(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit)
        {
            return null;
        }

        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var current = new int[other.Length + 1];
            current[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[other.Length] <= limit ? previous[other.Length] : null;
    }
}
