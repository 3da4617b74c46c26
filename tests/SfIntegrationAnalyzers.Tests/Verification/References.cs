using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SfIntegrationAnalyzers.Tests.Verification;

/// <summary>The assemblies that cases compile against: the running runtime's, and stubs built from source.</summary>
internal static class References
{
    private static readonly ConcurrentDictionary<(string Name, string Version, string Source), MetadataReference> Stubs = new();

    /// <summary>The runtime's own assemblies, without those of the test host.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = ReadFramework();

    /// <summary>Builds a stand-in for a library that cannot be restored.</summary>
    public static MetadataReference Stub(string assemblyName, string version, string source) =>
        Stubs.GetOrAdd((assemblyName, version, source), static key => Built(CSharpCompilation.Create(
            key.Name,
            [
                CSharpSyntaxTree.ParseText(key.Source),
                CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{key.Version}\")]"),
            ],
            Framework,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations))));

    /// <summary>Builds a compilation into an assembly.</summary>
    public static MetadataReference Built(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, $"{compilation.AssemblyName} does not compile:\n{string.Join('\n', result.Diagnostics)}");
        return MetadataReference.CreateFromImage(stream.ToArray(), filePath: compilation.AssemblyName + ".dll");
    }

    private static ImmutableArray<MetadataReference> ReadFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtime)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
