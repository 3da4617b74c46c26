using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Schema;

/// <summary>One object of the org: its fields and relationships, where its rows are, and who may see that it exists.</summary>
internal sealed class SObjectType
{
    private readonly Dictionary<string, SObjectField> _fields;
    private readonly Dictionary<string, ParentRelationship> _parents;
    private readonly Dictionary<string, ChildRelationship> _children;

    public SObjectType(
        string name,
        string keyPrefix,
        IReadOnlyList<SObjectField> fields,
        IReadOnlyList<ParentRelationship> parents,
        IReadOnlyList<ChildRelationship> children)
    {
        Name = name;
        KeyPrefix = keyPrefix;
        Fields = fields;
        Parents = parents;
        Children = children;
        _fields = fields.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
        _parents = parents.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        _children = children.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
    }

    public string Name { get; }
    public string KeyPrefix { get; }
    public IReadOnlyList<SObjectField> Fields { get; }
    public IReadOnlyList<ParentRelationship> Parents { get; }
    public IReadOnlyList<ChildRelationship> Children { get; }

    /// <summary>The rows, as the running user sees them.</summary>
    public required Func<OrgState, User, IEnumerable<SObjectRecord>> Rows { get; init; }

    /// <summary>Any one of these permissions makes the object visible; none named means that everybody sees it.</summary>
    public IReadOnlyList<string> VisibleWith { get; init; } = [];

    /// <summary>Exists only as the target of a relationship that may lead to several objects, such as Name.</summary>
    public bool IsRelationshipOnly { get; init; }

    /// <summary>The one value of a field that every question must name, since rows of any other are not modelled.</summary>
    public (string Field, string Value)? OnlyAbout { get; init; }

    public SObjectField? Field(string name) => _fields.GetValueOrDefault(name);

    public ParentRelationship? Parent(string name) => _parents.GetValueOrDefault(name);

    public ChildRelationship? Child(string name) => _children.GetValueOrDefault(name);

    /// <summary>
    /// Salesforce has this field or relationship and the emulator does not: asking for it must fail loudly, not as INVALID_FIELD.
    /// </summary>
    public bool IsUnmodelled(string name) => Unmodelled.IsMember(Name, name);
}
