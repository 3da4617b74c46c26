using SfIntegrationAnalyzers.OrgEmulator.Data;
using SfIntegrationAnalyzers.OrgEmulator.Permissions;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>All objects of one org. Which permission fields exist is the org's own, so a schema belongs to one org.</summary>
internal sealed class OrgSchema
{
    /// <summary>Objects that every org has and the emulator does not; a query on one is refused, since INVALID_TYPE would be a lie.</summary>
    private static readonly HashSet<string> Unmodelled = new(StringComparer.OrdinalIgnoreCase)
    {
        "Account", "ApexClass", "ApexPage", "ApexTrigger", "AuthSession", "Campaign", "Case", "Contact", "ContentVersion", "Contract",
        "CustomPermission", "Document", "Event", "FieldPermissions", "FlowDefinitionView", "Lead", "LoginHistory", "OauthToken",
        "Opportunity", "Order", "Pricebook2", "Product2", "RecordType", "Report", "SessionPermSetActivation", "Solution", "Task",
        "TabDefinition", "UserAppMenuItem", "UserRecordAccess", "EntityDefinition", "FieldDefinition", "GrantedByLicense",
        "ExtlClntAppOauthSettings", "ExtlClntAppOauthConsumer", "InstalledMobileApp", "UserPreference",
    };

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

    public bool IsUnmodelled(string name) => Unmodelled.Contains(name);

    /// <summary>Target of a relationship, which is walked without asking who may see the object itself.</summary>
    public SObjectType Target(string name) => _types[name];

    public IEnumerable<SObjectType> VisibleTypes(User user) =>
        _types.Values.Where(t => Visible(t.Name, user) is not null).OrderBy(t => t.Name, StringComparer.Ordinal);
}
