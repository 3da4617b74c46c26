using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.EndToEnd.Tests;

/// <summary>What README and docs tell a new user to type, typed.</summary>
[Collection(PackageTests.Name)]
public sealed partial class FirstHourTests(PackageFixture package) : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("sfi-home-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    /// <summary>In a clone, whose own NuGet.config has a say in the first command; the package is the one that this build packed.</summary>
    [Fact]
    public async Task The_commands_of_the_README_bring_the_package_into_a_project()
    {
        var (pack, addSource, addPackage) = Commands();
        var feed = Directory.CreateDirectory(Inside(pack[^1])).FullName;
        File.Copy(package.PackagePath, Path.Combine(feed, Path.GetFileName(package.PackagePath)));
        var project = Directory.CreateDirectory(Path.Combine(_home, "app")).FullName;

        await RunAsync(addSource, Repository.Root);
        await RunAsync(["new", "console"], project);
        await RunAsync(addPackage, project);
        await File.WriteAllTextAsync(
            Path.Combine(project, "Gateway.cs"), "class Gateway { public string Url => \"/services/data/v28.0/query\"; }");

        Assert.Contains("warning SFI1001", await RunAsync(["build"], project), StringComparison.Ordinal);
    }

    private static (string[] Pack, string[] AddSource, string[] AddPackage) Commands()
    {
        var commands = Command().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .Select(match => match.Groups["arguments"].Value.TrimEnd().Split(' '))
            .ToList();
        string[] Single(params string[] words) => Assert.Single(commands, command => command.Take(words.Length).SequenceEqual(words));
        return (Single("pack"), Single("nuget", "add", "source"), Single("add", "package"));
    }

    /// <summary>What a shell makes of it.</summary>
    private string Inside(string argument) => argument.Trim('"').Replace("$HOME", _home, StringComparison.Ordinal);

    private async Task<string> RunAsync(string[] arguments, string folder)
    {
        var home = new Dictionary<string, string>
        {
            ["HOME"] = _home,
            ["USERPROFILE"] = _home,
            ["APPDATA"] = _home,
            ["DOTNET_CLI_HOME"] = _home,
            ["NUGET_PACKAGES"] = Path.Combine(_home, "packages"),
        };
        var result = await DotNet.RunAsync([.. arguments.Select(Inside)], folder, home);
        Assert.True(result.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{result.Output}");
        return result.Output;
    }

    [GeneratedRegex(@"^dotnet (?<arguments>.*)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
