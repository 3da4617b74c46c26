using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>A version that is hardcoded in source or in a configuration file and that a call to Salesforce uses.</summary>
/// <param name="Version">The version.</param>
/// <param name="Form">How the literal writes it.</param>
/// <param name="Literal">Exactly the version's characters.</param>
internal sealed record ApiVersionUsage(ApiVersion Version, ApiVersionForm Form, Location Literal)
{
    /// <summary>Where a diagnostic stands: the literal, or the use where the literal stands in another file.</summary>
    public Location Reported { get; init; } = Literal;

    /// <summary>Further uses of the literal.</summary>
    public ImmutableArray<Location> Uses { get; init; } = ImmutableArray<Location>.Empty;

    /// <summary>Which API, where the address is known.</summary>
    public EndpointFamily? Family { get; init; }

    /// <summary>The host of the address.</summary>
    public EndpointHost Host { get; init; }

    /// <summary>The form that the place wants, where it is written in another one; the fix corrects it.</summary>
    public ApiVersionForm? Correct { get; init; }

    /// <summary>Whether the place wants another form, even where no fix can write it.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>Whether digits stand where the version belongs, but none that can be read as one.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>Whether the version's characters stand in a file of this project, where a fix can write others.</summary>
    public bool CanBeWritten { get; init; } = true;

    /// <summary>The type around the use.</summary>
    public string? ContainingType { get; init; }

    /// <summary>Whether it may be the address of a SOAP <c>login()</c>.</summary>
    public bool MayBeLogin => Family?.HasLogin() == true;

    /// <summary>What a fix writes in place of the literal's version.</summary>
    /// <param name="target">The version to write.</param>
    public string Written(ApiVersion target) => (Correct ?? Form).Format(target);
}
