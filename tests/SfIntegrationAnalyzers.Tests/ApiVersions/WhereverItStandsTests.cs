using SfIntegrationAnalyzers.ApiVersions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.ApiVersions;

/// <summary>
/// The text of a file is searched in vectors, a long one in parts: a word is found at every place in both, also across their ends.
/// </summary>
public class WhereverItStandsTests
{
    private const int LongestVector = 64;
    private const int PartLength = 16 * 1024;
    private const int LongText = 41 * 1024;

    [Theory]
    [InlineData("\"/services/data/{|SFI1001:v28.0|}/query\"")]
    [InlineData("\"/SERVICES/DATA/{|SFI1001:v28.0|}/query\"")]
    [InlineData("\"/cometd/{|SFI1001:28.0|}\"")]
    [InlineData("\"/soap/ajax/{|SFI1001:28.0|}/connection.js\"")]
    [InlineData("\"{|SFI1001:v28.0|}\"", "SFDC_API_VERSION")]
    [InlineData("\"{|SFI1001:v28.0|}\"", "SALESFORCE_API_VERSION")]
    [InlineData("\"{|SFI1001:v28.0|}\"", "ReinforceApiVersion")]
    public async Task A_word_is_found_at_every_place(string value, string name = "Address")
    {
        var source = $"class C {{ const string {name} = {value}; }}";
        for (var padding = 0; padding <= LongestVector; padding++)
        {
            await Case.For<RetiredApiVersionAnalyzer>().Source(new string(' ', padding) + source).VerifyAsync();
        }

        for (var padding = PartLength - 96; padding < PartLength; padding += 4)
        {
            await Case.For<RetiredApiVersionAnalyzer>().Source((new string(' ', padding) + source).PadRight(LongText)).VerifyAsync();
        }
    }
}
