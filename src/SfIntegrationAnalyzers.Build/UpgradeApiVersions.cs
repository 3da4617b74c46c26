using Microsoft.Build.Framework;
using SfIntegrationAnalyzers.Salesforce.Configuration;
using SfIntegrationAnalyzers.Salesforce.Text;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Build;

/// <summary>Bumps the API versions that configuration files name, and says each change with its place.</summary>
[MSBuildMultiThreadableTask]
public sealed class UpgradeApiVersions : Microsoft.Build.Utilities.Task
{
    /// <summary>The rule on options that cannot be read, which says the same while compiling.</summary>
    private const string UnreadableOption = "SFI0001";

    /// <summary>The project's name, for what is said at the end: a solution has several.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>Full paths of the files.</summary>
    [Required]
    public string[] Files { get; set; } = [];

    /// <summary>Full path of <c>salesforce-api-versions.json</c>; empty: the built-in table.</summary>
    public string? ApiVersions { get; set; }

    /// <summary>The version to write, <c>68.0</c>; empty: the newest of the table.</summary>
    public string? TargetVersion { get; set; }

    /// <summary>Versions below it are bumped as well; empty: retired and announced ones only.</summary>
    public string? MinimumVersion { get; set; }

    /// <summary>Says what would change, and changes nothing.</summary>
    public bool DryRun { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (ReadTable() is not { } table
            || !TryRead(TargetVersion, "SfiTargetApiVersion", table.ProblemOfTarget, out var target)
            || !TryRead(MinimumVersion, "SfiMinimumApiVersion", table.ProblemOfMinimum, out var minimum)
            || (target is null && IsLeftToTheCompiler("sfi.target_api_version", "SfiTargetApiVersion"))
            || (minimum is null && IsLeftToTheCompiler("sfi.minimum_api_version", "SfiMinimumApiVersion")))
        {
            return false;
        }

        var changes = Files.Distinct(StringComparer.Ordinal).Sum(file => Upgrade(file, table, target, minimum));
        Log.LogMessage(MessageImportance.High, "{0}: {1}", Project, (changes, DryRun) switch
        {
            (0, _) => "no API version in a configuration file needs a change.",
            (_, true) => $"{Versions(changes)} would be changed. Nothing was written, because SfiDryRun is set.",
            _ => $"{Versions(changes)} changed.",
        });
        return !Log.HasLoggedErrors;
    }

    private int Upgrade(string file, ApiVersionTable table, ApiVersion? target, ApiVersion? minimum)
    {
        try
        {
            var changed = ConfigurationUpgrade.Apply(File.ReadAllBytes(file), table, target, minimum, out var edits);
            foreach (var edit in edits)
            {
                Log.LogMessage(
                    null, null, null, file, edit.Line, edit.Column, 0, 0, MessageImportance.High,
                    "{0} -> {1}", edit.OldText, edit.NewText);
            }

            if (!edits.IsEmpty && !DryRun)
            {
                TextFile.Replace(file, changed);
            }

            return edits.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, null, null, file, 0, 0, 0, 0, "The file could not be upgraded: {0}", e.Message);
            return 0;
        }
    }

    private ApiVersionTable? ReadTable()
    {
        if (string.IsNullOrEmpty(ApiVersions))
        {
            return ApiVersionTable.BuiltIn;
        }

        try
        {
            var text = File.ReadAllText(ApiVersions);
            var reading = ApiVersionTableJson.Read(text);
            if (reading.Table is null)
            {
                var (line, column) = new LineMap(text).At(reading.Start);
                Log.LogError(null, UnreadableOption, null, ApiVersions, line, column, 0, 0, "{0}", reading.Problem);
            }

            return reading.Table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError(
                null, UnreadableOption, null, ApiVersions, 0, 0, 0, 0,
                "The version table that SfiApiVersions names cannot be read: {0}", e.Message);
            return null;
        }
    }

    private bool TryRead(string? text, string property, Func<ApiVersion, string?> problemOf, out ApiVersion? version)
    {
        version = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        var problem = ApiVersionForm.TryParse(text.Trim(), out var read, out _) ? problemOf(read) : $"'{text}' is not an API version";
        if (problem is null)
        {
            version = read;
            return true;
        }

        Log.LogError(
            null, UnreadableOption, null, null, 0, 0, 0, 0,
            "{0} cannot be used: {1}. Write a version that can be called, such as 68.0.", property, problem);
        return false;
    }

    /// <summary>
    /// Whether only a configuration of the compiler says which version is meant. Which of its sections holds for a file, the compiler alone
    /// knows; to write another version than the rules want would be worse than to write none.
    /// </summary>
    private bool IsLeftToTheCompiler(string option, string property)
    {
        var places =
            from file in Files.SelectMany(CompilerConfiguration.Above).Distinct(StringComparer.Ordinal)
            from place in CompilerConfiguration.Find(file, option)
            select (file, place.Line, place.Value);
        foreach (var (file, line, value) in places)
        {
            Log.LogError(
                null, UnreadableOption, null, file, line, 1, 0, 0,
                "{0} is set here for the compiler; this target does not read it. Pass it to the target: -p:{1}={2}",
                option, property, value);
            return true;
        }

        return false;
    }

    private static string Versions(int count) => count == 1 ? "1 API version" : $"{count} API versions";
}
