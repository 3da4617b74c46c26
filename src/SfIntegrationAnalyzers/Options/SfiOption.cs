using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Options;

/// <summary>One option: a key in <c>.editorconfig</c> or <c>.globalconfig</c> and its twin among the MSBuild properties.</summary>
/// <param name="Key">The key, <c>sfi.target_api_version</c>.</param>
/// <param name="Property">The property, <c>SfiTargetApiVersion</c>.</param>
/// <param name="Problem">What is wrong with a value, by the table of versions: words that end a sentence, or null.</param>
public sealed record SfiOption(string Key, string Property, Func<string, ApiVersionTable, string?> Problem)
{
    private const string VersionIsWanted = "an API version such as 60.0 is expected";

    private const string MethodsAreWanted = "methods such as Namespace.Type.Method are expected, separated by commas";

    /// <summary>The version that fixes write.</summary>
    public static SfiOption TargetApiVersion { get; } =
        new("sfi.target_api_version", "SfiTargetApiVersion", (text, table) => Version(text, table.ProblemOfTarget));

    /// <summary>The lowest version that the team allows.</summary>
    public static SfiOption MinimumApiVersion { get; } =
        new("sfi.minimum_api_version", "SfiMinimumApiVersion", (text, table) => Version(text, table.ProblemOfMinimum));

    /// <summary>Methods in other assemblies that decide on an error code.</summary>
    public static SfiOption AccessErrorHandlers { get; } =
        new("sfi.access_error_handlers", "SfiAccessErrorHandlers", (text, _) => ErrorHandlers.CanRead(text) ? null : MethodsAreWanted);

    /// <summary>Whether test projects are analysed.</summary>
    public static SfiOption AnalyzeTests { get; } =
        new("sfi.analyze_tests", "SfiAnalyzeTests", (text, _) => bool.TryParse(text, out var _) ? null : "true or false is expected");

    /// <summary>All options.</summary>
    public static IReadOnlyList<SfiOption> All { get; } = [TargetApiVersion, MinimumApiVersion, AccessErrorHandlers, AnalyzeTests];

    /// <summary>Reads the value that applies to a file: the configuration file nearest to it, else the project's property.</summary>
    /// <param name="options">The options of the compilation.</param>
    /// <param name="tree">The file, or null for the project.</param>
    /// <param name="value">The value with where it came from.</param>
    /// <returns>Whether a value is set.</returns>
    public bool TryRead(AnalyzerOptions options, SyntaxTree? tree, [NotNullWhen(true)] out SfiOptionValue? value)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        return TryRead(provider, tree is null ? null : provider.GetOptions(tree), out value);
    }

    /// <summary>Reads the value that applies to an additional file.</summary>
    /// <param name="options">The options of the compilation.</param>
    /// <param name="file">The file.</param>
    /// <param name="value">The value with where it came from.</param>
    /// <returns>Whether a value is set.</returns>
    public bool TryRead(AnalyzerOptions options, AdditionalText file, [NotNullWhen(true)] out SfiOptionValue? value) =>
        TryRead(options.AnalyzerConfigOptionsProvider, options.AnalyzerConfigOptionsProvider.GetOptions(file), out value);

    private static string? Version(string text, Func<ApiVersion, string?> problem) =>
        ApiVersionForm.TryParse(text, out var version, out _) ? problem(version) : VersionIsWanted;

    private bool TryRead(
        AnalyzerConfigOptionsProvider provider, AnalyzerConfigOptions? nearest, [NotNullWhen(true)] out SfiOptionValue? value)
    {
        value = null;
        if (Has(nearest, Key, out var text) || Has(provider.GlobalOptions, Key, out text))
        {
            value = new SfiOptionValue(text, Key);
        }
        else if (Has(provider.GlobalOptions, "build_property." + Property, out text))
        {
            value = new SfiOptionValue(text, Property);
        }

        return value is not null;
    }

    private static bool Has(AnalyzerConfigOptions? options, string key, out string text)
    {
        text = "";
        if (options is null || !options.TryGetValue(key, out var found) || string.IsNullOrWhiteSpace(found))
        {
            return false;
        }

        text = found.Trim();
        return true;
    }
}

/// <summary>A value that is set.</summary>
/// <param name="Text">The value as it stands there.</param>
/// <param name="Source">The key or property that set it, for messages.</param>
public sealed record SfiOptionValue(string Text, string Source);
