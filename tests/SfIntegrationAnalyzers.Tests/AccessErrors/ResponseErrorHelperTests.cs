using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>The helper that fixes add to a project, as a file and as members of one.</summary>
public class ResponseErrorHelperTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable, false)]
    [InlineData(LanguageVersion.CSharp7_3, NullableContextOptions.Disable, true)]
    [InlineData(LanguageVersion.CSharp8, NullableContextOptions.Enable, true)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable, false)]
    public async Task The_helper_compiles_in_old_and_new_projects(
        LanguageVersion version, NullableContextOptions nullable, bool isNewtonsoft)
    {
        IEnumerable<MetadataReference> references = isNewtonsoft
            ? References.Framework
                .Where(reference => !reference.Display!.Contains("System.Text.Json", StringComparison.Ordinal))
                .Append(References.Stub("Newtonsoft.Json", "13.0.0.0", NewtonsoftStub))
            : References.Framework;
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Old-App", "Old-App", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable),
            parseOptions: new CSharpParseOptions(version, DocumentationMode.Diagnose),
            metadataReferences: references)).GetProject(id)!;
        var empty = SyntaxFactory.CompilationUnit();

        var helper = (await ResponseErrorHelper.ForAsync(ProjectFamily.Of(project), empty, CancellationToken.None))!;

        var text = helper.ToFile("Old_App");
        await CompilesAsync(project.AddDocument("File.cs", text).Project);
        await CompilesAsync(project.AddDocument("File.cs", empty.AddMembers([.. helper.ToMembers()])).Project);
        Assert.Equal(isNewtonsoft, text.Contains("JToken", StringComparison.Ordinal));
        Assert.Equal(version == LanguageVersion.Latest, text.Contains("namespace Old_App;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_helper_compiles_where_the_other_library_for_JSON_is_imported_everywhere()
    {
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                "App",
                "App",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: References.Framework.Append(References.Stub("Newtonsoft.Json", "13.0.0.0", NewtonsoftStub))))
            .GetProject(id)!
            .AddDocument("GlobalUsings.cs", "global using Newtonsoft.Json;")
            .Project;
        var empty = SyntaxFactory.CompilationUnit();

        var helper = (await ResponseErrorHelper.ForAsync(ProjectFamily.Of(project), empty, CancellationToken.None))!;

        await CompilesAsync(project.AddDocument("File.cs", helper.ToFile("App")).Project);
        await CompilesAsync(project.AddDocument("File.cs", empty.AddMembers([.. helper.ToMembers()])).Project);
    }

    [Fact]
    public async Task Before_NET_5_the_exception_of_the_framework_has_no_status()
    {
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Old", "Old", LanguageNames.CSharp, metadataReferences: References.Framework))
            .GetProject(id)!
            .AddDocument("Old.cs", """
                namespace System.Net.Http
                {
                    public class HttpRequestException : Exception
                    {
                        public HttpRequestException(string message) : base(message) { }
                        public HttpRequestException(string message, Exception inner) : base(message, inner) { }
                    }
                }
                """)
            .Project;

        var empty = SyntaxFactory.CompilationUnit();
        var helper = (await ResponseErrorHelper.ForAsync(ProjectFamily.Of(project), empty, CancellationToken.None))!;

        Assert.Contains("{message}\")\n", helper.ToFile("Old"), StringComparison.Ordinal);
    }

    private static async Task CompilesAsync(Project project) =>
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));

    /// <summary>What the helper uses of Newtonsoft.Json.</summary>
    private const string NewtonsoftStub = """
        #nullable enable
        namespace Newtonsoft.Json { public class JsonException : System.Exception { } }
        namespace Newtonsoft.Json.Linq
        {
            public abstract class JToken
            {
                public static JToken Parse(string json) => throw new System.NotSupportedException();
                public virtual JToken? this[object key] => null;
                public static explicit operator string?(JToken? value) => null;
            }
            public class JArray : JToken { public int Count => 0; public JToken this[int index] => this; }
            public class JObject : JToken { public JToken? this[string name] => null; }
        }
        """;
}
