namespace SfIntegrationAnalyzers.Build.Tests;

/// <summary>The project that runs the check in a build, with the tasks of this build instead of those of a package.</summary>
internal static class OrgCheckProject
{
    public static string Path { get; } = Repository.PathOf("build", "SfIntegrationAnalyzers.OrgCheck.proj");

    public static string TasksUnderTest { get; } = $"-p:SfiTasksAssembly={typeof(CheckPermissions).Assembly.Location}";

    /// <summary>What <c>dotnet</c> is called with to check a manifest, in a build that must not pass unchecked.</summary>
    public static IEnumerable<string> Check(string manifest, int timeoutSeconds) =>
    [
        "msbuild",
        Path,
        "-nologo",
        "-t:Start;Check",
        TasksUnderTest,
        $"-p:SfiManifestPath={manifest}",
        "-p:SfiOrgCheck=required",
        $"-p:SfiOrgCheckTimeoutSeconds={timeoutSeconds}",
        "-p:SfiOrgCheckMaxAgeMinutes=60",
    ];
}
