using System.Collections.Immutable;
using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>What an object's describe tells.</summary>
internal static class OrgDescribe
{
    private const string Prefix = "Permissions";

    /// <summary>An org has some hundreds. A query that names more than these is longer than an org takes.</summary>
    private const int MostPermissions = 2_500;

    /// <summary>Names of the user permissions that an object has fields for, without the prefix.</summary>
    /// <returns>The names, or null if this is no describe.</returns>
    public static ImmutableArray<string>? ReadPermissions(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("fields", out var fields)
            || fields.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var field in fields.EnumerateArray())
        {
            if (field.ValueKind != JsonValueKind.Object
                || !field.TryGetProperty("name", out var name)
                || name.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            if (name.GetString() is { } text
                && text.StartsWith(Prefix, StringComparison.Ordinal)
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                names.Add(text[Prefix.Length..]);
                if (names.Count > MostPermissions)
                {
                    return null;
                }
            }
        }

        return names.ToImmutable();
    }
}
