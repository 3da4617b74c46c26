using SfIntegrationAnalyzers.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;
using SfIntegrationAnalyzers.Triage;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>What the fix of a failed response writes, whose error is read through one helper of the project.</summary>
public class ReadErrorFixTests
{
    [Fact]
    public async Task The_error_is_read_through_one_helper()
    {
        var (before, after) = Ensure();
        var fixedFiles = await FixedAsync(before);
        Assert.Equal(after.ReplaceLineEndings("\n"), fixedFiles[0]);
        Snapshot.Verify(fixedFiles[1], "cs.txt");
    }

    [Fact]
    public async Task Fix_all_adds_the_helper_once()
    {
        var (before, after) = Ensure();
        var helper = (await FixedAsync(before))[1];
        await Case.For<DroppedErrorBodyAnalyzer>().Source(before).VerifyFixAllAsync(new ReadErrorCodeFixProvider(), [after, helper]);
    }

    [Theory]
    [InlineData("static class SalesforceResponseExtensions { }")]
    [InlineData("class SalesforceResponseException : Exception { public int Status => 0; }")]
    public async Task A_project_whose_own_types_have_the_names_of_the_helper_is_left_alone(string own)
    {
        var source = $$"""
            {{own}}

            class Repository(HttpClient http)
            {
                public async Task Load() => (await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits")).[|EnsureSuccessStatusCode|]();
            }

            """;
        Assert.Equal([source.Replace("[|", "").Replace("|]", "")], await FixedAsync(source));
    }

    private static (string Before, string After) Ensure()
    {
        const string source = """
            using System.Net.Http;

            namespace Contoso.Crm;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    response.[|EnsureSuccessStatusCode|]();
                    return await (await http.GetAsync("/services/data/v60.0/limits")).[|EnsureSuccessStatusCode|]().Content.ReadAsStringAsync();
                }

                public string LoadNow()
                {
                    var response = http.GetAsync("/services/data/v60.0/limits").Result;
                    response.[|EnsureSuccessStatusCode|]();
                    return "";
                }
            }

            """;
        const string expected = """
            using System.Net.Http;
            using CaseProject;

            namespace Contoso.Crm;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    await response.EnsureSalesforceSuccessAsync();
                    return await (await (await http.GetAsync("/services/data/v60.0/limits")).EnsureSalesforceSuccessAsync()).Content.ReadAsStringAsync();
                }

                public string LoadNow()
                {
                    var response = http.GetAsync("/services/data/v60.0/limits").Result;
                    response.EnsureSalesforceSuccessAsync().GetAwaiter().GetResult();
                    return "";
                }
            }

            """;
        return (source, expected);
    }

    private static Task<string[]> FixedAsync(string before) =>
        Case.For<DroppedErrorBodyAnalyzer>().Source(before).FixedAsync(new ReadErrorCodeFixProvider());

    [Fact]
    public async Task A_branch_that_throws_the_body_throws_the_error_instead()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source("""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var text = await response.Content.ReadAsStringAsync();
                    if (![|response.IsSuccessStatusCode|])
                    {
                        throw new Exception("failed: " + text);
                    }

                    return text;
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal("""
            using CaseProject;

            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    var text = await response.Content.ReadAsStringAsync();
                    if (!response.IsSuccessStatusCode)
                    {
                        throw response.ReadSalesforceError(text);
                    }

                    return text;
                }
            }

            """.ReplaceLineEndings("\n"), files[0]);
    }

    [Theory]
    [InlineData("a general exception, whose text was read for it",
        "class Own : Exception { }",
        """var text = await response.Content.ReadAsStringAsync(); throw new Exception("failed: " + text);""",
        "throw await response.ReadSalesforceErrorAsync();")]
    [InlineData("a general exception, whose text is logged as well",
        "class Own : Exception { }",
        """var text = await response.Content.ReadAsStringAsync(); Console.WriteLine(text); throw new Exception("failed: " + text);""",
        "var text = await response.Content.ReadAsStringAsync(); Console.WriteLine(text); throw response.ReadSalesforceError(text);")]
    [InlineData("a general exception that says what failed, before labels",
        "class Own : Exception { }",
        "var text = await response.Content.ReadAsStringAsync(); "
            + "throw new Exception($\"Failed to create the record. Status: {response.StatusCode}, Message: {text}\");",
        "throw new SalesforceResponseException(\"Failed to create the record\", await response.ReadSalesforceErrorAsync());")]
    [InlineData("a general exception that says what failed, and how",
        "class Own : Exception { }",
        "throw new HttpRequestException(\"The upload failed with status code \" + (int)response.StatusCode);",
        "throw new SalesforceResponseException(\"The upload failed\", await response.ReadSalesforceErrorAsync());")]
    [InlineData("a general exception that says what failed, and nothing else",
        "class Own : Exception { }",
        "throw new Exception(\"Failed to fetch the schema.\");",
        "throw new SalesforceResponseException(\"Failed to fetch the schema\", await response.ReadSalesforceErrorAsync());")]
    [InlineData("an exception of its own that can hold another",
        """
        class Own : Exception
        {
            public Own(string message) : base(message) { }
            public Own(string message, Exception inner) : base(message, inner) { }
        }
        """,
        """var text = await response.Content.ReadAsStringAsync(); throw new Own("failed: " + text);""",
        """var text = await response.Content.ReadAsStringAsync(); throw new Own("failed: " + text, response.ReadSalesforceError(text));""")]
    [InlineData("an exception of its own that may be given another",
        "class Own : Exception { public Own(string message, Exception inner = null) : base(message, inner) { } }",
        "throw new Own(\"failed\");",
        "throw new Own(\"failed\", await response.ReadSalesforceErrorAsync());")]
    [InlineData("an exception of the framework that hosts and callers know",
        "class Own : Exception { }",
        """throw new InvalidOperationException("nicht möglich");""",
        """throw new InvalidOperationException("nicht möglich", await response.ReadSalesforceErrorAsync());""")]
    [InlineData("an exception that is no base of the error",
        "class Own : Exception { }",
        """throw new ApplicationException("CreateJob failed: " + response.StatusCode);""",
        """throw new ApplicationException("CreateJob failed: " + response.StatusCode, await response.ReadSalesforceErrorAsync());""")]
    [InlineData("the framework's own check",
        "class Own : Exception { }",
        "Console.WriteLine(await response.Content.ReadAsStringAsync()); response.EnsureSuccessStatusCode();",
        "Console.WriteLine(await response.Content.ReadAsStringAsync()); await response.EnsureSalesforceSuccessAsync();")]
    public async Task An_exception_of_a_type_of_its_own_keeps_it(string what, string type, string before, string after)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(Throwing(type, before)).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains($"{{ {after} }}", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$\"Failed to {operation}. Status code: {(int)response.StatusCode}. Response: {text}\"", "$\"Failed to {operation}\"")]
    [InlineData("$\"Could not load '{operation}': {text}\"", "$\"Could not load '{operation}'\"")]
    [InlineData("\"Could not load '\" + operation + \"': \" + text", "$\"Could not load '{operation}'\"")]
    [InlineData("$@\"Load of \"\"{operation}\"\" with {{1}} \\ failed: {text}\"", "$\"Load of \\\"{operation}\\\" with {{1}} \\\\ failed\"")]
    [InlineData("$\"Could not load for {this.Owner} with {Key}: {text}\"", "$\"Could not load for {this.Owner} with {Key}\"")]
    [InlineData("$\"Could not load at {operation:N}: {text}\"", "\"Could not load\"")]
    [InlineData("$\"Could not load {response.RequestMessage}: {text}\"", "\"Could not load\"")]
    [InlineData("$\"Could not load {operation.Length + 1}: {text}\"", "\"Could not load\"")]
    [InlineData("$\"Contact Update Error: {text}\"", "\"Contact Update Error\"")]
    [InlineData("$\"The update came back with error: {text}\"", "\"The update came back\"")]
    [InlineData("$\"Salesforce API error: {text}\"", null)]
    [InlineData("\"The request to Salesforce failed: \" + text", null)]
    [InlineData("$\"Error {response.StatusCode} of {operation}\"", null)]
    public async Task The_words_that_say_what_failed_are_kept(string message, string? kept)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source($$"""
            class Repository(HttpClient http)
            {
                string Owner { get; } = "";
                const string Key = "k";

                public async Task<string> Load(string operation)
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if ({|SFI2003:response.IsSuccessStatusCode|})
                    {
                        return "";
                    }

                    var text = await response.Content.ReadAsStringAsync();
                    throw new HttpRequestException({{message}});
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            kept is null
                ? "}\n\n        throw await response.ReadSalesforceErrorAsync();"
                : $"}}\n\n        throw new SalesforceResponseException({kept}, await response.ReadSalesforceErrorAsync());",
            files[0],
            StringComparison.Ordinal);
        Assert.DoesNotContain("var text", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catch (HttpRequestException)", "throw new Exception(\"Limits unknown\", await response.ReadSalesforceErrorAsync());")]
    [InlineData("catch (Exception)", "throw new SalesforceResponseException(\"Limits unknown\", await response.ReadSalesforceErrorAsync());")]
    public Task A_clause_of_a_caller_does_not_take_the_error_for_trouble_of_the_network(string clause, string after) =>
        VerifyCallerAsync(clause, "throw new Exception(\"Limits unknown\");", after);

    [Theory]
    [InlineData("catch (HttpRequestException)", "throw new FormatException();", "throw new FormatException();")]
    [InlineData("catch (HttpRequestException)", "return null;", "return null;")]
    [InlineData("catch (Exception e) when (e is HttpRequestException or TaskCanceledException)", "return null;", "return null;")]
    [InlineData("catch (Exception)", "throw new FormatException();", "throw error;")]
    public Task What_callers_take_for_trouble_of_the_network_is_not_thrown_to_them(string clause, string before, string after) =>
        VerifyCallerAsync(clause, before, after);

    [Fact]
    public async Task A_clause_around_a_call_of_the_framework_that_is_named_alike_takes_nothing()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source("""
            class Repository(HttpClient http)
            {
                public async Task<string> GetStringAsync()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{|SFI2003:response.IsSuccessStatusCode|}) { return null; }
                    return "";
                }

                public async Task<string> Ping()
                {
                    try { return await http.GetStringAsync("https://contoso.example"); } catch (HttpRequestException) { return "network"; }
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains("throw error;", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catch (Exception e)\n        {\n            Console.WriteLine(e);\n        }",
        "catch (SalesforceResponseException e) when (#)\n        {\n            // $\n            throw;\n        }\n        @")]
    [InlineData("catch (HttpRequestException)\n        {\n        }",
        "catch (SalesforceResponseException ex) when (#)\n        {\n            // $\n            throw;\n        }\n        @")]
    [InlineData("catch (FormatException)\n        {\n        }\n        catch\n        {\n        }",
        "catch (FormatException)\n        {\n        }\n"
            + "        catch (SalesforceResponseException ex) when (#)\n        {\n            // $\n            throw;\n        }\n"
            + "        catch\n        {\n        }")]
    [InlineData("catch (SalesforceResponseException)\n        {\n            throw;\n        }\n        catch\n        {\n        }", "@")]
    [InlineData("catch (Exception e)\n        {\n            throw new FormatException(\"\", e);\n        }", "@")]
    [InlineData("catch (FormatException)\n        {\n        }", "@")]
    [InlineData("finally\n        {\n        }", "@")]
    public async Task What_is_thrown_passes_the_clauses_that_would_swallow_it(string clauses, string expected)
    {
        var after = expected
            .Replace("@", clauses)
            .Replace("#", "ex.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")
            .Replace("$", "The org or the user may not use the API: an administrator has to act, a retry cannot help.");
        after = expected.Contains("Exception e)") ? after.Replace("ex.ErrorCode", "e.ErrorCode") : after;
        string Source(string first, string second, string behind) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    try
                    {
                        var first = await http.GetAsync("/services/data/v60.0/limits");
                        if (!{|SFI2003:first.IsSuccessStatusCode|})
                        {{{first}}
                            return "";
                        }

                        var second = await http.GetAsync("/services/data/v60.0/limits");
                        if (!{|SFI2003:second.IsSuccessStatusCode|})
                        {{{second}}
                            return "";
                        }
                    }
                    {{behind}}

                    return "";
                }
            }

            """.ReplaceLineEndings("\n");
        string Decision(string error, string response) => $$"""

                            var {{error}} = await {{response}}.ReadSalesforceErrorAsync();
                            if ({{error}}.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
                            {
                                // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                                throw {{error}};
                            }

            """.ReplaceLineEndings("\n");
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Source(Helper + Source("", "", clauses))
            .FixedByFixAllAsync(new ReadErrorCodeFixProvider());
        var plain = Source(Decision("error", "first"), Decision("salesforceError", "second"), after);
        Assert.Equal(Helper + plain.Replace("{|SFI2003:", "").Replace("|}", ""), files[0]);
    }

    [Theory]
    [InlineData("throw new Exception(\"Limits unknown\");", "catch (Exception e)", "e", true)]
    [InlineData("throw new HttpRequestException(\"Limits unknown\");", "catch (HttpRequestException)", "ex", true)]
    [InlineData("throw new Exception(\"Limits unknown\");", "catch (FormatException)", "ex", false)]
    [InlineData("throw new InvalidOperationException(\"Limits unknown\");", "catch (Exception e)", "e", false)]
    public async Task What_a_branch_throws_already_passes_them_in_the_same_step(string thrown, string clause, string name, bool passes)
    {
        string Source(string branch, string added) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    try
                    {
                        var response = await http.GetAsync("/services/data/v60.0/limits");
                        if (!{|SFI2003:response.IsSuccessStatusCode|})
                        {
                            {{branch}}
                        }

                        return "";
                    }
                    {{added}}{{clause}}
                    {
                        return null;
                    }
                }
            }

            """.ReplaceLineEndings("\n");
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(Source(thrown, "")).FixedAsync(new ReadErrorCodeFixProvider());
        var type = thrown.Contains("InvalidOperation", StringComparison.Ordinal) ? "InvalidOperationException" : "SalesforceResponseException";
        var added = $$"""
            catch (SalesforceResponseException {{name}}) when ({{name}}.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
                    {
                        // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                        throw;
                    }

            """.ReplaceLineEndings("\n");
        var expected = Source(
            $"throw new {type}(\"Limits unknown\", await response.ReadSalesforceErrorAsync());", passes ? added + "        " : "");
        Assert.Equal("using CaseProject;\n\n" + expected.Replace("{|SFI2003:", "").Replace("|}", ""), files[0]);
    }

    [Theory]
    [InlineData("try {\n            ", "\n        } catch (Exception e) {\n            Console.WriteLine(e);\n        }",
        "        } catch (SalesforceResponseException e) when (e.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\") {\n"
            + "            // The org or the user may not use the API: an administrator has to act, a retry cannot help.\n"
            + "            throw;\n        } catch (Exception e) {\n")]
    [InlineData("try\n        {\n            ", "\n        } catch { }", null)]
    [InlineData("try { ", " } catch (Exception) { }", null)]
    public async Task What_is_thrown_passes_clauses_on_the_line_of_a_brace_or_is_not_thrown(string before, string behind, string? expected)
    {
        var source = $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    {{before}}var r = await http.GetAsync("/services/data/v60.0/limits"); if (!{|SFI2003:r.IsSuccessStatusCode|}) return "";{{behind}}
                    return "";
                }
            }

            """.ReplaceLineEndings("\n");
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            expected ?? source.Replace("{|SFI2003:", "").Replace("|}", ""),
            files[0],
            StringComparison.Ordinal);
    }

    private static async Task VerifyCallerAsync(string clause, string before, string after)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source($$"""
            class Repository(HttpClient http)
            {
                public async Task<string> LoadLimits()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{|SFI2003:response.IsSuccessStatusCode|}) { {{before}} }
                    return "";
                }
            }
            class Page(Repository repository)
            {
                public async Task<string> Show()
                {
                    try { return await repository.LoadLimits(); } {{clause}} { return "network"; }
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(after, files[0], StringComparison.Ordinal);
        Assert.Equal(after == before, !files[0].Contains("ReadSalesforceError", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_argument_that_would_make_a_long_line_gets_its_own()
    {
        string Source(string check, string more) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits");
                    if (!{{check}})
                    {
                        throw new ApplicationException("The answer of Salesforce to the new limits: " + response.StatusCode{{more}});
                    }

                    return "";
                }
            }

            """.ReplaceLineEndings("\n");
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Source(Source("[|response.IsSuccessStatusCode|]", ""))
            .FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal(
            "using CaseProject;\n\n"
                + Source("response.IsSuccessStatusCode", ",\n                await response.ReadSalesforceErrorAsync()"),
            files[0]);
    }

    [Theory]
    [InlineData("before it is read",
        "var response = await Send(); response = await Send(); var text = await response.Content.ReadAsStringAsync();", true)]
    [InlineData("in a loop before it is read",
        "HttpResponseMessage response; do { response = await Send(); } while (false); "
            + "var text = await response.Content.ReadAsStringAsync();",
        true)]
    [InlineData("behind it",
        "var response = await Send(); var text = await response.Content.ReadAsStringAsync(); response = await Send();", false)]
    [InlineData("in a function that is called behind it",
        "var response = await Send(); async Task Again() => response = await Send(); "
            + "var text = await response.Content.ReadAsStringAsync(); await Again();",
        false)]
    public async Task A_body_is_not_read_again_if_no_other_response_came_behind_it(string where, string statements, bool isHeld)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source($$"""
            class Repository(HttpClient http)
            {
                Task<HttpResponseMessage> Send() => http.GetAsync("/services/data/v60.0/limits");

                public async Task<string> Load()
                {
                    {{statements}}
                    if (!response.IsSuccessStatusCode)
                    {
                        Console.WriteLine(text);
                        throw new Exception("failed: " + text);
                    }

                    return text;
                }
            }

            """.Replace("response.IsSuccessStatusCode", "{|SFI2003:response.IsSuccessStatusCode|}"))
            .FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            isHeld ? "throw response.ReadSalesforceError(text);" : "throw await response.ReadSalesforceErrorAsync();",
            files[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_that_can_hold_no_other_lets_access_errors_pass_before_it()
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>()
            .Source(Throwing("class Own : Exception { public Own(int status) { } }", "throw new Own((int)response.StatusCode);"))
            .FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains(
            """if (error.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")""", files[0], StringComparison.Ordinal);
        Assert.Contains("throw new Own((int)response.StatusCode);", files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_can_be_read_once_is_left_to_whoever_reads_it()
    {
        var source = """
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var response = await http.GetAsync("/services/data/v60.0/limits", HttpCompletionOption.ResponseHeadersRead);
                    using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
                    if (![|response.IsSuccessStatusCode|])
                    {
                        throw new Exception(reader.ReadToEnd());
                    }

                    return reader.ReadToEnd();
                }
            }

            """;
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal([source.Replace("[|", "").Replace("|]", "")], files);
    }

    [Theory]
    [InlineData("tabs", "\t\t\tif (![|response.IsSuccessStatusCode|])\n\t\t\t{\n\t\t\t\treturn null;\n\t\t\t}\n",
        "\t\t\tif (!response.IsSuccessStatusCode)\n\t\t\t{\n\t\t\t\tvar error = @;\n\t\t\t\tif (#)\n\t\t\t\t{\n\t\t\t\t\t// $\n"
            + "\t\t\t\t\tthrow error;\n\t\t\t\t}\n\n\t\t\t\treturn null;\n\t\t\t}\n")]
    [InlineData("tabs, and no braces", "\t\t\tif (![|response.IsSuccessStatusCode|]) return null;\n",
        "\t\t\tif (!response.IsSuccessStatusCode)\n\t\t\t{\n\t\t\t\tvar error = @;\n\t\t\t\tif (#)\n\t\t\t\t{\n\t\t\t\t\t// $\n"
            + "\t\t\t\t\tthrow error;\n\t\t\t\t}\n\n\t\t\t\treturn null;\n\t\t\t}\n")]
    [InlineData("braces that share lines", "  if (![|response.IsSuccessStatusCode|]) {\n    return null;\n  }\n",
        "  if (!response.IsSuccessStatusCode) {\n    var error = @;\n    if (#) {\n      // $\n      throw error;\n    }\n\n"
            + "    return null;\n  }\n")]
    [InlineData("braces that share lines, and a branch of success",
        "  if ([|response.IsSuccessStatusCode|]) {\n    Console.WriteLine(1);\n  }\n",
        "  if (response.IsSuccessStatusCode) {\n    Console.WriteLine(1);\n  } else {\n    var error = @;\n    if (#) {\n      // $\n"
            + "      throw error;\n    }\n  }\n")]
    [InlineData("comments", "\t\tif (![|response.IsSuccessStatusCode|]) // before\n\t\t\t// above\n\t\t\treturn null; // behind\n",
        "\t\tif (!response.IsSuccessStatusCode) // before\n\t\t{\n\t\t\tvar error = @;\n\t\t\tif (#)\n\t\t\t{\n\t\t\t\t// $\n"
            + "\t\t\t\tthrow error;\n\t\t\t}\n\n\t\t\t// above\n\t\t\treturn null; // behind\n\t\t}\n")]
    [InlineData("another branch behind it", "\t\tif (![|response.IsSuccessStatusCode|]) return null;\n\t\telse Console.WriteLine(1);\n",
        "\t\tif (!response.IsSuccessStatusCode)\n\t\t{\n\t\t\tvar error = @;\n\t\t\tif (#)\n\t\t\t{\n\t\t\t\t// $\n\t\t\t\tthrow error;\n"
            + "\t\t\t}\n\n\t\t\treturn null;\n\t\t}\n\t\telse Console.WriteLine(1);\n")]
    public async Task A_failure_branch_is_laid_out_as_it_was(string style, string before, string after)
    {
        after = after
            .Replace("@", "await response.ReadSalesforceErrorAsync()")
            .Replace("#", "error.ErrorCode is \"API_DISABLED_FOR_ORG\" or \"API_CURRENTLY_DISABLED\"")
            .Replace("$", "The org or the user may not use the API: an administrator has to act, a retry cannot help.");
        string Source(string check) =>
            "class Repository(HttpClient http)\n{\n\tpublic async Task<string> Load()\n\t{\n"
                + "\t\tvar response = await http.GetAsync(\"/services/data/v60.0/limits\");\n"
            + check + "\n\t\treturn \"\";\n\t}\n}\n";
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source(Source(before)).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Equal("using CaseProject;\n\n" + Source(after), files[0]);
    }

    [Fact]
    public async Task A_check_inside_of_a_failure_branch_is_fixed_with_it()
    {
        string Source(string first, string second) => $$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var first = await http.GetAsync("/services/data/v60.0/limits");
                    if (![|first.IsSuccessStatusCode|])
                    {{{first}}
                        var second = await http.GetAsync("/services/data/v60.0/limits");
                        if (![|second.IsSuccessStatusCode|])
                        {{{second}}
                            return null;
                        }

                        return "";
                    }

                    return "";
                }
            }

            """;
        string Decision(string error, string response, string indentation) => $$"""

            var {{error}} = await {{response}}.ReadSalesforceErrorAsync();
            if ({{error}}.ErrorCode is "API_DISABLED_FOR_ORG" or "API_CURRENTLY_DISABLED")
            {
                // The org or the user may not use the API: an administrator has to act, a retry cannot help.
                throw {{error}};
            }

            """.ReplaceLineEndings("\n" + indentation).TrimEnd(' ');
        var check = Case.For<UnreadErrorCodeAnalyzer>().Source(Source("", ""));
        var helper = (await check.FixedAsync(new ReadErrorCodeFixProvider()))[1];
        var both = Source(
            Decision("error", "first", "            "),
            Decision("salesforceError", "second", "                "));
        await check.VerifyFixAllAsync(
            new ReadErrorCodeFixProvider(), ["using CaseProject;\n\n" + both.Replace("[|", "").Replace("|]", ""), helper]);
    }

    [Fact]
    public async Task What_is_added_is_awaited_as_its_neighbours_are()
    {
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Source("""
            class Repository(HttpClient http)
            {
                public async Task Load()
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits").ConfigureAwait(false);
                    response.[|EnsureSuccessStatusCode|]();
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains("await response.EnsureSalesforceSuccessAsync().ConfigureAwait(false);", files[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CancellationToken ct", ", ct", "ct")]
    [InlineData("CancellationToken ct = default", ", cancellationToken: ct", "ct")]
    [InlineData("CancellationToken ct", "", "")]
    [InlineData("CancellationToken? ct", ", ct ?? default", "")]
    [InlineData("CancellationToken ct", ", CancellationToken.None", "")]
    public async Task A_token_that_is_passed_on_goes_to_the_helper_as_well(string parameter, string passed, string token)
    {
        string Source(string check, string ensure) => $$"""
            class Repository(HttpClient http)
            {
                public async Task Load({{parameter}})
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits"{{passed}});
                    {{ensure}};
                }

                public async Task<string> Recent({{parameter}})
                {
                    var other = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/recent"{{passed}});
                    if (!{{check}}) { throw new Exception(); }
                    return await other.Content.ReadAsStringAsync();
                }
            }

            """;
        var files = await Case.For(new DroppedErrorBodyAnalyzer(), new UnreadErrorCodeAnalyzer())
            .Source(Source("{|SFI2003:other.IsSuccessStatusCode|}", "response.{|SFI2002:EnsureSuccessStatusCode|}()"))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains($"await response.EnsureSalesforceSuccessAsync({token});", files[0], StringComparison.Ordinal);
        Assert.Contains($"await other.ReadSalesforceErrorAsync({token})", files[0], StringComparison.Ordinal);
        Assert.Contains("response.Content.ReadAsStringAsync(cancellationToken)", files[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Parallel.ForEachAsync(ids, ct, async (id, token) => { var r = await http.GetAsync(P + id, token); $ });", "token")]
    [InlineData("Each(ids, async id => { var r = await http.GetAsync(P + id, ct); $ });", "ct")]
    [InlineData("Each(ids, async id => await Do(id)); async Task Do(string id) { var r = await http.GetAsync(P + id, ct); $ }", "ct")]
    [InlineData("Each(ids, async id => await Do(http, id)); "
        + "static async Task Do(HttpClient http, string id) { var r = await http.GetAsync(P + id); $ }", "")]
    public async Task The_token_is_that_of_the_nearest_function_that_can_name_it(string statements, string token)
    {
        string Source(string ensure) => $$"""
            class Repository(HttpClient http)
            {
                const string P = "https://x.my.salesforce.com/services/data/v60.0/sobjects/Account/";
                static void Each(string[] ids, Func<string, Task> load) { foreach (var id in ids) load(id); }
                public void Load(string[] ids, CancellationToken ct) { Note(ct); {{statements.Replace("$", ensure)}} }
                void Note(CancellationToken ct) { }
            }

            """;
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Source(Source("r.[|EnsureSuccessStatusCode|]();"))
            .FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains($"await r.EnsureSalesforceSuccessAsync({token});", files[0], StringComparison.Ordinal);
    }

    /// <summary>The response that a pattern does not match may be none at all.</summary>
    [Theory]
    [InlineData("return {|r is { IsSuccessStatusCode: true }|} ? \"a\" : null;", "if (r != null && !(r is { IsSuccessStatusCode: true }))")]
    [InlineData("return {|r.StatusCode is HttpStatusCode.OK|} ? \"a\" : null;", "if (!(r.StatusCode is HttpStatusCode.OK))")]
    [InlineData("return {|r is { IsSuccessStatusCode: false }|} ? null : \"a\";", "if (r != null && r is { IsSuccessStatusCode: false })")]
    [InlineData("if ({|r is { StatusCode: HttpStatusCode.OK }|}) { return \"a\"; } return null;",
        "if (r != null && !(r is { StatusCode: HttpStatusCode.OK }))")]
    [InlineData("if (!({|r is { StatusCode: HttpStatusCode.OK }|})) { return null; } return \"a\";",
        "if (r != null && !(r is { StatusCode: HttpStatusCode.OK }))")]
    public async Task A_pattern_is_turned_as_a_whole(string statements, string decision)
    {
        var files = await Case.For<UnreadErrorCodeAnalyzer>().Source($$"""
            class Repository(HttpClient http)
            {
                public async Task<string> Load()
                {
                    var r = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits");
                    {{statements.Replace("{|", "[|").Replace("|}", "|]")}}
                }
            }

            """).FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains(decision, files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_helper_from_before_it_took_a_token_gets_none()
    {
        var files = await Case.For<DroppedErrorBodyAnalyzer>().Source("""
            class Repository(HttpClient http)
            {
                public async Task Load(CancellationToken ct)
                {
                    var response = await http.GetAsync("https://x.my.salesforce.com/services/data/v60.0/limits", ct);
                    response.[|EnsureSuccessStatusCode|]();
                }
            }

            """ + Helper).FixedAsync(new ReadErrorCodeFixProvider());

        Assert.Contains("await response.EnsureSalesforceSuccessAsync();", files[0], StringComparison.Ordinal);
    }

    /// <summary>What the fixes use of their helper, for cases that have it already.</summary>
    private static string Helper { get; } = """
        class SalesforceResponseException : HttpRequestException { public string ErrorCode { get; } = ""; }
        static class SalesforceResponseExtensions
        {
            public static Task<HttpResponseMessage> EnsureSalesforceSuccessAsync(this HttpResponseMessage r) => Task.FromResult(r);
            public static Task<SalesforceResponseException> ReadSalesforceErrorAsync(this HttpResponseMessage r) => null!;
        }

        """.ReplaceLineEndings("\n");

    private static string Throwing(string type, string branch) => $$"""
        {{type}}

        class Repository(HttpClient http)
        {
            public async Task<string> Load()
            {
                var response = await http.GetAsync("/services/data/v60.0/limits");
                if (![|response.IsSuccessStatusCode|]) { {{branch}} }
                return await response.Content.ReadAsStringAsync();
            }
        }

        """;

    [Theory]
    [InlineData("a branch that answers",
        "if (![|response.IsSuccessStatusCode|])\n        {\n            Console.WriteLine(\"failed\");\n            return null;\n"
            + "        }")]
    [InlineData("a statement without braces", "if ([|response.IsSuccessStatusCode|] == false)\n            return null;")]
    [InlineData("the other branch",
        "if ([|response.IsSuccessStatusCode|])\n        {\n            Console.WriteLine(\"read\");\n        }\n        else\n        {\n"
            + "            return null;\n        }")]
    [InlineData("a comparison of the status",
        "if ([|response.StatusCode != HttpStatusCode.OK|])\n        {\n            return null;\n        }")]
    [InlineData("a constant on the left",
        "if ([|HttpStatusCode.OK == response.StatusCode|])\n        {\n            return \"\";\n        }\n\n"
            + "        Console.WriteLine(\"failed\");\n        return null;")]
    [InlineData("a comparison of the number", "if ([|(int)response.StatusCode >= 400|])\n        {\n            return null;\n        }")]
    [InlineData("a range of numbers",
        "if ((int)response.StatusCode > 199 && [|((int)response.StatusCode) < 300|])\n        {\n"
            + "            Console.WriteLine(\"read\");\n        }\n        else\n        {\n            return null;\n        }")]
    [InlineData("a pattern of the status",
        "if ([|response.StatusCode is not HttpStatusCode.OK|])\n        {\n            return null;\n        }")]
    [InlineData("a pattern of the response",
        "if ([|response is { IsSuccessStatusCode: false }|])\n        {\n            throw new Exception(\"refused\");\n        }")]
    [InlineData("RestSharp that answers", "if (![|rest.IsSuccessful|])\n        {\n            return null;\n        }")]
    [InlineData("RestSharp that throws",
        "if (![|rest.IsSuccessful|])\n        {\n            throw new Exception(rest.Content);\n        }")]
    [InlineData("one of several conditions",
        "if (![|response.IsSuccessStatusCode|] && http.Timeout > TimeSpan.Zero)\n        {\n            return null;\n        }")]
    public async Task A_failure_branch_reads_the_error(string branch, string check)
    {
        var source = FailureBranch(check);
        var files = await Case.For<UnreadErrorCodeAnalyzer>().RestSharp().Source(source).FixedAsync(new ReadErrorCodeFixProvider());
        Snapshot.Verify(files[0], "cs.txt", branch.Replace(' ', '_'));
    }

    [Fact]
    public async Task A_failure_branch_uses_the_generated_triage()
    {
        var source = FailureBranch("if (!{|SFI2003:response.IsSuccessStatusCode|})\n        {\n            return null;\n        }");
        var files = await Case.For<UnreadErrorCodeAnalyzer>().RestSharp()
            .Source(source)
            .Source(ErrorTriageSource.Write(), "Triage.g.cs")
            .FixedAsync(new ReadErrorCodeFixProvider());
        Assert.Contains("if (SalesforceErrorTriage.IsAccessError(error.ErrorCode, error.Message))", files[0], StringComparison.Ordinal);
        Assert.Contains("public SalesforceErrorTriage.Reaction Reaction => ", files[2], StringComparison.Ordinal);
    }

    private static string FailureBranch(string check)
    {
        var answer = check.Contains("rest.", StringComparison.Ordinal)
            ? "rest = await client.ExecuteAsync(new RestSharp.RestRequest(\"/services/data/v60.0/limits\"))"
            : "response = await http.GetAsync(\"/services/data/v60.0/limits\")";
        return $$"""
            class Repository(HttpClient http, RestSharp.RestClient client)
            {
                public async Task<string> Load()
                {
                    var {{answer}};
                    {{check}}

                    return "";
                }
            }

            """;
    }
}
