using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>What the project of the check is called with and what it keeps are two lists in two files.</summary>
public class ForeignPropertiesTests
{
    [Fact]
    public void The_check_keeps_every_property_that_projects_hand_to_it()
    {
        var handed = XDocument.Load(Repository.PathOf("build", "SfIntegrationAnalyzers.OrgCheck.targets"))
            .Descendants("_SfiOrgCheckProperties")
            .Single().Value;
        var kept = XDocument.Load(OrgCheckProject.Path)
            .Descendants("FindForeignProperties")
            .Single()
            .Attribute("Own")!
            .Value.Split(';');

        var names = Regex.Matches(handed, @"(?<=^|;)(\w+)(?==)").Select(match => match.Value).ToList();

        Assert.Contains("SfiManifestPath", names);
        Assert.Empty(names.Except(kept));
    }
}
