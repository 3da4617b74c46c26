using SfIntegrationAnalyzers.OrgEmulator.Data;

namespace SfIntegrationAnalyzers.OrgEmulator.Definition;

/// <summary>Reads names out of a description. One that leads nowhere is an error that says where it stands.</summary>
internal static class Defined
{
    public static IEnumerable<(string Name, T Definition, string Where)> Entries<T>(IReadOnlyDictionary<string, T> table, string where)
        where T : class
    {
        foreach (var (name, definition) in table)
            yield return (
                name, definition ?? throw new OrgDefinitionException($"{where}.{name}: null is no definition."), $"{where}.{name}");
    }

    public static void Add<T>(Dictionary<string, T> among, string name, T record, string where)
    {
        if (!among.TryAdd(name, record))
            throw new OrgDefinitionException($"{where}: there is one already; upper and lower case do not count.");
    }

    public static T Find<T>(Dictionary<string, T> among, string? name, string where) =>
        name is not null && among.TryGetValue(name, out var found)
            ? found
            : throw new OrgDefinitionException($"{where}: '{name}' is not defined.");

    public static T OneOf<T>(string text, string where)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new OrgDefinitionException($"{where}: '{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.");

    public static PermissionNames Permissions(OrgState org, IEnumerable<string> names, string where)
    {
        var listed = names.ToList();
        var unknown = listed.FindIndex(name => name is null || !org.Permissions.Contains(name));
        return unknown < 0
            ? PermissionNames.Of(listed)
            : throw new OrgDefinitionException(
                $"{where}: this org has no permission '{listed[unknown]}'; add it to addedPermissions if it should.");
    }
}
