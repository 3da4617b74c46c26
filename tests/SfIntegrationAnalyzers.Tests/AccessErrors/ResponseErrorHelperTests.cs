using System.Net;
using System.Reflection;
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
        var project = ProjectOf(references, "Old-App", version, nullable);
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
        var project = ProjectOf(References.Framework.Append(References.Stub("Newtonsoft.Json", "13.0.0.0", NewtonsoftStub)))
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
        var project = ProjectOf(References.Framework, "Old")
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

        var text = helper.ToFile("Old");
        Assert.Contains(": base(Describe(errorCode, message, status))\n", text, StringComparison.Ordinal);
        Assert.Contains("public HttpStatusCode Status { get; }", text, StringComparison.Ordinal);
        var options = project.CompilationOptions!.WithSpecificDiagnosticOptions(
            [new("CS0436", ReportDiagnostic.Suppress), new("CS1591", ReportDiagnostic.Suppress)]);
        await CompilesAsync(project.WithCompilationOptions(options).AddDocument("File.cs", text).Project);
    }

    [Fact]
    public async Task Since_NET_5_the_status_is_that_of_the_exception_of_the_framework()
    {
        var project = ProjectOf(References.Framework);
        var helper = (await ResponseErrorHelper.ForAsync(
            ProjectFamily.Of(project), SyntaxFactory.CompilationUnit(), CancellationToken.None))!;

        Assert.DoesNotContain(" Status ", helper.ToFile("App"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        403, """[{"message":"The REST API is not enabled for this Organization.","errorCode":"API_DISABLED_FOR_ORG"}]""", "Forbidden",
        "Salesforce answered 403 API_DISABLED_FOR_ORG: The REST API is not enabled for this Organization.")]
    [InlineData(400, "Contact not found", "Bad Request", "Salesforce answered 400: Contact not found")]
    [InlineData(400, """{"status":"failed"}""", "Bad Request", """Salesforce answered 400: {"status":"failed"}""")]
    [InlineData(503, "<html><body>Maintenance</body></html>", "Service Unavailable", "Salesforce answered 503: Service Unavailable")]
    [InlineData(502, " ", "Bad Gateway", "Salesforce answered 502: Bad Gateway")]
    [InlineData(0, null, "Connection refused", "Salesforce did not answer: Connection refused")]
    public async Task The_helper_says_what_came(int status, string? body, string reason, string said)
    {
        var project = ProjectOf(References.Framework);
        var helper = (await ResponseErrorHelper.ForAsync(
            ProjectFamily.Of(project), SyntaxFactory.CompilationUnit(), CancellationToken.None))!;
        using var assembly = new MemoryStream();
        Assert.True((await project.AddDocument("File.cs", helper.ToFile("App")).Project.GetCompilationAsync())!.Emit(assembly).Success);

        var error = (Exception)Assembly.Load(assembly.ToArray())
            .GetType("App." + ResponseErrorHelper.TypeName)!
            .GetMethod("ReadSalesforceError", [typeof(string), typeof(HttpStatusCode), typeof(string)])!
            .Invoke(null, [body, (HttpStatusCode)status, reason])!;

        Assert.Equal(said, error.Message);
    }

    private static Project ProjectOf(
        IEnumerable<MetadataReference> references,
        string name = "App",
        LanguageVersion version = LanguageVersion.Default,
        NullableContextOptions nullable = NullableContextOptions.Disable)
    {
        var id = ProjectId.CreateNewId();
        return new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id,
                VersionStamp.Default,
                name,
                name,
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable),
                parseOptions: new CSharpParseOptions(version, DocumentationMode.Diagnose),
                metadataReferences: references))
            .GetProject(id)!;
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
