using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>The agreement between rules and fixes: a diagnostic says where the version stands and what to write there.</summary>
internal static class VersionDiagnostic
{
    /// <summary>Key of the text that the fix writes.</summary>
    public const string Target = "target";

    /// <summary>Key of the text for the lowest version without an announced retirement.</summary>
    public const string Lowest = "lowest";

    private const string LiteralIsElsewhere = "elsewhere";

    /// <summary>
    /// The span of the version's literal, which the first additional location names where the diagnostic stands at a use.
    /// </summary>
    /// <param name="diagnostic">A diagnostic of one of the version rules.</param>
    /// <returns>The location.</returns>
    public static Location LiteralOf(Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(LiteralIsElsewhere) ? diagnostic.AdditionalLocations[0] : diagnostic.Location;

    /// <summary>Key of the text that the fix writes at one of the additional locations.</summary>
    /// <param name="index">The location's index.</param>
    /// <returns>The key.</returns>
    public static string TargetAt(int index) => "target." + index.ToString(CultureInfo.InvariantCulture);

    internal static Diagnostic Create(
        DiagnosticDescriptor rule, ApiVersionUsage usage, ApiVersion? target, ApiVersion lowest, object[] arguments)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (target is { } newer && usage.CanBeWritten)
        {
            properties = properties.Add(Target, usage.Written(newer));
            if (lowest > usage.Version && newer > lowest)
            {
                properties = properties.Add(Lowest, usage.Written(lowest));
            }
        }

        var isElsewhere = usage.Reported != usage.Literal;
        var others = usage.Uses;
        if (isElsewhere)
        {
            properties = properties.Add(LiteralIsElsewhere, "");
            others = others.Insert(0, usage.Literal);
        }

        return Diagnostic.Create(rule, usage.Reported, others, properties, arguments);
    }
}
