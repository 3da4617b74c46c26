using System.IO.Compression;
using System.Xml.Linq;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

[Collection(PackageTests.Name)]
public class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void The_package_holds_these_entries_and_no_others()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        var entries = archive.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                && !name.StartsWith("package/", StringComparison.Ordinal)
                && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

        Snapshot.Verify(string.Join('\n', entries));
    }

    [Fact]
    public void Every_library_of_others_is_named_with_its_licence()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        var notices = Text(archive, "THIRD-PARTY-NOTICES.txt");
        var libraries = archive.Entries
            .Where(entry => entry.FullName.StartsWith("tasks/", StringComparison.Ordinal)
                && entry.Name.EndsWith(".dll", StringComparison.Ordinal))
            .Select(entry => Path.GetFileNameWithoutExtension(entry.Name))
            .Where(name => !name.StartsWith("SfIntegrationAnalyzers", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(libraries);
        Assert.All(libraries, library => Assert.Contains($"\n{library}\n", notices, StringComparison.Ordinal));
    }

    /// <summary>The page of a package shows its readme away from the repository.</summary>
    [Fact]
    public void The_readme_of_the_package_is_that_of_the_repository_with_links_that_lead_there()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        var readme = Text(archive, "README.md");

        Assert.DoesNotMatch(@"\]\((?!https?:|#)", readme);
        Assert.Equal(
            File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").TrimEnd(),
            readme.Replace(
                "](https://github.com/sf-integration-analyzers/sf-integration-analyzers/blob/main/",
                "](",
                StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        using var nuspec = archive.GetEntry("SfIntegrationAnalyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
        var ns = metadata.Name.Namespace;

        Assert.Equal("true", metadata.Element(ns + "developmentDependency")?.Value);
        Assert.Empty(metadata.Descendants(ns + "dependency"));
        Assert.Equal("MIT", metadata.Element(ns + "license")?.Value);
        Assert.Equal("README.md", metadata.Element(ns + "readme")?.Value);
        Assert.Equal("icon.png", metadata.Element(ns + "icon")?.Value);
        Assert.StartsWith(
            metadata.Element(ns + "projectUrl")!.Value,
            metadata.Element(ns + "repository")?.Attribute("url")?.Value,
            StringComparison.Ordinal);
    }

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
