using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>All objects of one org. Which permission fields exist is the org's own, so a schema belongs to one org.</summary>
internal sealed class OrgSchema
{
    private readonly OrgState _org;
    private readonly Dictionary<string, SObjectType> _types;

    public OrgSchema(OrgState org)
    {
        _org = org;
        _types = OrganizationObjects.All(org)
            .Concat(UserObjects.All(org))
            .Concat(PermissionObjects.All(org))
            .Concat(LicenseObjects.All(org))
            .Concat(AppObjects.All(org))
            .ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The object as this user finds it; null where Salesforce would say that there is no such object.</summary>
    public SObjectType? Visible(string name, User user)
    {
        if (!_types.TryGetValue(name, out var type) || type.IsRelationshipOnly || _org.MissingObjects.Contains(name))
            return null;
        var access = new EffectiveAccess(_org);
        return type.VisibleWith.Count == 0 || type.VisibleWith.Any(p => access.Has(user, p)) ? type : null;
    }

    /// <summary>
    /// Whether a question about an object that is not visible must fail loudly:
    /// Salesforce has it, or the org does, since its sets grant access to it.
    /// </summary>
    public bool IsLeftOut(string name) =>
        !_types.ContainsKey(name)
        && (Unmodelled.IsObject(name)
            || _org.AllPermissionSets.SelectMany(s => s.ObjectPermissions)
                .Any(o => o.SobjectType.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Target of a relationship, which is walked without asking who may see the object itself.</summary>
    public SObjectType Target(string name) => _types[name];

    public IEnumerable<SObjectType> VisibleTypes(User user) =>
        _types.Values.Where(t => Visible(t.Name, user) is not null).OrderBy(t => t.Name, StringComparer.Ordinal);
}
