using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.Salesforce.Errors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

public class ErrorTriageGeneratorTests
{
    private static readonly Lazy<Type> Generated = new(Load);

    [Theory]
    [InlineData("API_DISABLED_FOR_ORG", null, "FixConfiguration", true)]
    [InlineData("ApiCurrentlyDisabled", null, "FixConfiguration", true)]
    [InlineData("sf:INVALID_LOGIN", null, "FixConfiguration", true)]
    [InlineData("INVALID_SESSION_ID", "Session expired or invalid", "SignInAgain", false)]
    [InlineData("INVALID_SESSION_ID", "This session is not valid for use with the REST API", "FixConfiguration", true)]
    [InlineData("REQUEST_LIMIT_EXCEEDED", null, "BackOff", false)]
    [InlineData("UNABLE_TO_LOCK_ROW", null, "Retry", false)]
    [InlineData("UNSUPPORTED_API_VERSION", null, "BumpVersion", true)]
    [InlineData("A_CODE_OF_TOMORROW", null, "Inspect", false)]
    [InlineData(null, null, "Inspect", false)]
    public void The_generated_type_tells_what_to_do(string? code, string? message, string reaction, bool isAccessError)
    {
        Assert.Equal(reaction, Invoke("ReactionTo", code, message)!.ToString());
        Assert.Equal(isAccessError, Invoke("IsAccessError", code, message));
    }

    [Fact]
    public void It_agrees_with_the_table_on_every_code()
    {
        var told = SalesforceErrorCodes.All.Where(code => code is
        {
            IsStated: true,
            Message.Length: 0,
            Surface: ErrorSurface.Exception or ErrorSurface.Rest,
            Reaction: not ErrorReaction.None,
        });
        foreach (var code in told)
        {
            Assert.Equal((code.Code, code.Reaction.ToString()), (code.Code, Invoke("ReactionTo", code.Code, null)!.ToString()));
        }
    }

    [Fact]
    public void Its_source_is_as_reviewed() => Snapshot.Verify(Generate(on: true).Single(), "cs.txt");

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.Latest)]
    public void It_compiles_in_old_and_new_projects(LanguageVersion version) => Assert.Empty(Compile(version).GetDiagnostics());

    [Fact]
    public void Nothing_is_generated_unless_asked_for() => Assert.Empty(Generate(on: false));

    /// <summary>
    /// A test project that sees the internals of what it tests would have two of them, which is CS0436 wherever it uses one.
    /// </summary>
    [Theory]
    [InlineData("Project", 0)]
    [InlineData("Another", 1)]
    public void A_project_that_sees_the_type_of_another_gets_none_of_its_own(string friend, int generated)
    {
        var other = CSharpCompilation.Create(
            "Other",
            [.. Generate(on: true).Append($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]")
                .Select(source => CSharpSyntaxTree.ParseText(source))],
            References.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Assert.Equal(generated, Generate(on: true, others: [other.ToMetadataReference()]).Count());
    }

    private static object? Invoke(string method, string? code, string? message) =>
        Generated.Value.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [code, message]);

    private static IEnumerable<string> Generate(
        bool on, LanguageVersion version = LanguageVersion.Latest, params IEnumerable<MetadataReference> others)
    {
        var options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ErrorTriageGenerator().AsSourceGenerator()],
            parseOptions: new CSharpParseOptions(version),
            optionsProvider: new CaseOptions(on ? options.Add("build_property.SfiErrorTriage", "true") : options, []));
        driver = driver.RunGenerators(CSharpCompilation.Create("Project", references: [.. References.Framework, .. others]));
        return driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString());
    }

    private static CSharpCompilation Compile(LanguageVersion version) => CSharpCompilation.Create(
        "Generated" + version,
        Generate(on: true, version).Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version))),
        References.Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static Type Load()
    {
        using var stream = new MemoryStream();
        Assert.True(Compile(LanguageVersion.Latest).Emit(stream).Success);
        return Assembly.Load(stream.ToArray()).GetType(ErrorTriageGenerator.TypeName, throwOnError: true)!;
    }
}
