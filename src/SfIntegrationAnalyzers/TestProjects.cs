using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <summary>The namespaces of frameworks for tests and for their doubles, as a file imports them.</summary>
    private static readonly string[] Namespaces =
    [
        "Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "TUnit.Core", "Moq", "NSubstitute", "FakeItEasy",
        "Rhino.Mocks", "Telerik.JustMock",
    ];

    private static readonly HashSet<string> TestAttributes = new(StringComparer.Ordinal)
    {
        "Fact", "Theory", "Test", "TestCase", "TestFixture", "TestMethod", "TestClass", "SetUp", "OneTimeSetUp", "OneTimeTearDown",
        "SetUpFixture", "TestInitialize", "ClassInitialize", "AssemblyInitialize", "CollectionDefinition", "AssemblyFixture",
    };

    /// <summary>How types are called that help tests, and need no attribute.</summary>
    private static readonly string[] TestTypes = ["Tests", "TestBase", "TestFixture", "TestHelper", "TestHelpers", "TestHost"];

    public static bool AreSilent(Compilation compilation, AnalyzerOptions options) =>
        IsTestProject(compilation, options)
        && !AreAskedFor(options, tree: null)
        && !compilation.SyntaxTrees.Any(tree => AreAskedFor(options, tree));

    /// <summary>Whether the project asks for them, or the <c>.editorconfig</c> that applies to one of its files.</summary>
    private static bool AreAskedFor(AnalyzerOptions options, SyntaxTree? tree) =>
        SfiOption.AnalyzeTests.TryRead(options, tree, out var analyze) && analyze.Text.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static bool IsTestProject(Compilation compilation, AnalyzerOptions options)
    {
        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (properties.TryGetValue("build_property.IsTestProject", out var said) && said.Length > 0)
        {
            return said.Equals("true", StringComparison.OrdinalIgnoreCase);
        }

        // Projects of the old format do not say so; what they reference does.
        return ReferencesFramework(compilation);
    }

    /// <summary>
    /// Whether a file holds tests of a framework that is not referenced: a file on its own, or a build that is broken anyway; or doubles
    /// for tests that stand in a project of their own.
    /// </summary>
    public static bool IsStrayTest(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax root
        && (root.Usings.Any(IsFramework) || root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(n => n.Usings.Any(IsFramework)))
        && !ReferencesFramework(model.Compilation);

    /// <summary>
    /// Whether a file is of tests by its names or attributes, in a project that need not be: whoever runs them reads what they print, and
    /// nobody's data is lost. A version that is retired there is retired all the same.
    /// </summary>
    public static bool IsOfTests(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax root
        && (root.Members.OfType<BaseNamespaceDeclarationSyntax>().Any(space => IsOfTests(space.Name))
            || root.DescendantNodes(node => node is not TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>().Any(IsForTests)
            || root.DescendantNodes().OfType<AttributeSyntax>().Any(attribute => TestAttributes.Contains(LastName.Of(attribute.Name))))
        && !ReferencesFramework(model.Compilation);

    /// <summary>A namespace of tests holds their helpers as well: <c>Contoso.IntegrationTests.Data</c>.</summary>
    private static bool IsOfTests(NameSyntax space) =>
        space.ToString().Split('.').Any(part => part.Trim().EndsWith("Tests", StringComparison.Ordinal));

    private static bool IsForTests(TypeDeclarationSyntax type) =>
        TestTypes.Any(end => type.Identifier.Text.EndsWith(end, StringComparison.Ordinal));

    private static bool ReferencesFramework(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(name => Frameworks.Contains(name.Name));

    private static bool IsFramework(UsingDirectiveSyntax directive) =>
        directive.Name?.ToString() is { } name
        && Namespaces.Any(space => name == space || name.StartsWith(space + ".", StringComparison.Ordinal));
}
