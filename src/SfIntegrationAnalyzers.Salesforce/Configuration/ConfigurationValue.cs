using System.Collections.Immutable;

namespace SfIntegrationAnalyzers.Salesforce.Configuration;

/// <summary>An element, object or array of a configuration file, with what surrounds it.</summary>
/// <param name="name">The key or element name; of an XML element with a <c>key</c> or <c>name</c> attribute, both.</param>
/// <param name="parent">The one around it.</param>
internal sealed class ConfigurationNode(string name, ConfigurationNode? parent)
{
    public string Name { get; set; } = name;

    public ConfigurationNode? Parent { get; } = parent;

    /// <summary>Whether a value directly inside names Salesforce.</summary>
    public bool MentionsSalesforce { get; set; }

    /// <summary>Whether one of its keys says Salesforce.</summary>
    public bool NamesSalesforce { get; set; }

    /// <summary>Whether its settings are about Salesforce, and none about a product whose versions look the same.</summary>
    public bool IsSalesforcesList { get; set; }

    /// <summary>Whether one of its settings is the address of a SOAP <c>login()</c> without a version, which another may be.</summary>
    public bool LacksSoapVersion { get; set; }

    /// <summary>Whether it is an entry of an answer that lists versions.</summary>
    public bool IsRelease { get; set; }
}

/// <summary>A value of a configuration file: a JSON string or number, an XML attribute or text.</summary>
/// <param name="Start">Where its first character stands in the file.</param>
/// <param name="Length">How many characters of the file it takes.</param>
/// <param name="Text">The value.</param>
/// <param name="Offsets">
/// Where each character of <paramref name="Text"/> stands in the file, if escapes make that differ; else default.
/// </param>
/// <param name="Name">Its key, attribute or element.</param>
/// <param name="Node">What it stands in.</param>
internal readonly record struct ConfigurationValue(
    int Start, int Length, string Text, ImmutableArray<int> Offsets, string Name, ConfigurationNode Node)
{
    /// <summary>The position in the file of a character of the value.</summary>
    public int PositionOf(int index) => Offsets.IsDefault ? Start + index : index < Offsets.Length ? Offsets[index] : Start + Length;

    /// <summary>Whether it is the value of an <c>add</c> element, whose key and siblings are one element further out.</summary>
    public bool IsOfAdd => Name is "value" && Node.Parent is not null;

    /// <summary>The key of the setting.</summary>
    public string Key => IsOfAdd ? Node.Name : Name;

    /// <summary>What holds the setting together with others.</summary>
    public ConfigurationNode List => IsOfAdd ? Node.Parent! : Node;

    /// <summary>All names from the value outwards.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            yield return Name;
            for (ConfigurationNode? node = Node; node is not null; node = node.Parent)
            {
                yield return node.Name;
            }
        }
    }
}
