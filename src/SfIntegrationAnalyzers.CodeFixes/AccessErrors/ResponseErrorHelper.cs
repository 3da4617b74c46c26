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

    /// <summary>The method that reads the code out of a body.</summary>
    public const string CodeMethodName = "ReadSalesforceErrorCode";

    /// <summary>The type that holds its methods.</summary>
    public const string TypeName = "SalesforceResponseExtensions";

    /// <summary>The namespace in which the project has the helper, or will have it.</summary>
    /// <param name="compilation">The project's compilation.</param>
    /// <param name="project">The project.</param>
    public static string NamespaceIn(Compilation compilation, Project project) =>
        compilation.GetSymbolsWithName(TypeName, SymbolFilter.Type).FirstOrDefault()?.ContainingNamespace is { IsGlobalNamespace: false } found
            ? found.ToDisplayString()
            : project.DefaultNamespace is { Length: > 0 } root ? root : compilation.AssemblyName?.Replace('-', '_').Replace(' ', '_') ?? "Salesforce";

    /// <summary>Whether the helper can be written for the project: it needs readers of JSON and XML.</summary>
    public static bool IsPossible(Compilation compilation) =>
        Reader(compilation) is not null && compilation.GetTypeByMetadataName("System.Xml.Linq.XDocument") is not null;

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
        var text = Source(NamespaceIn(compilation, project), isFileScoped, isNullable, Reader(compilation)!, TriageExpressions.IsOn(compilation));
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

    private static string Source(string space, bool isFileScoped, bool isNullable, string reader, bool hasTriage)
    {
        var body = Types.Replace("$triage", hasTriage ? Triage : "").Replace("$read", Indented(reader)).Replace("$?", isNullable ? "?" : "");
        string[] usings =
        [
            "System", "System.Linq", "System.Net", "System.Net.Http", .. reader == SystemTextJson ? ["System.Text.Json"] : Array.Empty<string>(),
            "System.Threading.Tasks", "System.Xml", "System.Xml.Linq", .. reader == Newtonsoft ? ["Newtonsoft.Json", "Newtonsoft.Json.Linq"] : Array.Empty<string>(),
            .. hasTriage ? ["SfIntegrationAnalyzers"] : Array.Empty<string>(),
        ];
        var imports = string.Concat(usings.Select(name => $"using {name};\n"));
        return isFileScoped
            ? $"{imports}\nnamespace {space};\n\n{body}"
            : $"{imports}\nnamespace {space}\n{{\n{string.Join("\n", body.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}\n}}\n";
    }

    private static string Indented(string code) =>
        string.Join("\n", code.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : "        " + line));

    private const string Triage = """


            /// <summary>What to do about it.</summary>
            public SalesforceErrorTriage.Reaction Reaction => SalesforceErrorTriage.ReactionTo(ErrorCode, Message);

            /// <summary>Whether somebody has to be given access, so that neither a retry nor a new sign-in can help.</summary>
            public bool IsAccessError => SalesforceErrorTriage.IsAccessError(ErrorCode, Message);
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
            public HttpStatusCode Status { get; }$triage
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

            /// <summary>Reads the error of a failed response.</summary>
            public static async Task<SalesforceResponseException> ReadSalesforceErrorAsync(this HttpResponseMessage response)
            {
                var body = response.Content is null ? "" : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                return ReadSalesforceError(body, response.StatusCode, response.ReasonPhrase);
            }

            /// <summary>Reads the error out of the body of a failed response.</summary>
            public static SalesforceResponseException ReadSalesforceError(string$? body, HttpStatusCode status, string$? reason)
            {
                var (code, message) = ParseError(body);
                return new SalesforceResponseException(code ?? "", message ?? reason ?? "", status);
            }

            /// <summary>Reads the code out of a body; empty if it is no error.</summary>
            public static string ReadSalesforceErrorCode(string$? body) => ParseError(body).Code ?? "";

            /// <summary>An array of errors from REST, an object from OAuth and Bulk, XML from SOAP and Bulk.</summary>
            private static (string$? Code, string$? Message) ParseError(string$? body)
            {
                try
                {
                    return body is null ? (null, null) : body.TrimStart().StartsWith("<", StringComparison.Ordinal) ? ParseXml(body) : ParseJson(body);
                }
                catch (Exception e) when (e is JsonException || e is XmlException)
                {
                    // A proxy or a maintenance page answers in HTML or plain text.
                    return (null, null);
                }
            }

            private static (string$? Code, string$? Message) ParseXml(string body)
            {
                var elements = XDocument.Parse(body).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
                return (
                    elements["exceptionCode"].FirstOrDefault() ?? elements["faultcode"].FirstOrDefault()?.Split(':').Last(),
                    elements["exceptionMessage"].FirstOrDefault() ?? elements["faultstring"].FirstOrDefault());
            }

            private static (string$? Code, string$? Message) ParseJson(string body)
            {
                $read
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

            string$? Text(string name) => error.ValueKind == JsonValueKind.Object && error.TryGetProperty(name, out var value) ? value.ToString() : null;
            return (
            Text("errorCode") ?? Text("exceptionCode") ?? Text("error"),
            Text("message") ?? Text("exceptionMessage") ?? Text("error_description"));
        }
        """;

    private const string Newtonsoft = """
        var parsed = JToken.Parse(body);
        var error = (parsed is JArray array && array.Count > 0 ? array[0] : parsed) as JObject;
        string$? Text(string name) => error?[name]?.ToString();
        return (
            Text("errorCode") ?? Text("exceptionCode") ?? Text("error"),
            Text("message") ?? Text("exceptionMessage") ?? Text("error_description"));
        """;
}
