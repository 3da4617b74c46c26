using System.Text;
using SfIntegrationAnalyzers.Salesforce.Configuration;
using SfIntegrationAnalyzers.Salesforce.Versions;
using SfIntegrationAnalyzers.Tests.Verification;

namespace SfIntegrationAnalyzers.Tests.Configuration;

public class ConfigurationUpgradeTests
{
    [Theory]
    [InlineData("{ \"Salesforce\": { \"ApiVersion\": \"v28.0\" } }", "{ \"Salesforce\": { \"ApiVersion\": \"v$newest.0\" } }")]
    [InlineData("{ \"Salesforce\": { \"ApiVersion\": \"36.0\" } } // old", "{ \"Salesforce\": { \"ApiVersion\": \"$newest.0\" } } // old")]
    [InlineData("{ \"Salesforce\": { \"ApiVersion\": \"v50.0\" } }", "{ \"Salesforce\": { \"ApiVersion\": \"v50.0\" } }")]
    [InlineData("{ \"Salesforce\": { \"Path\": \"/services/data/28.0\" } }",
        "{ \"Salesforce\": { \"Path\": \"/services/data/v$newest.0\" } }")]
    [InlineData("<a><!-- 28.0 --><soap:address location='https://login.salesforce.com/services/Soap/u/28.0'/></a>",
        "<a><!-- 28.0 --><soap:address location='https://login.salesforce.com/services/Soap/u/64.0'/></a>")]
    [InlineData("<a><soap:address location='https://login.salesforce.com/services/Soap/m/28.0'/></a>",
        "<a><soap:address location='https://login.salesforce.com/services/Soap/m/$newest.0'/></a>")]
    [InlineData("<a><soap:address location='https://acme.my.salesforce.com/services/Soap/c/28.0/0DF'/></a>",
        "<a><soap:address location='https://acme.my.salesforce.com/services/Soap/c/64.0/0DF'/></a>")]
    [InlineData("{ \"Salesforce\": { \"SoapVersion\": \"28.0\" } }", "{ \"Salesforce\": { \"SoapVersion\": \"64.0\" } }")]
    [InlineData("{ \"Salesforce\": { \"ApiVersion\": \"28.0\", \"Login\": \"https://login.salesforce.com/services/Soap/u/\" } }",
        "{ \"Salesforce\": { \"ApiVersion\": \"64.0\", \"Login\": \"https://login.salesforce.com/services/Soap/u/\" } }")]
    [InlineData(
        "<a><add key='SalesforceApiVersion' value='28.0'/><add key='Login' value='https://test.salesforce.com/services/Soap/u/{0}'/></a>",
        "<a><add key='SalesforceApiVersion' value='64.0'/><add key='Login' value='https://test.salesforce.com/services/Soap/u/{0}'/></a>")]
    [InlineData("{ \"Salesforce\": { \"ApiVersion\": \"28.0\", \"Login\": \"https://login.salesforce.com/services/Soap/u/60.0\" } }",
        "{ \"Salesforce\": { \"ApiVersion\": \"$newest.0\", \"Login\": \"https://login.salesforce.com/services/Soap/u/60.0\" } }")]
    public void Old_versions_are_brought_up_to_date_and_nothing_else(string before, string after)
    {
        var once = ConfigurationUpgrade.Apply(before, ConfigurationUpgrade.Plan(before, ApiVersionTable.BuiltIn));

        Assert.Equal(after.WithNewest(), once);
        Assert.Empty(ConfigurationUpgrade.Plan(once, ApiVersionTable.BuiltIn));
    }

    public static TheoryData<string> Encodings => new() { "utf-8", "utf-8-bom", "utf-16", "utf-16BE", "iso-8859-1" };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_byte_order_mark_and_line_endings_stay(string name)
    {
        Encoding encoding = name == "utf-8-bom"
            ? new UTF8Encoding(true)
            : name == "utf-8" ? new UTF8Encoding(false) : Encoding.GetEncoding(name);
        byte[] Bytes(string version) =>
            [
                .. encoding.GetPreamble(),
                .. encoding.GetBytes($"{{\r\n\t\"Größe\": \"é\", \"Salesforce\": {{ \"ApiVersion\": \"{version}\" }}\n}}\r"),
            ];

        var changed = ConfigurationUpgrade.Apply(Bytes("v28.0"), ApiVersionTable.BuiltIn, new ApiVersion(60), minimum: null, out var edits);

        Assert.Equal(Bytes("v60.0"), changed);
        var edit = Assert.Single(edits);
        Assert.Equal(("v28.0", "v60.0", 2, 47), (edit.OldText, edit.NewText, edit.Line, edit.Column));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay()
    {
        byte[] content = [0xC3, 0x28, .. "{ \"url\": \"https://x.my.salesforce.com/services/data/v28.0/\" }"u8, 0xFF, 0x80];

        var changed = ConfigurationUpgrade.Apply(content, ApiVersionTable.BuiltIn, target: null, minimum: null, out _);

        Assert.Equal(content.AsSpan(0, 2).ToArray(), changed.AsSpan(0, 2).ToArray());
        Assert.Equal((byte[])[0xFF, 0x80], changed.AsSpan(changed.Length - 2).ToArray());
    }

    [Fact]
    public void A_version_is_never_lowered()
    {
        const string Text = "{ \"Salesforce\": { \"ApiVersion\": \"v40.0\" } }";

        Assert.Empty(ConfigurationUpgrade.Plan(Text, ApiVersionTable.BuiltIn, new ApiVersion(35)));
    }

    [Fact]
    public void A_target_below_the_minimum_gives_way_to_it() => Assert.Equal("v60.0", Assert.Single(ConfigurationUpgrade.Plan(
        """{ "SalesforceApiVersion": "v55.0" }""", ApiVersionTable.BuiltIn, new ApiVersion(58), minimum: new ApiVersion(60))).NewText);

    [Fact]
    public void A_minimum_counts_as_well() => Assert.Equal("v60.0", Assert.Single(ConfigurationUpgrade.Plan(
        "{ \"Salesforce\": { \"ApiVersion\": \"v50.0\" } }", ApiVersionTable.BuiltIn, new ApiVersion(60), new ApiVersion(55))).NewText);
}
