using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>What a client library needs beside its own file.</summary>
public class ClientLibraryTests
{
    /// <summary>
    /// Generated code has the namespace that its project likes, and general clients are looked at only beside an endpoint.
    /// </summary>
    public static TheoryData<string> Namespaces =>
    [
        .. ClientLibraries.All
            .Where(library => library.Recognition.Contract is null)
            .Where(library => library.IsDedicated)
            .SelectMany(library => library.Recognition.Namespaces),
    ];

    /// <summary>Without a word in its text that is about Salesforce no rule looks at a file.</summary>
    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_file_that_uses_a_client_library_is_about_Salesforce(string name) => Assert.True(
        SalesforceWords.AreIn($"using {name};"),
        $"No rule looks at a file with \"using {name};\": give SalesforceWords a word of that name.");

    /// <summary>The declarations that a case brings along, or a stub, name the library.</summary>
    [Theory]
    [MemberData(nameof(Namespaces))]
    public void A_client_library_has_cases(string name)
    {
        var tests = Repository.PathOf("tests", "SfIntegrationAnalyzers.Tests");

        Assert.True(
            Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
                .Any(file => File.ReadAllText(file).Contains(name, StringComparison.Ordinal)),
            $"No case uses {name}: add its version to ClientVersionTests.cs, and what its calls throw to ThrowingClient.cs.");
    }

    [Fact]
    public void A_default_version_stands_on_its_page()
    {
        var page = File.ReadAllText(new RulePage(DiagnosticIds.OldClientDefault).Path);

        Assert.All(
            ClientLibraries.All.Where(library => library.DefaultVersions.Count > 0),
            library => Assert.Contains(library.Name, page, StringComparison.Ordinal));
    }
}
