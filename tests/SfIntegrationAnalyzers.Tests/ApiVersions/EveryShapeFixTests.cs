using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>One project with every shape: Fix All changes the versions and no other character.</summary>
public partial class EveryShapeFixTests
{
    [Fact]
    public async Task Fix_All_over_every_shape_leaves_none_and_changes_nothing_else()
    {
        var sources = RetiredVersionShapes.Sources.ToArray();
        var project = sources.Aggregate(Case.For<RetiredApiVersionAnalyzer>(), (project, source) => project.Source(source));

        var files = await project.FixedByFixAllAsync(new ApiVersionCodeFixProvider());

        Assert.All(sources.Zip(files), pair => Assert.Matches(Upgraded(pair.First), pair.Second));
    }

    /// <summary>The source as it stands, with any version where a mark says that a retired one is.</summary>
    private static string Upgraded(string marked) =>
        "^" + string.Join(@"v?(64|$newest)(\.0)?".WithNewest(), Mark().Split(marked.ReplaceLineEndings("\n")).Select(Regex.Escape)) + "$";

    [GeneratedRegex(@"\[\|[^|]*\|\]")]
    private static partial Regex Mark();
}
