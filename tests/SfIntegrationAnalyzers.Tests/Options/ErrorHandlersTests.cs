using SfIntegrationAnalyzers.Options;
using SfIntegrationAnalyzers.Tests.AccessErrors;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.Options;

/// <summary><c>sfi.access_error_handlers</c>: whoever is named in it is heard, and what cannot name anybody is told.</summary>
public class ErrorHandlersTests
{
    [Theory]
    [InlineData("Contoso.Errors.Classify")]
    [InlineData("Contoso.Errors")]
    [InlineData("Acme.Other.Method; Contoso.Errors.Classify")]
    [InlineData(" Acme.Other.Method , Contoso.Errors.Classify ,")]
    public Task Whoever_is_named_decides(string option) => VerifyAsync(option, "Contoso.Errors.Classify(e)", isNamed: true);

    [Theory]
    [InlineData("Contoso.Outer.Errors.Classify")]
    [InlineData("Contoso.Outer+Errors.Classify")]
    [InlineData("Contoso.Outer.Errors")]
    public Task A_nested_type_is_named_as_in_source_or_in_metadata(string option) =>
        VerifyAsync(option, "Contoso.Outer.Errors.Classify(e)", isNamed: true);

    [Theory]
    [InlineData("Contoso.Errors.Classify")]
    [InlineData("Contoso.Errors<T>.Classify")]
    [InlineData("Contoso.Errors`1.Classify")]
    [InlineData("Contoso.Errors<List<T>>.Classify<TError, TAnswer>")]
    [InlineData("Acme.Other<TKey, TValue>.Method, Contoso.Errors<T>")]
    public Task A_generic_type_or_method_is_named_with_its_parameters_or_without(string option) =>
        VerifyAsync(option, "Contoso.Errors<int>.Classify<string, object>(e)", isNamed: true);

    [Theory]
    [InlineData("Contoso.Errors.Translate")]
    [InlineData("Contoso.Error")]
    [InlineData("Errors.Classify")]
    [InlineData("contoso.errors.classify")]
    public Task Nobody_else_does(string option) => VerifyAsync(option, "Contoso.Errors.Classify(e)", isNamed: false);

    /// <summary>Of what one place decides for a whole compilation, a folder hears whom its own configuration names.</summary>
    [Fact]
    public Task A_folder_hears_whom_it_names() => Case.For(AccessErrorRules.All)
        .ForceToolkit()
        .Library("Contoso.Errors", "1.0.0.0", """
            namespace Contoso
            {
                public static class Errors
                {
                    public static void Classify(System.Exception e) { }
                    public static void Read(System.Net.Http.HttpResponseMessage r) { }
                }
            }
            """)
        .EditorConfig(Key, "Contoso.Errors", folder: "named/")
        .Source(Sender("Named", "response.EnsureSuccessStatusCode()"), "named/Sender.cs")
        .Source(Sender("Other", "response.{|SFI2002:EnsureSuccessStatusCode|}()"), "other/Sender.cs")
        .Source(
            "class NamedReader(Salesforce.Force.ForceClient c) { public Task Read() => c.QueryAsync<object>(\"q\"); }", "named/Reader.cs")
        .Source(
            "class {|SFI2007:OtherReader|}(Salesforce.Force.ForceClient c) { public Task Read() => c.QueryAsync<object>(\"q\"); }",
            "other/Reader.cs")
        .Source("""
            class Reading : DelegatingHandler
            {
                protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token)
                {
                    var response = await base.SendAsync(request, token);
                    Contoso.Errors.Read(response);
                    return response;
                }
            }
            """, "named/Reading.cs")
        .Source("""
            class Jobs(Action job)
            {
                public void Run() { try { job(); } catch (Salesforce.Common.ForceException e) { Contoso.Errors.Classify(e); throw; } }
            }
            """, "named/Jobs.cs")
        .VerifyAsync();

    [Theory]
    [InlineData("Classify")]
    [InlineData("Contoso.Errors.Classify()")]
    [InlineData("Contoso..Classify")]
    [InlineData("Contoso.Errors.")]
    [InlineData(".Errors.Classify")]
    [InlineData("Contoso.Errors<T.Classify")]
    [InlineData("Contoso.Errors.<T>")]
    [InlineData("Contoso.Errors.Classify Contoso.Errors.Translate")]
    [InlineData("Contoso.Errors.1st")]
    public async Task What_can_name_nobody_is_told(string option)
    {
        var found = await Case.For<UnreadableOptionAnalyzer>().EditorConfig(Key, option).Source("class Salesforce { }").DiagnosticsAsync();

        Assert.StartsWith($"'{option}' in {Key} cannot be used and is ignored: methods such as", Assert.Single(found).GetMessage());
    }

    private static string Sender(string type, string check) => $$"""
        class {{type}}Sender(HttpClient salesforce)
        {
            public async Task Send() { var response = await salesforce.GetAsync("/services/data/v60.0/limits"); {{check}}; }
        }
        """;

    private static string Key => SfiOption.AccessErrorHandlers.Key;

    private static async Task VerifyAsync(string option, string call, bool isNamed)
    {
        await Case.For(AccessErrorRules.All)
            .ForceToolkit()
            .Library("Contoso.Errors", "1.0.0.0", """
                namespace Contoso
                {
                    public static class Errors { public static void Classify(System.Exception e) { } }
                    public static class Errors<T> { public static void Classify<TError, TAnswer>(System.Exception e) { } }
                    public static class Outer { public static class Errors { public static void Classify(System.Exception e) { } } }
                }
                """)
            .EditorConfig(Key, option)
            .Source($$"""
                class Repository(Salesforce.Force.ForceClient c)
                {
                    public async Task A()
                    {
                        try { await c.QueryAsync<object>("q"); }
                        {{(isNamed ? "catch (Exception e)" : "{|SFI2001:catch (Exception e)|}")}} { {{call}}; }
                    }
                }
                """)
            .VerifyAsync();
        Assert.Empty(await Case.For<UnreadableOptionAnalyzer>()
            .EditorConfig(Key, option)
            .Source("class Salesforce { }")
            .DiagnosticsAsync());
    }
}
