using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>Test projects are silent, however they are known as such, unless they ask for the rules.</summary>
public class TestProjectsTests
{
    [Theory]
    [InlineData("IsTestProject", "true", null, 0)]
    [InlineData("IsTestProject", "false", null, 1)]
    [InlineData("IsTestProject", "true", "true", 1)]
    public async Task Test_projects_are_silent_unless_asked(string property, string value, string? analyzeTests, int expected)
    {
        var one = Case.For<RetiredApiVersionAnalyzer>()
            .Property(property, value)
            .Source("class Gateway { const string A = \"/services/data/v25.0/query\"; }");

        Assert.Equal(
            expected,
            (await (analyzeTests is null ? one : one.GlobalOption("sfi.analyze_tests", analyzeTests)).DiagnosticsAsync()).Length);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task An_editorconfig_can_ask_for_test_projects_too(string analyzeTests, int expected) => Assert.Equal(
        expected,
        (await Case.For<RetiredApiVersionAnalyzer>()
            .Property("IsTestProject", "true")
            .EditorConfig("sfi.analyze_tests", analyzeTests)
            .Source("class Gateway { const string A = \"/services/data/v25.0/query\"; }")
            .DiagnosticsAsync()).Length);

    [Fact]
    public async Task A_project_that_references_a_test_framework_is_a_test_project() =>
        Assert.Empty(await Case.For<RetiredApiVersionAnalyzer>()
            .Library("nunit.framework", "3.14.0", "public class TestAttribute : System.Attribute { }")
            .Source("class Gateway { const string A = \"/services/data/v25.0/query\"; }")
            .DiagnosticsAsync());

    [Theory]
    [InlineData("namespace Contoso.Tests; class Gateway")]
    [InlineData("class GatewayTestHelper")]
    [InlineData("[Fact] class Gateway")]
    public async Task A_version_in_what_helps_tests_is_retired_all_the_same(string declaration) =>
        Assert.Single(await Case.For<RetiredApiVersionAnalyzer>().AllowCompilerErrors()
            .Source(declaration + " { const string A = \"/services/data/v25.0/query\"; }")
            .DiagnosticsAsync());

    [Theory]
    [InlineData("using Xunit;")]
    [InlineData("namespace Tests; using NUnit.Framework;")]
    [InlineData("using Microsoft.VisualStudio.TestTools.UnitTesting;")]
    [InlineData("using Xunit.Abstractions;")]
    public Task Tests_without_their_framework_are_silent_too(string start) => Case.For<RetiredApiVersionAnalyzer>()
        .Source(start + " class LimitsTests { const string A = \"/services/data/v25.0/query\"; }")
        .AllowCompilerErrors()
        .VerifyAsync();
}
