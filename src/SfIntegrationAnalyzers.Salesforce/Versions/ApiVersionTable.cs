using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Text;

namespace SfIntegrationAnalyzers.Salesforce.Versions;

/// <summary>All API versions that are known, oldest first. Immutable; the built-in table is read once.</summary>
public sealed class ApiVersionTable
{
    private static readonly Lazy<ApiVersionTable> LazyBuiltIn = new(ReadBuiltIn);

    /// <summary>Makes a table of its own, such as one from an org's list.</summary>
    /// <param name="versions">At least one version.</param>
    /// <param name="dataDate">The day of the data, <c>2026-11-21</c>; empty where it does not say.</param>
    /// <param name="origin">Where the data comes from, in words that a message can quote.</param>
    /// <exception cref="ArgumentException">There is no version, or one appears twice.</exception>
    public ApiVersionTable(IEnumerable<ApiVersionInfo> versions, string dataDate, string origin)
    {
        Versions = versions.OrderBy(v => v.Version.Major).ToImmutableArray();
        if (Versions.IsEmpty)
        {
            throw new ArgumentException("A version table needs at least one version.", nameof(versions));
        }

        for (var i = 1; i < Versions.Length; i++)
        {
            if (Versions[i].Version.Major == Versions[i - 1].Version.Major)
            {
                throw new ArgumentException($"The version {Versions[i].Version} appears twice.", nameof(versions));
            }
        }

        DataDate = dataDate;
        Origin = origin;
    }

    /// <summary>The table that this package carries.</summary>
    public static ApiVersionTable BuiltIn => LazyBuiltIn.Value;

    /// <summary>The release with which SOAP <c>login()</c> is retired in every version that has it (Salesforce KB 005132110).</summary>
    public static string SoapLoginRetiredIn => "Summer '27";

    /// <summary>The last version whose SOAP endpoint has <c>login()</c> (Salesforce KB 005132110).</summary>
    public static ApiVersion LastSoapLogin { get; } = new(64);

    /// <summary>All versions, oldest first.</summary>
    public ImmutableArray<ApiVersionInfo> Versions { get; }

    /// <summary>The day of the data, <c>2026-11-21</c>; empty where it does not say, as an org's list does not.</summary>
    public string DataDate { get; }

    /// <summary>Where the data comes from, in words that a message can quote.</summary>
    public string Origin { get; }

    /// <summary>The newest version that the table knows.</summary>
    public ApiVersion Newest => Versions[Versions.Length - 1].Version;

    /// <summary>The lowest version without an announced retirement; the newest where all have one.</summary>
    public ApiVersion LowestSupported =>
        (Versions.FirstOrDefault(v => v.Band == ApiVersionBand.Supported) ?? Versions[Versions.Length - 1]).Version;

    /// <summary>What is known of a version; <c>11.1</c> is known as <c>11.0</c>.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The entry, or null if the table has none.</returns>
    public ApiVersionInfo? Find(ApiVersion version)
    {
        foreach (var info in Versions)
        {
            if (info.Version.Major == version.Major)
            {
                return info;
            }
        }

        return null;
    }

    /// <summary>Whether a version can be called no more: it is retired, or older than all that the table knows.</summary>
    /// <param name="version">The version.</param>
    public bool IsRetired(ApiVersion version) =>
        Find(version) is { } known ? known.Band == ApiVersionBand.Retired : version < Versions[0].Version;

    /// <summary>Why no code should be brought to a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Words that end a sentence, or null if nothing is wrong with it.</returns>
    public string? ProblemOfTarget(ApiVersion version) => IsRetired(version) ? $"{version} is retired itself" : ProblemOfMinimum(version);

    /// <summary>Why a version can be nobody's lowest.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Words that end a sentence, or null if nothing is wrong with it.</returns>
    public string? ProblemOfMinimum(ApiVersion version) =>
        version > Newest ? $"{version} is newer than {Newest}, the newest that is known" : null;

    private static ApiVersionTable ReadBuiltIn()
    {
        var table = CsvTable.FromResource("api-versions.csv");
        var versions = table.Rows.Select(row => new ApiVersionInfo(
            ApiVersion.Parse(row["version"]),
            row["release"],
            row["month"],
            (ApiVersionBand)Enum.Parse(typeof(ApiVersionBand), row["band"], ignoreCase: true),
            row["support_ends"],
            row["retired_in"],
            row["soap_login"] switch
            {
                "retired" => SoapLoginAvailability.Retired,
                "absent" => SoapLoginAvailability.Absent,
                _ => SoapLoginAvailability.UntilRetirement,
            },
            row["source"]));
        return new ApiVersionTable(versions, table.Remarks["data-date"], "built-in table");
    }
}
