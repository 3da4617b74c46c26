using System.Collections;
using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.OrgEmulator.Data;

/// <summary>A set of user permissions by API name without the <c>Permissions</c> prefix: <c>ApiEnabled</c>, <c>ViewSetup</c>.</summary>
internal sealed class PermissionNames : IEnumerable<string>
{
    public static readonly PermissionNames None = new(ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase));

    private readonly ImmutableHashSet<string> _names;

    private PermissionNames(ImmutableHashSet<string> names) => _names = names;

    public static PermissionNames Of(IEnumerable<string> names) => new(names.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase));

    public bool Contains(string name) => _names.Contains(name);

    public PermissionNames With(string name) => new(_names.Add(name));

    public PermissionNames Without(string name) => new(_names.Remove(name));

    public PermissionNames Union(PermissionNames other) => new(_names.Union(other._names));

    public PermissionNames Except(PermissionNames other) => new(_names.Except(other._names));

    public IEnumerator<string> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
