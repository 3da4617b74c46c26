using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SfIntegrationAnalyzers.OldestCompiler.Tests;

/// <summary>The analyzers and the generator in the oldest compiler that loads them: SDK 8.0.1xx, Visual Studio 17.8.</summary>
public class OldestCompilerTests
{
    private const string Source = """
        using System;
        using System.Net.Http;
        using System.Threading.Tasks;

        public class SalesforceGateway
        {
            private const string ApiVersion = "v36.0";
            private readonly HttpClient _http = new HttpClient();

            public async Task<string> QueryAsync(string instance, string soql)
            {
                var response = await _http.GetAsync($"{instance}/services/data/{ApiVersion}/query?q={soql}");
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadAsStringAsync();
            }

            public Task<HttpResponseMessage> ReadAsync(string instance) => _http.GetAsync(instance + "/services/data/v25.0/limits");
        }
        """;

    [Fact]
    public void The_compiler_is_the_oldest_that_the_package_claims() =>
        Assert.Equal(new Version(4, 8), new Version(typeof(Compilation).Assembly.GetName().Version!.ToString(2)));

    [Fact]
    public async Task All_analyzers_load_and_report()
    {
        var analyzers = Instances<DiagnosticAnalyzer>();
        Assert.NotEmpty(analyzers);

        var diagnostics = await Compile(Source).WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            ["SFI1001", "SFI1002", "SFI2002"],
            diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Id).Distinct().Order());
    }

    [Fact]
    public void The_generator_loads_and_is_off_unless_asked_for()
    {
        var generators = Instances<IIncrementalGenerator>();
        Assert.NotEmpty(generators);

        var result = CSharpGeneratorDriver.Create([.. generators]).RunGenerators(Compile(Source)).GetRunResult();

        Assert.Empty(result.Diagnostics);
        Assert.Empty(result.GeneratedTrees);
    }

    private static ImmutableArray<T> Instances<T>() => [.. typeof(SalesforceAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
        .Select(type => (T)Activator.CreateInstance(type)!)];

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Integration",
        [CSharpSyntaxTree.ParseText(source)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
