using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>What a rule has to say about one decision.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Decision">What is decided on; of several findings with an equal decision only the first is reported.</param>
/// <param name="Location">Where it is reported.</param>
/// <param name="Arguments">The message's arguments.</param>
internal sealed record AccessErrorFinding(DiagnosticDescriptor Rule, object Decision, Location Location, params object[] Arguments)
{
    /// <summary>Further places that belong to the finding.</summary>
    public IReadOnlyList<Location> AdditionalLocations { get; init; } = [];

    /// <summary>What the fix needs to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>The diagnostic that is reported.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location, AdditionalLocations, Properties, Arguments);
}
