using System.Globalization;
using System.Text;

namespace SfIntegrationAnalyzers.Benchmarks.Compile;

/// <summary>
/// A project to compile, made up line by line but in the shape of business code: most string literals stand in attributes, most files
/// are models and services, and one file in 200 talks to Salesforce, where asked for. The same seed gives the same bytes.
/// </summary>
internal static class Workload
{
    private static readonly string[] Nouns =
    [
        "Order", "Invoice", "Customer", "Shipment", "Payment", "Contract", "Product", "Account", "Ticket", "Schedule",
    ];
    private static readonly string[] Words =
    [
        "amount", "status", "created", "owner", "region", "channel", "currency", "priority", "reference", "version",
    ];

    /// <summary>Writes the project and returns how many lines it has.</summary>
    public static int Write(string folder, int leastLines, bool withSalesforce)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(42);
        var lines = 0;
        for (var file = 0; lines < leastLines; file++)
        {
            var text = (withSalesforce && file % 200 == 100) ? SalesforceClient(file) : (file % 3) switch
            {
                0 => Service(file, random),
                _ => Model(file, random),
            };
            lines += text.Count(c => c == '\n');
            File.WriteAllText(Path.Combine(folder, $"File{file}.cs"), text);
        }

        File.WriteAllText(Path.Combine(folder, "Workload.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NoWarn>$(NoWarn);CA1822;CS8618</NoWarn>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>
            """);
        return lines;
    }

    private static string Model(int file, Random random)
    {
        var noun = Nouns[file % Nouns.Length];
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $$"""
            using System.ComponentModel;
            using System.ComponentModel.DataAnnotations;
            using System.Text.Json.Serialization;

            namespace Workload.Models{{file % 40}};

            /// <summary>{{noun}} number {{file}}.</summary>
            [Description("{{noun}} as the billing service sends it, revision {{file}}.")]
            public sealed class {{noun}}{{file}}
            {
            """);
        for (var property = 0; property < 24; property++)
        {
            var word = Words[random.Next(Words.Length)];
            text.AppendLine(CultureInfo.InvariantCulture, $$"""
                    [JsonPropertyName("{{word}}_{{property}}")]
                    [Display(Name = "{{char.ToUpperInvariant(word[0])}}{{word[1..]}} {{property}}",
                        Description = "The {{word}} of the {{noun}}.")]
                    public string? {{char.ToUpperInvariant(word[0])}}{{word[1..]}}{{property}} { get; set; }

                """);
        }

        return text.AppendLine("}").ToString();
    }

    private static string Service(int file, Random random)
    {
        var noun = Nouns[file % Nouns.Length];
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $$"""
            using System.Globalization;
            using System.Text;

            namespace Workload.Services{{file % 40}};

            public interface I{{noun}}Service{{file}} { Task<int> CountAsync(CancellationToken cancellation); }

            public class {{noun}}Service{{file}}(HttpClient http) : I{{noun}}Service{{file}}
            {
                private readonly Dictionary<string, decimal> _totals = new(StringComparer.Ordinal);
                private const string Root = "https://billing.example/api/v2/{{noun}}";

                public async Task<int> CountAsync(CancellationToken cancellation)
                {
                    var answer = await http.GetAsync(Root + "/count?x=" + _totals.Count, cancellation);
                    answer.EnsureSuccessStatusCode();
                    return int.Parse(await answer.Content.ReadAsStringAsync(cancellation), CultureInfo.InvariantCulture);
                }

            """);
        for (var method = 0; method < 8; method++)
        {
            var word = Words[random.Next(Words.Length)];
            text.AppendLine(CultureInfo.InvariantCulture, $$"""
                    public string Summarise{{method}}(IEnumerable<decimal> values, string {{word}})
                    {
                        var builder = new StringBuilder();
                        foreach (var (value, index) in values.Where(v => v > {{random.Next(100)}}m).Select((v, i) => (v, i)))
                        {
                            if (_totals.TryGetValue({{word}}, out var known) && known != value)
                            {
                                builder.Append($"{{{word}}} {index}: {value:0.00}");
                            }
                            else
                            {
                                _totals[{{word}} + index.ToString(CultureInfo.InvariantCulture)] = value;
                            }
                        }

                        return builder.Length == 0 ? "none" : builder.ToString();
                    }

                """);
        }

        return text.AppendLine("}").ToString();
    }

    private static string SalesforceClient(int file) => $$"""
        using System.Net.Http.Headers;
        using System.Text.Json;

        namespace Workload.Salesforce;

        public class SalesforceClient{{file}}
        {
            private const string ApiVersion = "v{{28 + (file / 200 % 40)}}.0";
            private readonly HttpClient _http;

            public SalesforceClient{{file}}(HttpClient http, string token)
            {
                _http = http;
                _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            public async Task<JsonDocument> QueryAsync(string instance, string soql)
            {
                var response = await _http.GetAsync($"{instance}/services/data/{ApiVersion}/query?q={Uri.EscapeDataString(soql)}");
                response.EnsureSuccessStatusCode();
                return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            }

            public async Task<string?> CreateAsync(string instance, string type, HttpContent content)
            {
                try
                {
                    var response = await _http.PostAsync(instance + "/services/data/v36.0/sobjects/" + type, content);
                    return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null;
                }
                catch (Exception e)
                {
                    Console.WriteLine(e.Message);
                    return null;
                }
            }
        }

        """;
}
