using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>The package as this very build made it, and one package cache for all tests of a run.</summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sfi-e2e-").FullName;
    private int _workspaces;

    /// <summary>The package file.</summary>
    public string PackagePath { get; } = Directory.GetFiles(Feed, "SfIntegrationAnalyzers.*.nupkg").Single();

    // Building this test project packs: SfIntegrationAnalyzers.Package is a reference of it.
    private static string Feed => Repository.PathOf("src", "SfIntegrationAnalyzers.Package", "bin", Configuration);

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>A new, empty folder outside the repository.</summary>
    internal Workspace NewWorkspace() =>
        new(Path.Combine(_root, $"{Interlocked.Increment(ref _workspaces)}"), Feed, Path.Combine(_root, "packages"));
}

/// <summary>Builds run one after another: each uses all the cores that a small machine has.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTests : ICollectionFixture<PackageFixture>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "package";
}
