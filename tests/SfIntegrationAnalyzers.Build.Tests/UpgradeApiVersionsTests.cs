using System.Globalization;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class UpgradeApiVersionsTests : IDisposable
{
    private const string Settings = """{ "Salesforce": { "BaseUrl": "https://acme.my.salesforce.com/services/data/v25.0/" } }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-upgrade-").FullName;
    private readonly RecordingBuildEngine _engine = new();

    public UpgradeApiVersionsTests() => File.WriteAllText(SettingsFile, Settings);

    private string SettingsFile => Path.Combine(_folder, "appsettings.json");

    private string Table => Path.Combine(_folder, "versions.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("60.0")]
    [InlineData("v60.0")]
    [InlineData(" 60 ")]
    public void A_target_is_read_in_every_form_that_the_rules_read(string target)
    {
        Assert.True(Upgrade(task => task.TargetVersion = target), string.Join('\n', _engine.Errors.Select(error => error.Message)));

        Assert.Equal(Settings.Replace("v25.0", "v60.0", StringComparison.Ordinal), File.ReadAllText(SettingsFile));
    }

    /// <summary>
    /// A target that is interrupted would else leave half a file of the user's, and projects that are upgraded side by side may share one.
    /// </summary>
    [Fact]
    public void A_reader_sees_the_old_file_or_the_new_one()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var reader = new StreamReader(SettingsFile);

        Assert.True(Upgrade(task => task.TargetVersion = "60.0"));

        Assert.Equal(Settings, reader.ReadToEnd());
        Assert.Contains("v60.0", File.ReadAllText(SettingsFile), StringComparison.Ordinal);
        Assert.Equal([SettingsFile], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_target_that_is_no_version_is_an_error_and_nothing_is_changed()
    {
        Assert.False(Upgrade(task => task.TargetVersion = "newest"));

        Assert.Equal(
            ("SFI0001",
                "SfiTargetApiVersion cannot be used: 'newest' is not an API version. Write a version that can be called, such as 68.0."),
            (Assert.Single(_engine.Errors).Code, _engine.Errors.Single().Message));
        Assert.Equal(Settings, File.ReadAllText(SettingsFile));
    }

    [Theory]
    [InlineData("30.0", null, "SfiTargetApiVersion cannot be used: 30.0 is retired itself.")]
    [InlineData("99.0", null, "SfiTargetApiVersion cannot be used: 99.0 is newer than {0}, the newest that is known.")]
    [InlineData(null, "v99.0", "SfiMinimumApiVersion cannot be used: 99.0 is newer than {0}, the newest that is known.")]
    public void A_version_that_cannot_be_called_is_an_error_and_nothing_is_changed(string? target, string? minimum, string message)
    {
        Assert.False(Upgrade(task => (task.TargetVersion, task.MinimumVersion) = (target, minimum)));

        var error = Assert.Single(_engine.Errors);
        Assert.Equal("SFI0001", error.Code);
        Assert.StartsWith(
            string.Format(CultureInfo.InvariantCulture, message, ApiVersionTable.BuiltIn.Newest), error.Message, StringComparison.Ordinal);
        Assert.Equal(Settings, File.ReadAllText(SettingsFile));
    }

    [Fact]
    public void A_table_that_is_not_there_is_an_error_and_nothing_is_changed()
    {
        Assert.False(Upgrade(task => task.ApiVersions = Table));

        Assert.Equal(("SFI0001", Table), (Assert.Single(_engine.Errors).Code, _engine.Errors.Single().File));
        Assert.Equal(Settings, File.ReadAllText(SettingsFile));
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_an_error_at_its_place()
    {
        File.WriteAllText(Table, "[\n  { \"version\": \"sixty\" }\n]");

        Assert.False(Upgrade(task => task.ApiVersions = Table));

        var error = Assert.Single(_engine.Errors);
        Assert.Equal(
            ("SFI0001", 2, 17, "'sixty' is not an API version such as 60.0"),
            (error.Code, error.LineNumber, error.ColumnNumber, error.Message));
    }

    /// <summary>The rules would want another version than the target writes.</summary>
    [Theory]
    [InlineData(".editorconfig", "sfi.target_api_version = 60.0 # as the org", "SfiTargetApiVersion")]
    [InlineData(".globalconfig", "sfi.minimum_api_version=60.0", "SfiMinimumApiVersion")]
    public void An_option_that_only_the_compiler_reads_is_an_error_and_nothing_is_changed(string name, string line, string property)
    {
        var configuration = Path.Combine(_folder, name);
        File.WriteAllText(configuration, $"root = true\n[*.json]\n{line}\n");
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        File.Move(SettingsFile, Path.Combine(inner, "appsettings.json"));
        string[] files = [Path.Combine(inner, "appsettings.json")];

        Assert.False(Upgrade(task => task.Files = files));
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(("SFI0001", configuration, 3), (error.Code, error.File, error.LineNumber));
        Assert.EndsWith($"Pass it to the target: -p:{property}=60.0", error.Message, StringComparison.Ordinal);
        Assert.Equal(Settings, File.ReadAllText(files[0]));

        Assert.True(Upgrade(task => (task.Files, task.TargetVersion, task.MinimumVersion) = (files, "60.0", "60.0")));
        Assert.Contains("v60.0", File.ReadAllText(files[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_above_the_last_one_holds_for_nothing()
    {
        File.WriteAllText(Path.Combine(_folder, ".editorconfig"), "[*]\nsfi.target_api_version = 60.0\n");
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        File.WriteAllText(Path.Combine(inner, ".editorconfig"), "root = true\n");
        File.Move(SettingsFile, Path.Combine(inner, "appsettings.json"));

        Assert.True(Upgrade(task => task.Files = [Path.Combine(inner, "appsettings.json")]));
    }

    private bool Upgrade(Action<UpgradeApiVersions> configure)
    {
        var task = new UpgradeApiVersions { BuildEngine = _engine, Project = "App", Files = [SettingsFile] };
        configure(task);
        return task.Execute();
    }
}
