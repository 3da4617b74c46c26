using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Evidence;

/// <summary>What a permission set says about some permissions. They are few, so that looking through them is quicker than a hash.</summary>
/// <param name="names">The permissions' names, without <c>Permissions</c>.</param>
/// <param name="flags">What the set says about each.</param>
internal sealed class PermissionFlags(IReadOnlyList<string> names, IReadOnlyList<Known<bool>> flags)
{
    /// <summary>A set of which nothing was asked.</summary>
    public static PermissionFlags None { get; } = new([], []);

    /// <summary>Whether the set grants a permission; unknown where that was not asked.</summary>
    public Known<bool> this[string permission]
    {
        get
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (names[i].Equals(permission, StringComparison.OrdinalIgnoreCase))
                {
                    return flags[i];
                }
            }

            return Known<bool>.Unknown;
        }
    }
}
