using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>What the rules share is found by whoever asks first. Where that is given up, the next who asks finds it.</summary>
public class CancelledSearchTests
{
    private const string Source = """
        class SalesforceGateway(HttpClient http)
        {
            string Path(string level) => "/services/data/" + level + "/query";
            string M() => Path("v28.0");
            async Task N() { (await http.GetAsync("/services/data/v28.0/limits")).EnsureSuccessStatusCode(); }
        }
        """;

    [Fact]
    public async Task Versions_are_found_by_the_next_who_asks()
    {
        var model = await ModelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => ApiVersionUsages.In(model, new CancellationToken(canceled: true)));

        Assert.Equal(2, ApiVersionUsages.In(model, CancellationToken.None).Length);
    }

    [Fact]
    public async Task Lost_errors_are_found_by_the_next_who_asks()
    {
        var model = await ModelAsync();

        Assert.ThrowsAny<OperationCanceledException>(
            () => AccessErrorFindings.In(model, ErrorHandlers.None, new CancellationToken(canceled: true)));

        Assert.Single(AccessErrorFindings.In(model, ErrorHandlers.None, CancellationToken.None));
    }

    private static async Task<SemanticModel> ModelAsync()
    {
        var compilation = await Case.For().Source(Source).CompilationAsync();
        return compilation.GetSemanticModel(compilation.SyntaxTrees.Last());
    }
}
