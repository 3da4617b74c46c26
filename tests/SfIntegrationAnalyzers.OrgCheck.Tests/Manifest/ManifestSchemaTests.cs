using Newtonsoft.Json.Linq;
using NJsonSchema;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Salesforce.Apps;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>The schema and the reader are written apart, so each is held against the other.</summary>
public sealed class ManifestSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(ManifestSchema.Text).GetAwaiter().GetResult();

    [Theory]
    [MemberData(nameof(ManifestCorpus.Good), MemberType = typeof(ManifestCorpus))]
    public void What_the_reader_takes_the_schema_takes(string name, string text)
    {
        Assert.Empty(ManifestReader.Read(text, name).Errors);
        Assert.Empty(Schema.Validate(text));
    }

    [Theory]
    [MemberData(nameof(ManifestCorpus.BadForSchema), MemberType = typeof(ManifestCorpus))]
    public void What_the_schema_refuses_the_reader_refuses(string name, string text)
    {
        Assert.NotEmpty(ManifestReader.Read(text, name).Errors);
        Assert.NotEmpty(Schema.Validate(text));
    }

    [Fact]
    public void Every_key_is_described()
    {
        var undescribed = JObject.Parse(ManifestSchema.Text).Descendants().OfType<JProperty>()
            .Where(property => property.Name == "properties")
            .SelectMany(property => ((JObject)property.Value).Properties())
            .Where(key => string.IsNullOrWhiteSpace((string?)key.Value["description"]))
            .Select(key => key.Path);

        Assert.Empty(undescribed);
    }

    [Fact]
    public void It_knows_every_app_that_needs_API_Enabled() =>
        Assert.Equal(
            ApiDependentApp.All.Select(app => app.Key),
            JObject.Parse(ManifestSchema.Text).SelectToken("definitions.audience.properties.app.anyOf[0].enum")!.Values<string>());

    [Fact]
    public void It_lies_where_the_package_takes_it_from() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf("build", ManifestSchema.FileName)), ManifestSchema.Text);
}
