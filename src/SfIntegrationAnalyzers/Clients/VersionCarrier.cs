using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Clients;

/// <summary>What kind of member carries the API version.</summary>
public enum VersionCarrierKind
{
    /// <summary>A parameter of a constructor, bound by its name: two clients order the same parameters differently.</summary>
    ConstructorParameter,

    /// <summary>A parameter of a method, bound by its name.</summary>
    MethodParameter,

    /// <summary>An instance or static property.</summary>
    Property,

    /// <summary>A static field.</summary>
    Field,
}

/// <summary>How a carrier wants the version to be written.</summary>
public enum VersionNotation
{
    /// <summary><c>"v60.0"</c>.</summary>
    Prefixed,

    /// <summary><c>"60.0"</c>.</summary>
    Bare,

    /// <summary><c>60</c> or <c>60.0</c>, a number.</summary>
    Number,
}

/// <summary>A member of a client library that takes the API version.</summary>
/// <param name="Kind">What kind of member.</param>
/// <param name="TypeName">The declaring type without namespace, or <see langword="null"/> for every type of the library.</param>
/// <param name="Name">The name of the parameter, property or field.</param>
/// <param name="Notation">How the version is to be written there.</param>
public sealed record VersionCarrier(VersionCarrierKind Kind, string? TypeName, string Name, VersionNotation Notation)
{
    /// <summary>
    /// Whether the client signs in with SOAP <c>login()</c> at that version, so that it cannot go beyond the last that has it.
    /// </summary>
    public bool IsOfLogin { get; init; }
}

/// <summary>The version that a library uses where its caller states none.</summary>
/// <param name="TypeName">The type that is created without a version, without namespace.</param>
/// <param name="Version">The version used.</param>
/// <param name="AssemblyName">The assembly, or <see langword="null"/> for every assembly that has the type.</param>
/// <param name="From">The lowest assembly version with this default, or <see langword="null"/> for the first.</param>
/// <param name="Below">
/// The first assembly version with another default, or <see langword="null"/> where the newest still has this one.
/// </param>
public sealed record DefaultVersion(
    string TypeName, ApiVersion Version, string? AssemblyName = null, Version? From = null, Version? Below = null)
{
    /// <summary>
    /// The property that hands the version on, where the type makes no versioned call of its own; <see langword="null"/> where it does.
    /// </summary>
    public string? HandedOnBy { get; init; }

    /// <summary>The defaults of a type that a library raised from release to release.</summary>
    /// <param name="typeName">The type.</param>
    /// <param name="assemblyName">The library's assembly.</param>
    /// <param name="releases">The assembly version from which on a default applies, and the default, in order.</param>
    /// <returns>The defaults, each up to the next.</returns>
    public static IEnumerable<DefaultVersion> OfReleases(
        string typeName, string assemblyName, IReadOnlyList<(Version From, int Major)> releases) =>
        releases.Select((release, i) => new DefaultVersion(
            typeName,
            new ApiVersion(release.Major),
            assemblyName,
            release.From,
            i + 1 < releases.Count ? releases[i + 1].From : null));

    /// <summary>Whether this is the default of an assembly.</summary>
    /// <param name="assemblyName">The assembly's name.</param>
    /// <param name="assemblyVersion">The assembly's version.</param>
    /// <returns>Whether it is.</returns>
    public bool AppliesTo(string assemblyName, Version assemblyVersion) =>
        (AssemblyName is null || AssemblyName == assemblyName)
        && (From is null || assemblyVersion >= From)
        && (Below is null || assemblyVersion < Below);
}
