using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>Writes down an object in the order in which a describe lists it.</summary>
internal sealed class SObjectTypeBuilder<T>(string name, string keyPrefix)
    where T : SObjectRecord
{
    private readonly List<SObjectField> _fields = [new("Id", FieldType.Id, r => r.Id)];
    private readonly List<ParentRelationship> _parents = [];
    private readonly List<ChildRelationship> _children = [];
    private string[] _visibleWith = [];
    private bool _relationshipOnly;
    private (string Field, string Value)? _onlyAbout;

    public SObjectTypeBuilder<T> String(string field, Func<T, string?> read) => Field(field, FieldType.String, r => read(r));

    public SObjectTypeBuilder<T> Strings(IEnumerable<string> fields, Func<T, string, string?> read)
    {
        foreach (var field in fields)
            String(field, r => read(r, field));
        return this;
    }

    public SObjectTypeBuilder<T> Picklist(string field, Func<T, string?> read) => Field(field, FieldType.Picklist, r => read(r));

    public SObjectTypeBuilder<T> Boolean(string field, Func<T, bool> read) => Field(field, FieldType.Boolean, r => Box(read(r)));

    public SObjectTypeBuilder<T> Int(string field, Func<T, int> read, bool filterable = true) =>
        Field(field, FieldType.Int, r => read(r), filterable);

    public SObjectTypeBuilder<T> Date(string field, Func<T, DateOnly?> read) => Field(field, FieldType.Date, r => read(r));

    public SObjectTypeBuilder<T> DateTime(string field, Func<T, DateTimeOffset?> read) => Field(field, FieldType.DateTime, r => read(r));

    /// <summary>An id that may point to several objects, without a relationship to walk.</summary>
    public SObjectTypeBuilder<T> Id(string field, Func<T, string?> read, params string[] referenceTo)
    {
        _fields.Add(new SObjectField(field, FieldType.Reference, r => read((T)r)) { ReferenceTo = referenceTo });
        return this;
    }

    /// <summary>An id and the relationship that it stands for: <c>Profile</c> gives <c>ProfileId</c> and <c>Profile.…</c>.</summary>
    public SObjectTypeBuilder<T> Parent(
        string relationship, string target, Func<T, SObjectRecord?> follow, string? field = null, string? describedAs = null)
    {
        field ??= relationship + "Id";
        _fields.Add(new SObjectField(field, FieldType.Reference, r => follow((T)r)?.Id)
        {
            ReferenceTo = (describedAs ?? target).Split('|'),
            RelationshipName = relationship,
        });
        _parents.Add(new ParentRelationship(relationship, field, target, r => follow((T)r)));
        return this;
    }

    /// <summary>A relationship over an id field that is there already.</summary>
    public SObjectTypeBuilder<T> WithParentOnly(string relationship, string field, string target, Func<T, SObjectRecord?> follow)
    {
        _parents.Add(new ParentRelationship(relationship, field, target, r => follow((T)r)));
        return this;
    }

    public SObjectTypeBuilder<T> Child(string relationship, string target, string field, Func<T, IEnumerable<SObjectRecord>> follow)
    {
        _children.Add(new ChildRelationship(relationship, target, field, r => follow((T)r)));
        return this;
    }

    public SObjectTypeBuilder<T> Permissions(OrgState org, Func<T, PermissionNames> read, string prefix = "Permissions")
    {
        foreach (var permission in org.Permissions.Names)
            Boolean(prefix + permission, r => read(r).Contains(permission));
        return this;
    }

    /// <summary>
    /// When and by whom the row was made and last changed; the emulator knows only that the org is as old as its clock says.
    /// </summary>
    public SObjectTypeBuilder<T> Audit(OrgState org)
    {
        DateTime("CreatedDate", _ => org.CreatedDate);
        DateTime("LastModifiedDate", _ => org.CreatedDate);
        return DateTime("SystemModstamp", _ => org.CreatedDate);
    }

    public SObjectTypeBuilder<T> VisibleWith(params string[] anyPermission)
    {
        _visibleWith = anyPermission;
        return this;
    }

    /// <summary>Of all rows that Salesforce has only this one is modelled, so that a question must ask for it alone.</summary>
    public SObjectTypeBuilder<T> OnlyAbout(string field, string value)
    {
        _onlyAbout = (field, value);
        return this;
    }

    public SObjectTypeBuilder<T> RelationshipOnly()
    {
        _relationshipOnly = true;
        return this;
    }

    public SObjectType Build(Func<OrgState, IEnumerable<SObjectRecord>> rows) => Build((org, _) => rows(org));

    public SObjectType Build(Func<OrgState, User, IEnumerable<SObjectRecord>> rows) =>
        new(name, keyPrefix, _fields, _parents, _children)
        {
            Rows = rows,
            VisibleWith = _visibleWith,
            IsRelationshipOnly = _relationshipOnly,
            OnlyAbout = _onlyAbout,
        };

    private SObjectTypeBuilder<T> Field(string field, FieldType type, Func<T, object?> read, bool filterable = true)
    {
        _fields.Add(new SObjectField(field, type, r => read((T)r)) { Filterable = filterable });
        return this;
    }

    private static readonly object True = true;
    private static readonly object False = false;

    private static object Box(bool value) => value ? True : False;
}
