using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>
/// The helper that fixes of raw HTTP call: it reads the error of a response once and throws with code, status and message. It is
/// added to a project once, in the project's own style, and belongs to the project from then on.
/// </summary>
internal sealed class ResponseErrorHelper
{
    /// <summary>The method that takes the place of <c>EnsureSuccessStatusCode()</c>.</summary>
    public const string MethodName = "EnsureSalesforceSuccessAsync";

    /// <summary>The method that reads the error of a failed response.</summary>
    public const string ReadMethodName = "ReadSalesforceErrorAsync";

    /// <summary>The method that reads the code out of a body.</summary>
    public const string CodeMethodName = "ReadSalesforceErrorCode";

    /// <summary>The type that holds its methods.</summary>
    public const string TypeName = "SalesforceResponseExtensions";

    /// <summary>The exception that it throws.</summary>
    public static ClientException ThrownException { get; } =
        new("SalesforceResponseException", ["ErrorCode"], new CodeTest("{e}.ErrorCode", CodeNotation.Text));

    private readonly string _types;
    private readonly IReadOnlyList<(string Namespace, string[] Types)> _used;
    private readonly bool _isFileScoped;

    private ResponseErrorHelper(
        string types, IReadOnlyList<(string Namespace, string[] Types)> used, bool isFileScoped, bool takesToken) =>
        (_types, _used, _isFileScoped, TakesToken) = (types, used, isFileScoped, takesToken);

    /// <summary>Whether its methods that read a response can be cancelled, as far as the project has them already.</summary>
    public bool TakesToken { get; }

    /// <summary>The helper for a project, in its language and in the style of one of its files.</summary>
    /// <param name="family">The project with its other target frameworks.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// The helper, or <see langword="null"/> if the project lacks a reader of JSON or XML, or the tuples that the helper is written with,
    /// or has types of its own with the names.
    /// </returns>
    public static async Task<ResponseErrorHelper?> ForAsync(ProjectFamily family, SyntaxNode file, CancellationToken cancellationToken)
    {
        var compilations = await family.CompilationsAsync(cancellationToken).ConfigureAwait(false);
        bool AllHave(string type) => compilations.All(compilation => compilation.GetTypeByMetadataName(type) is not null);
        var isSystemTextJson = AllHave("System.Text.Json.JsonDocument");
        if (family.Language < LanguageVersion.CSharp7
            || !AllHave("System.ValueTuple`2")
            || !AllHave("System.Xml.Linq.XDocument")
            || (!isSystemTextJson && !AllHave("Newtonsoft.Json.Linq.JToken"))
            || compilations.Any(IsNameTaken))
        {
            return null;
        }

        var hasTriage = compilations.All(TriageExpressions.IsOn);
        var takesStatus = compilations.All(HasStatus);
        var takesToken = compilations.All(TakesTokenIn);
        var isNullable = family.Language >= LanguageVersion.CSharp8
            && compilations.All(compilation => compilation.Options.NullableContextOptions != NullableContextOptions.Disable);
        var types = Types
            .Replace("$base", takesStatus ? ", null, status" : "")
            .Replace("$again", takesStatus ? ", error.StatusCode" : "")
            .Replace("$keep", takesStatus ? "" : "\n        Status = status;")
            .Replace("$copy", takesStatus ? "" : "\n        Status = error.Status;")
            .Replace("$status", takesStatus ? "" : Status)
            .Replace("$response", (takesToken ? "\n        " : "") + Response + (takesToken ? Token : ""))
            .Replace("$cancel", takesToken ? "cancellationToken" : "")
            .Replace("$triage", hasTriage ? Triage : "")
            .Replace("$json", isSystemTextJson ? "System.Text.Json" : "Newtonsoft.Json")
            .Replace("$read", Indented(isSystemTextJson ? SystemTextJson : Newtonsoft, "        "))
            .Replace("$?", isNullable ? "?" : "");
        IEnumerable<(string, string[])> json = isSystemTextJson
            ? [("System.Text.Json", ["JsonDocument", "JsonValueKind"])]
            : [("Newtonsoft.Json.Linq", ["JArray", "JObject", "JToken"])];
        IEnumerable<(string, string[])> token = takesToken ? [("System.Threading", ["CancellationToken"])] : [];
        IEnumerable<(string, string[])> triage = hasTriage ? [("SfIntegrationAnalyzers", ["SalesforceErrorTriage"])] : [];
        var namespaces = file.DescendantNodes(node => node is CompilationUnitSyntax).OfType<NamespaceDeclarationSyntax>();
        var isFileScoped = family.Language >= LanguageVersion.CSharp10 && !namespaces.Any();
        return new(types, [.. Used, .. json, .. token, .. triage], isFileScoped, takesToken);
    }

    /// <summary>The helper as a file of its own.</summary>
    public string ToFile(string space)
    {
        var namespaces = _used
            .Select(used => used.Namespace)
            .OrderBy(name => !name.StartsWith("System", StringComparison.Ordinal))
            .ThenBy(name => name, StringComparer.Ordinal);
        var imports = string.Concat(namespaces.Select(name => $"using {name};\n"));
        return _isFileScoped
            ? $"{imports}\nnamespace {space};\n\n{_types}"
            : $"{imports}\nnamespace {space}\n{{\n    {Indented(_types.TrimEnd('\n'), "    ")}\n}}\n";
    }

    /// <summary>The helper's types, written so that they need no imports: a file may not bear those that are missing.</summary>
    public IReadOnlyList<MemberDeclarationSyntax> ToMembers()
    {
        var text = _used
            .SelectMany(used => used.Types.Select(type => (Name: type, FullName: $"global::{used.Namespace}.{type}")))
            .Aggregate(_types, (written, used) => Regex.Replace(written, $@"(?<![\w."".])(?<!///.*){used.Name}(?!\w)", used.FullName));
        return
        [
            .. SyntaxFactory.ParseCompilationUnit(text).Members
                .Select(member => member.WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation)),
        ];
    }

    /// <summary>The exception of the helper in a project that has it.</summary>
    public static INamedTypeSymbol? ExceptionIn(Compilation compilation) => TypesNamed(ThrownException.TypeName, compilation)
        .FirstOrDefault(IsOfHelper);

    /// <summary>Whether the exception can say besides what failed; a project may have had the helper before it could.</summary>
    public static bool TakesFailure(Compilation compilation) =>
        ExceptionIn(compilation) is not { } type || type.InstanceConstructors.Any(constructor => constructor.Parameters.Length == 2);

    /// <summary>Whether <c>HttpRequestException</c> has the status, as it does since .NET 5, and handlers may ask it.</summary>
    private static bool HasStatus(Compilation compilation) =>
        compilation.GetTypeByMetadataName("System.Net.Http.HttpRequestException")?.InstanceConstructors
            .Any(constructor => constructor.Parameters.Length == 3) == true;

    /// <summary>
    /// Whether reading a body can be cancelled, as it can since .NET 5; a project may have had the helper before it took a token.
    /// </summary>
    private static bool TakesTokenIn(Compilation compilation) =>
        TypesNamed(TypeName, compilation).FirstOrDefault() is { } own
            ? own.GetMembers(MethodName).Any(HasToken) && own.GetMembers(ReadMethodName).Any(HasToken)
            : compilation.GetTypeByMetadataName("System.Net.Http.HttpContent")?.GetMembers("ReadAsStringAsync").Any(HasToken) == true;

    private static bool HasToken(ISymbol method) =>
        method is IMethodSymbol { Parameters: { Length: > 0 } parameters } && parameters.Last().Type.Name == "CancellationToken";

    private static bool IsNameTaken(Compilation compilation) =>
        TypesNamed(TypeName, compilation).Concat(TypesNamed(ThrownException.TypeName, compilation)).Any(type => !IsOfHelper(type));

    private static IEnumerable<INamedTypeSymbol> TypesNamed(string name, Compilation compilation) =>
        compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>();

    /// <summary>Whether a type has what the fixes use of it; a project may have changed the rest.</summary>
    private static bool IsOfHelper(INamedTypeSymbol type) =>
        type.GetMembers(type.Name == TypeName ? MethodName : ThrownException.CodeMembers[0]).Length > 0;

    /// <summary>Code whose lines after the first one stand further in.</summary>
    private static string Indented(string code, string indentation) =>
        string.Join("\n", code.Split('\n').Select((line, i) => i == 0 || line.Length == 0 ? line : indentation + line));

    private static IReadOnlyList<(string Namespace, string[] Types)> Used { get; } =
    [
        ("System", ["Exception", "StringComparison"]),
        ("System.Net", ["HttpStatusCode"]),
        ("System.Net.Http", ["HttpRequestException", "HttpResponseMessage"]),
        ("System.Threading.Tasks", ["Task"]),
        ("System.Xml", ["XmlException"]),
        ("System.Xml.Linq", ["XDocument"]),
    ];

    private const string Response = "this HttpResponseMessage response";

    private const string Token = ", CancellationToken cancellationToken = default";

    private const string Status = """


            /// <summary>The HTTP status, which several codes share.</summary>
            public HttpStatusCode Status { get; }
        """;

    private const string Triage = """


            /// <summary>What to do about it.</summary>
            public SalesforceErrorTriage.Reaction Reaction => SalesforceErrorTriage.ReactionTo(ErrorCode, Message);

            /// <summary>Whether somebody has to be given access, so that neither a retry nor a new sign-in can help.</summary>
            public bool IsAccessError => SalesforceErrorTriage.IsAccessError(ErrorCode, Message);
        """;

    // JsonException is named in full: a project may import the namespace of the other library everywhere.
    private const string Types = """
        /// <summary>An error that Salesforce answered, with its code.</summary>
        internal sealed class SalesforceResponseException : HttpRequestException
        {
            public SalesforceResponseException(string errorCode, string message, HttpStatusCode status)
                : base(Describe(errorCode, message, status)$base)
            {
                ErrorCode = errorCode;$keep
            }

            public SalesforceResponseException(string failure, SalesforceResponseException error)
                : base($"{failure}: {error.Message}", error$again)
            {
                ErrorCode = error.ErrorCode;$copy
            }

            /// <summary>The code, such as <c>API_DISABLED_FOR_ORG</c>; empty if the answer had none.</summary>
            public string ErrorCode { get; }$status$triage

            private static string Describe(string errorCode, string message, HttpStatusCode status) => status == 0
                ? $"Salesforce did not answer: {message}"
                : $"Salesforce answered {(int)status}{(errorCode == "" ? "" : " ")}{errorCode}: {message}";
        }

        /// <summary>Reads errors of Salesforce from responses.</summary>
        internal static class SalesforceResponseExtensions
        {
            /// <summary>Returns a successful response, and throws what Salesforce says of a failed one.</summary>
            /// <exception cref="SalesforceResponseException">The response is a failure.</exception>
            public static async Task<HttpResponseMessage> EnsureSalesforceSuccessAsync($response)
            {
                if (response.IsSuccessStatusCode)
                {
                    return response;
                }

                throw await response.ReadSalesforceErrorAsync($cancel).ConfigureAwait(false);
            }

            /// <summary>Reads the error of a failed response.</summary>
            public static async Task<SalesforceResponseException> ReadSalesforceErrorAsync($response)
            {
                var body = response.Content is null ? "" : await response.Content.ReadAsStringAsync($cancel).ConfigureAwait(false);
                return ReadSalesforceError(body, response.StatusCode, response.ReasonPhrase);
            }

            /// <summary>Reads the error of a failed response, whose body has been read.</summary>
            public static SalesforceResponseException ReadSalesforceError(this HttpResponseMessage response, string$? body) =>
                ReadSalesforceError(body, response.StatusCode, response.ReasonPhrase);

            /// <summary>Reads the error out of the body of a failed response.</summary>
            public static SalesforceResponseException ReadSalesforceError(string$? body, HttpStatusCode status, string$? reason)
            {
                var (code, message) = ParseError(body);
                return new SalesforceResponseException(code ?? "", message ?? TextOf(body) ?? reason ?? "", status);
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
                catch (Exception e) when (e is $json.JsonException || e is XmlException)
                {
                    // A proxy or a maintenance page answers in HTML or plain text.
                    return (null, null);
                }
            }

            /// <summary>An answer that is no error of the API, as code in Apex gives them; nothing of a page.</summary>
            private static string$? TextOf(string$? body) =>
                body is null || body.Trim() == "" || body.TrimStart().StartsWith("<", StringComparison.Ordinal) ? null : body;

            private static (string$? Code, string$? Message) ParseXml(string body)
            {
                var document = XDocument.Parse(body);
                string$? Text(string name)
                {
                    foreach (var element in document.Descendants())
                    {
                        if (element.Name.LocalName == name)
                        {
                            return element.Value;
                        }
                    }

                    return null;
                }

                return (Text("exceptionCode") ?? Text("faultcode")?.Replace("sf:", ""), Text("exceptionMessage") ?? Text("faultstring"));
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
            var code = Text("errorCode") ?? Text("exceptionCode") ?? Text("error");
            var message = Text("message") ?? Text("exceptionMessage") ?? Text("error_description");
            return (code, message);
        }
        """;

    private const string Newtonsoft = """
        var parsed = JToken.Parse(body);
        var error = (parsed is JArray array && array.Count > 0 ? array[0] : parsed) as JObject;
        string$? Text(string name) => error?[name]?.ToString();
        var code = Text("errorCode") ?? Text("exceptionCode") ?? Text("error");
        var message = Text("message") ?? Text("exceptionMessage") ?? Text("error_description");
        return (code, message);
        """;
}
