using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers;

/// <summary>Tells test projects, in which the rules are silent unless <c>sfi.analyze_tests = true</c>.</summary>
internal static class TestProjects
{
    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework",
        "Microsoft.VisualStudio.QualityTools.UnitTestFramework", "TUnit.Core",
    };

    public static bool AreSilent(Compilation compilation, AnalyzerOptions options) =>
        IsTestProject(compilation, options)
        && !(SfiOption.AnalyzeTests.TryRead(options, tree: null, out var analyze) && analyze.Text.Equals("true", StringComparison.OrdinalIgnoreCase));

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options)
    {
        if (options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var said) && said.Length > 0)
        {
            return said.Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        // Projects of the old format do not say so; what they reference does.
        return compilation.ReferencedAssemblyNames.Any(name => Frameworks.Contains(name.Name));
    }
}
