using Microsoft.CodeAnalysis.CSharp;
using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Fixes of a failed response at places where little can be written: it compiles, and sends no request again.</summary>
public class FixPlacesTests
{
    private const string Get = "await http.GetAsync(\"/services/data/v60.0/limits\")";

    private const string Ensure = "response.[|EnsureSuccessStatusCode|]()";

    private const string Blocking = "response.EnsureSalesforceSuccessAsync().GetAwaiter().GetResult()";

    [Theory]
    [InlineData("unsafe code", $"unsafe {{ int* p = null; {Ensure}; }}", $"unsafe {{ int* p = null; {Blocking}; }}")]
    [InlineData("a query", $"var all = from n in new[] {{ 1 }} select {Ensure};", $"select {Blocking};")]
    [InlineData("a filter", $"try {{ }} catch (Exception) when ({Ensure} != null) {{ }}", $"when ({Blocking} != null)")]
    [InlineData("a lock", $"lock (this) {{ {Ensure}; }}", $"lock (this) {{ {Blocking}; }}")]
    [InlineData("before '!'", $"return {Ensure}!.ReasonPhrase;", "return (await response.EnsureSalesforceSuccessAsync())!.ReasonPhrase;")]
    [InlineData("before '?.'", $"return {Ensure}?.ReasonPhrase;", "return (await response.EnsureSalesforceSuccessAsync())?.ReasonPhrase;")]
    [InlineData("behind '?.', with a comment",
        "response?.[|EnsureSuccessStatusCode|](); // now",
        "if (response != null)\n        {\n            await response.EnsureSalesforceSuccessAsync();\n        } // now\n\n        return")]
    [InlineData("behind '?.' of a request", $"({Get})?.[|EnsureSuccessStatusCode|]();", null)]
    [InlineData("behind '?.' before else",
        "if (http.Timeout.Days > 0) response?.[|EnsureSuccessStatusCode|](); else http.Dispose();", null)]
    public async Task A_response_is_ensured(string where, string statement, string? expected)
    {
        var source = Method($"var response = {Get};\n        {statement}\n        return \"\";");
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Verify(source, expected, files);
    }

    [Theory]
    [InlineData("a request", "if (![|http.GetAsync(\"/services/data/v60.0/limits\").Result.IsSuccessStatusCode|]) return null;", null)]
    [InlineData("a method that sends one", "if (![|Send().IsSuccessStatusCode|]) throw new Exception();", null)]
    [InlineData("a response that may be missing",
        $"var response = {Get};\n        if (response == null || ![|response.IsSuccessStatusCode|])\n        {{\n            return null;\n"
            + "        }",
        "            if (response != null && !response.IsSuccessStatusCode)\n            {\n                var error = ")]
    [InlineData("a response that is there on success",
        $"var response = {Get};\n        if (response is not null && [|response.StatusCode == HttpStatusCode.OK|])\n        {{\n"
            + "            return \"\";\n        }\n",
        "        if (response != null && response.StatusCode != HttpStatusCode.OK)\n        {\n            var error = ")]
    [InlineData("statements that #if chooses",
        $"var response = {Get};\n        if (![|response.IsSuccessStatusCode|])\n#if !OLD\n            return null;\n"
            + "#else\n            return \"old\";\n#endif\n",
        null)]
    [InlineData("statements of which #if adds some",
        $"var response = {Get};\n        if (![|response.IsSuccessStatusCode|])\n        {{\n#if OLD\n            http.Dispose();\n"
            + "#endif\n            return null;\n        }\n",
        "        {\n            var error = await response.ReadSalesforceErrorAsync();")]
    public async Task The_error_is_read(string of, string statement, string? expected)
    {
        var source = Method(statement + "\n        return \"\";");
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Verify(source, expected, files);
    }

    [Theory]
    [InlineData("a symbol", "#define FOO\n\n", "", "#define FOO\n\nusing CaseProject;\n\n")]
    [InlineData("a licence", "// Licence\n\n", "", "// Licence\n\nusing CaseProject;\n\n")]
    [InlineData("a comment on the type", "// Of limits.\n", "", "using CaseProject;\n\n// Of limits.\n")]
    [InlineData("a licence and usings under a condition",
        "// Licence\n\n#if !FOO\nusing System.Text;\n#endif\n\n", "",
        "// Licence\n\nusing CaseProject;\n#if !FOO\nusing System.Text;\n#endif\n\n")]
    [InlineData("a last using under a condition",
        "using System.Text;\n#if FOO\nusing System.Xml;\n#endif\n\n", "",
        "using CaseProject;\nusing System.Text;\n#if FOO\nusing System.Xml;\n#endif\n\n")]
    [InlineData("an alias of the same name", "using CaseProject = System.Text;\n\n", "",
        "using CaseProject = System.Text;\nusing CaseProject;\n\n")]
    [InlineData("another namespace that has the helper", "namespace CaseProject { class Other { } }\nnamespace Contoso\n{\n", "}\n",
        "using CaseProject;\n\nnamespace CaseProject { class Other { } }\nnamespace Contoso\n{\n")]
    public async Task The_helper_is_imported_at_the_top_of_a_file_with(string what, string top, string bottom, string expected)
    {
        string Source(string before, string statement) =>
            before + Method($"var response = {Get};\n        {statement};\n        return \"\";") + bottom;
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Source(Source(top, Ensure)).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal(Source(expected, "await response.EnsureSalesforceSuccessAsync()"), files[0]);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp5)]
    [InlineData(LanguageVersion.CSharp6)]
    public async Task A_language_without_tuples_and_patterns_gets_no_helper(LanguageVersion language)
    {
        var source = "using System.Net.Http;\nusing System.Threading.Tasks;\n\n"
            + Method($"var response = {Get};\n        {Ensure};\n        return \"\";");
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Language(language).Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Verify(source, null, files);
    }

    private static void Verify(string source, string? expected, string[] files)
    {
        if (expected is null)
        {
            Assert.Equal([source.Replace("[|", "").Replace("|]", "")], files);
        }
        else
        {
            Assert.Contains(expected, files[0], StringComparison.Ordinal);
        }
    }

    private static string Method(string body) =>
        "class Repository\n{\n    HttpClient http = new HttpClient();\n\n    public async Task<string> Load()\n    {\n        " + body
            + "\n    }\n\n    HttpResponseMessage Send() { return http.GetAsync(\"/services/data/v60.0/limits\").Result; }\n}\n";
}
