using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// The helper that fixes of raw HTTP call: it reads the error of a response once and throws with code, status and message. It is
/// added to a project once, in the project's own style, and belongs to the project from then on.
/// </summary>
internal static class ResponseErrorHelper
{
    /// <summary>The method that takes the place of <c>EnsureSuccessStatusCode()</c>.</summary>
    public const string MethodName = "EnsureSalesforceSuccessAsync";

    /// <summary>The type that holds its methods.</summary>
    public const string TypeName = "SalesforceResponseExtensions";

    /// <summary>The namespace in which the project has the helper, or will have it.</summary>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="project">The project.</param>
    public static string NamespaceIn(Compilation compilation, Project project) =>
        compilation.GetSymbolsWithName(TypeName, SymbolFilter.Type).FirstOrDefault()?.ContainingNamespace is { IsGlobalNamespace: false } found
            ? found.ToDisplayString()
            : project.DefaultNamespace is { Length: > 0 } root ? root : compilation.AssemblyName?.Replace('-', '_').Replace(' ', '_') ?? "Salesforce";

    /// <summary>Whether the helper can be written for the project: it needs a JSON reader.</summary>
    public static bool IsPossible(Compilation compilation) => Reader(compilation) is not null;

    /// <summary>Adds the helper to a project that has none yet.</summary>
    public static async Task<Solution> AddAsync(Solution solution, ProjectId projectId, CancellationToken cancellationToken)
    {
        var project = solution.GetProject(projectId)!;
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        if (compilation.ContainsSymbolsWithName(name => name == TypeName, SymbolFilter.Type, cancellationToken))
        {
            return solution;
        }

        var options = (CSharpParseOptions?)project.ParseOptions;
        var isNullable = compilation.Options.NullableContextOptions != NullableContextOptions.Disable;
        var isFileScoped = options?.LanguageVersion >= LanguageVersion.CSharp10;
        var text = Source(NamespaceIn(compilation, project), isFileScoped, isNullable, Reader(compilation)!);
        if (project.Documents.FirstOrDefault() is { } first && (await first.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString().Contains("\r\n"))
        {
            text = text.Replace("\n", "\r\n");
        }

        var folder = Path.GetDirectoryName(project.FilePath ?? project.Documents.FirstOrDefault()?.FilePath);
        const string file = "SalesforceResponse.cs";
        return solution.AddDocument(
            DocumentId.CreateNewId(projectId), file, text, filePath: string.IsNullOrEmpty(folder) ? file : Path.Combine(folder, file));
    }

    private static string? Reader(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Text.Json.JsonDocument") is not null ? SystemTextJson
        : compilation.GetTypeByMetadataName("Newtonsoft.Json.Linq.JToken") is not null ? Newtonsoft
        : null;

    private static string Source(string space, bool isFileScoped, bool isNullable, string reader)
    {
        var body = Types.Replace("$read", Indented(reader)).Replace("$?", isNullable ? "?" : "");
        var usings = Usings.Replace("$json", reader == SystemTextJson ? "using System.Text.Json;\nusing System.Threading.Tasks;" : "using System.Threading.Tasks;\nusing Newtonsoft.Json;\nusing Newtonsoft.Json.Linq;");
        return isFileScoped
            ? $"{usings}\nnamespace {space};\n\n{body}"
            : $"{usings}\nnamespace {space}\n{{\n{string.Join("\n", body.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}\n}}\n";
    }

    private static string Indented(string code) =>
        string.Join("\n", code.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : "            " + line));

    private const string Usings = """
        using System;
        using System.Net;
        using System.Net.Http;
        $json

        """;

    private const string Types = """
        /// <summary>An error that Salesforce answered, with its code.</summary>
        internal sealed class SalesforceResponseException : HttpRequestException
        {
            public SalesforceResponseException(string errorCode, string message, HttpStatusCode status)
                : base($"Salesforce answered {(int)status} {errorCode}: {message}")
            {
                ErrorCode = errorCode;
                Status = status;
            }

            /// <summary>The code, such as <c>API_DISABLED_FOR_ORG</c>; empty if the answer had none.</summary>
            public string ErrorCode { get; }

            /// <summary>The HTTP status, which several codes share.</summary>
            public HttpStatusCode Status { get; }
        }

        /// <summary>Reads errors of Salesforce from responses.</summary>
        internal static class SalesforceResponseExtensions
        {
            /// <summary>Returns a successful response, and throws what Salesforce says of a failed one.</summary>
            /// <exception cref="SalesforceResponseException">The response is a failure.</exception>
            public static async Task<HttpResponseMessage> EnsureSalesforceSuccessAsync(this HttpResponseMessage response)
            {
                if (response.IsSuccessStatusCode)
                {
                    return response;
                }

                throw await response.ReadSalesforceErrorAsync().ConfigureAwait(false);
            }

            /// <summary>Reads the error of a failed response: an array of errors from REST, an object from OAuth.</summary>
            public static async Task<SalesforceResponseException> ReadSalesforceErrorAsync(this HttpResponseMessage response)
            {
                var body = response.Content is null ? "" : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                return ReadSalesforceError(body, response.StatusCode, response.ReasonPhrase);
            }

            /// <summary>Reads the error out of the body of a failed response.</summary>
            public static SalesforceResponseException ReadSalesforceError(string$? body, HttpStatusCode status, string$? reason)
            {
                var (code, message) = ParseError(body ?? "");
                return new SalesforceResponseException(code ?? "", message ?? reason ?? "", status);
            }

            private static (string$? Code, string$? Message) ParseError(string body)
            {
                try
                {
                    $read
                }
                catch (JsonException)
                {
                    // A proxy or a maintenance page answers in HTML.
                    return (null, null);
                }
            }
        }

        """;

    private const string SystemTextJson = """
        using (var document = JsonDocument.Parse(body))
        {
            var error = document.RootElement;
            if (error.ValueKind == JsonValueKind.Array && error.GetArrayLength() > 0)
            {
                error = error[0];
            }

            if (error.ValueKind != JsonValueKind.Object)
            {
                return (null, null);
            }

            return error.TryGetProperty("errorCode", out var code)
                ? (code.GetString(), error.TryGetProperty("message", out var message) ? message.GetString() : null)
                : (error.TryGetProperty("error", out var oauth) ? oauth.ToString() : null, error.TryGetProperty("error_description", out var description) ? description.GetString() : null);
        }
        """;

    private const string Newtonsoft = """
        var parsed = JToken.Parse(body);
        var error = (parsed is JArray array && array.Count > 0 ? array[0] : parsed) as JObject;
        if (error is null)
        {
            return (null, null);
        }

        return error["errorCode"] is null
            ? ((string$?)error["error"], (string$?)error["error_description"])
            : ((string$?)error["errorCode"], (string$?)error["message"]);
        """;
}
