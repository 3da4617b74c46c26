using SfIntegrationAnalyzers.OrgCheck.CodeVersions;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.CodeVersions;

public class CodeApiVersionsTests
{
    private const string Q = "\"";

    [Theory]
    [InlineData("""var a = "/services/data/v66.0/query";""")]
    [InlineData("""var a = $"{host}/services/data/v66.0/{(b ? "x" : @"y\")}";""")]
    [InlineData("""var a = $"{{}}{x:0}/services/data/v66.0/";""")]
    [InlineData(""""" var a = @"c:\" + @"""" + "/services/data/v66.0/"; """"")]
    [InlineData("""" var a = $@"c:\{host}/services/data/v66.0/query?q="""; """")]
    [InlineData("""var a = '"'; var b = '\''; var c = "/services/data/v66.0/";""")]
    [InlineData("""/* " */ var a = "\u0068ttps://x.my.salesforce.com/services/data/v66.0/";""")]
    [InlineData("""// it's "open""" + "\nvar a = \"/services/Soap/u/66.0\";")]
    [InlineData("var a = " + Q + Q + Q + "\n  /services/data/v66.0/query \"quoted\"\n  " + Q + Q + Q + ";")]
    [InlineData("var a = $$" + Q + Q + Q + "{ {{host}}/services/data/v66.0/query }" + Q + Q + Q + ";")]
    [InlineData("""var a = $"{$"{$"/services/data/v66.0/{x}"}"}";""")]
    public void A_version_in_any_form_of_string_is_found_where_it_stands(string code)
    {
        var used = Assert.Single(CodeApiVersions.InSource("/repo/A.cs", code));

        Assert.Equal(new ApiVersion(66), used.Version);
        var line = code.Split('\n')[used.Position.Line - 1];
        Assert.StartsWith("66.0", line[(used.Position.Column - 1)..].TrimStart('v'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""// see /services/data/v66.0/query""")]
    [InlineData("""/* "/services/data/v66.0/query" */""")]
    [InlineData("""/// <see href="https://x.my.salesforce.com/services/data/v66.0/query"/>""")]
    [InlineData("""var a = $"/services/data/{version}/query";""")]
    [InlineData("""var a = "/services/data/"; var v66 = 66.0;""")]
    [InlineData("")]
    public void Comments_and_code_name_no_version(string code) =>
        Assert.Empty(CodeApiVersions.InSource("/repo/A.cs", code));

    [Theory]
    [InlineData("$\"{")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("@\"\"")]
    [InlineData("/*")]
    [InlineData("\"\\")]
    public void Broken_code_and_endless_nesting_come_to_an_end(string piece)
    {
        Assert.Empty(CodeApiVersions.InSource("/repo/A.cs", piece));
        Assert.Empty(CodeApiVersions.InSource("/repo/A.cs", string.Concat(Enumerable.Repeat(piece, 20_000))));
    }

    [Fact]
    public void Configuration_files_are_read_as_the_rules_read_them()
    {
        var used = CodeApiVersions.InConfiguration(
            "/repo/appsettings.json", "{\n  \"Url\": \"https://x.my.salesforce.com/services/data/v66.0/\"\n}");

        Assert.Equal(new UsedApiVersion(new ApiVersion(66), new SourcePosition("/repo/appsettings.json", 2, 53)), Assert.Single(used));
    }

    [Fact]
    public void A_version_that_is_too_new_is_an_error_one_that_is_gone_a_warning_and_one_of_the_org_nothing()
    {
        UsedApiVersion[] used = [Use(30), Use(31), Use(66), Use(67)];

        var findings = CodeApiVersions.Compare(
            "uat", [new(new ApiVersion(31), ""), new(new ApiVersion(66), "Spring '26")], used, "A.csproj");

        Assert.Equal(
            [(FindingSeverity.Warning, 30), (FindingSeverity.Error, 67)],
            findings.Select(finding => (finding.Severity, finding.Position.Line)));
        Assert.Empty(CodeApiVersions.Compare("uat", [], used, "A.csproj"));
    }

    private static UsedApiVersion Use(int major) => new(new ApiVersion(major), new SourcePosition("/repo/A.cs", major, 1));
}
