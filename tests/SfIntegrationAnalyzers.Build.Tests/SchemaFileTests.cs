using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.Build.Tests;

public sealed class SchemaFileTests : IDisposable
{
    private const string Naming = """{ "$schema": "./salesforce-permissions.schema.json" }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("sfi-schema-").FullName;

    private string Manifest => Path.Combine(_folder, ManifestSchema.ManifestFileName);

    private string Schema => Path.Combine(_folder, ManifestSchema.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_schema_is_written()
    {
        SchemaFile.KeepBeside(Manifest, Naming);

        Assert.Equal(ManifestSchema.Text, File.ReadAllText(Schema));
    }

    [Fact]
    public void An_old_schema_is_replaced()
    {
        File.WriteAllText(Schema, "{}");

        SchemaFile.KeepBeside(Manifest, Naming);

        Assert.Equal(ManifestSchema.Text, File.ReadAllText(Schema));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void The_same_schema_is_never_touched_whatever_git_made_of_its_lines(string newLine)
    {
        File.WriteAllText(Schema, ManifestSchema.Text.ReplaceLineEndings(newLine));
        File.SetLastWriteTimeUtc(Schema, DateTime.UnixEpoch);

        SchemaFile.KeepBeside(Manifest, Naming);

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Schema));
    }

    [Fact]
    public void A_manifest_that_names_another_schema_gets_none()
    {
        SchemaFile.KeepBeside(Manifest, """{ "$schema": "https://acme.example/schema.json" }""");

        Assert.False(File.Exists(Schema));
    }
}
