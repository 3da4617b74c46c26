using System.Text;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// The environment as credentials see it for one org: <c>SF_CLIENT_ID__PRODUCTION</c> goes before <c>SF_CLIENT_ID</c>.
/// </summary>
/// <param name="environment">All variables.</param>
/// <param name="orgKey">The org's key in the manifest.</param>
internal sealed class CredentialVariables(IReadOnlyDictionary<string, string> environment, string orgKey)
{
    /// <summary>All variables, for a program that the check starts.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = environment;

    /// <summary>What a variable's name ends in for this org: <c>__PRODUCTION</c>.</summary>
    public string Suffix { get; } = SuffixOf(orgKey);

    /// <summary>The value of a variable, or null where it is absent, blank, or a reference that nobody replaced.</summary>
    public string? this[string name] => Value(name + Suffix) ?? Value(name);

    /// <summary>Whether this org has a variable of its own.</summary>
    public bool HasOwn(string name) => Value(name + Suffix) is not null;

    /// <summary>The name that a value comes from, for messages.</summary>
    public string NameOf(string name) => HasOwn(name) ? name + Suffix : name;

    /// <summary>A clause that says that a variable is not set.</summary>
    public string NotSet(string name) => $"{name} is not set{WhyNot(name)}";

    /// <summary>What to add where a variable that is not set looks as if it were: nothing, or the reference in its place.</summary>
    public string WhyNot(params IEnumerable<string> names) =>
        names.SelectMany(name => new[] { name + Suffix, name }).FirstOrDefault(HoldsReference) is { } referring
            ? $" ({referring} contains a reference such as $(name), which Azure Pipelines leaves in place if it has no such variable)"
            : "";

    /// <summary>Variables that are there with small letters for capitals, where the system tells them apart.</summary>
    public IEnumerable<(string Written, string Meant)> InOtherCase(IEnumerable<string> names) =>
        from name in names
        from meant in new[] { name + Suffix, name }
        where !Environment.ContainsKey(meant)
        from written in Environment.Keys
        where written.Equals(meant, StringComparison.OrdinalIgnoreCase)
        select (written, meant);

    private static string SuffixOf(string orgKey)
    {
        var suffix = new StringBuilder("__");
        foreach (var c in orgKey)
        {
            suffix.Append(char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_');
        }

        return suffix.ToString();
    }

    private string? Value(string name) =>
        Environment.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) && !HoldsReference(name) ? value.Trim() : null;

    private bool HoldsReference(string name) =>
        Environment.TryGetValue(name, out var value) && value.Trim() is ['$', '(', .. var referred, ')'] && !referred.Contains('(');
}
