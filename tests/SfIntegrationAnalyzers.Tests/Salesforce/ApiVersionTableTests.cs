using System.Globalization;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Tests.Salesforce;

public class ApiVersionTableTests
{
    [Fact]
    public void The_built_in_table_says_this() => Snapshot.Verify(string.Join("\n", new[]
        {
            $"{ApiVersionTable.BuiltIn.Origin} of {ApiVersionTable.BuiltIn.DataDate}; "
                + $"login() is retired in {ApiVersionTable.SoapLoginRetiredIn}, {ApiVersionTable.LastSoapLogin} is the last with it",
        }.Concat(ApiVersionTable.BuiltIn.Versions.Select(Line))));

    [Fact]
    public void A_minor_version_is_known_as_its_major() =>
        Assert.Equal("11.0", ApiVersionTable.BuiltIn.Find(new ApiVersion(11, 1))!.Version.ToString());

    [Fact]
    public void A_version_outside_the_table_is_not_found()
    {
        Assert.Null(ApiVersionTable.BuiltIn.Find(new ApiVersion(6)));
        Assert.Null(ApiVersionTable.BuiltIn.Find(new ApiVersion(ApiVersionTable.BuiltIn.Newest.Major + 1)));
    }

    [Fact]
    public void A_table_of_ones_own_is_ordered_and_knows_its_ends()
    {
        var table = new ApiVersionTable(
            [Info(66, ApiVersionBand.Supported), Info(40, ApiVersionBand.Announced), Info(65, ApiVersionBand.Supported)],
            "2026-01-01",
            "a test");

        Assert.Equal([40, 65, 66], table.Versions.Select(v => v.Version.Major));
        Assert.Equal((66, 65), (table.Newest.Major, table.LowestSupported.Major));
        Assert.Equal(("2026-01-01", "a test"), (table.DataDate, table.Origin));
    }

    [Fact]
    public void Where_all_versions_end_the_newest_counts_as_supported() =>
        Assert.Equal(
            40,
            new ApiVersionTable([Info(39, ApiVersionBand.Announced), Info(40, ApiVersionBand.Announced)], "", "").LowestSupported.Major);

    [Fact]
    public void An_empty_table_and_a_version_that_appears_twice_are_refused()
    {
        Assert.Equal(
            "A version table needs at least one version. (Parameter 'versions')",
            Assert.Throws<ArgumentException>(() => new ApiVersionTable([], "", "")).Message);
        Assert.Throws<ArgumentException>(() => new ApiVersionTable(
            [Info(40, ApiVersionBand.Announced), Info(40, ApiVersionBand.Retired)], "", ""));
    }

    [Fact]
    public void An_orgs_own_list_keeps_what_the_built_in_table_knows_of_a_version()
    {
        var table = Read("""
            [
              { "label": "Spring '17 of this org", "url": "/services/data/v39.0", "version": "39.0" },
              { "version": "70.0" },
              { "version": "64.0" }
            ]
            """);

        Assert.Equal(
            [
                "39.0 Spring '17 of this org 2017-02: Announced, support ends Summer '27, retired in Summer '28, login() UntilRetirement "
                    + "(salesforce-api-versions.json)",
                "64.0 Summer '25 2025-06: Supported, support ends , retired in , login() UntilRetirement (salesforce-api-versions.json)",
                "70.0  : Supported, support ends , retired in , login() Absent (salesforce-api-versions.json)",
            ],
            table.Versions.Select(Line));
        Assert.Equal(("", "salesforce-api-versions.json"), (table.DataDate, table.Origin));
    }

    [Fact]
    public void A_written_table_says_all_itself()
    {
        var table = Read("""
            {
              "date": "2027-01-15", // comments are fine
              "versions": [
                { "version": "v41", "release": "A", "band": "announced", "supportEnds": "B", "retiredIn": "C" },
                { "version": "40.0", "release": "D", "band": "Supported", "date": "no date of the table" }
              ]
            }
            """);

        Assert.Equal(
            """
            40.0 D 2017-06: Supported, support ends , retired in , login() UntilRetirement (salesforce-api-versions.json)
            41.0 A 2017-10: Announced, support ends B, retired in C, login() UntilRetirement (salesforce-api-versions.json)
            """.ReplaceLineEndings("\n"),
            string.Join("\n", table.Versions.Select(Line)));
        Assert.Equal("2027-01-15", table.DataDate);
    }

    [Theory]
    [InlineData("", "it names no version", "")]
    [InlineData("{}", "it names no version", "")]
    [InlineData("""{ "date": "2027-01-15", "versions": [{ "release": "A" }] }""", "it names no version", "")]
    [InlineData("""[{ "version": "sixty" }]""", "'sixty' is not an API version such as 60.0", "sixty")]
    [InlineData("""[{ "version": "60.0", "band": "old" }]""", "'old' is not retired, announced or supported", "old")]
    [InlineData("""[{ "version": "60.0", "band": "2" }]""", "'2' is not retired, announced or supported", "2")]
    [InlineData("""[{ "version": "60.0", "band": "+1" }]""", "'+1' is not retired, announced or supported", "+1")]
    [InlineData("""[{ "version": "60.0", "band": "retired, announced" }]""",
        "'retired, announced' is not retired, announced or supported", "retired, announced")]
    [InlineData("""[{ "version": "60.0", "band": "" }]""", "'' is not retired, announced or supported", "")]
    [InlineData("""[{ "version": "60.0" }, { "version": "60" }]""", "version 60.0 appears twice", "60")]
    public void What_is_wrong_with_a_table_is_said_with_its_place(string text, string problem, string place)
    {
        var reading = ApiVersionTableJson.Read(text);

        Assert.Null(reading.Table);
        Assert.Equal((problem, place), (reading.Problem, text.Substring(reading.Start, reading.Length)));
    }

    private static ApiVersionTable Read(string text)
    {
        var reading = ApiVersionTableJson.Read(text);
        Assert.Equal(("", 0, 0), (reading.Problem, reading.Start, reading.Length));
        return reading.Table!;
    }

    private static ApiVersionInfo Info(int major, ApiVersionBand band) =>
        new(new ApiVersion(major), "", "", band, "", "", SoapLoginAvailability.UntilRetirement, "");

    private static string Line(ApiVersionInfo info) => string.Create(
        CultureInfo.InvariantCulture,
        $"{info.Version} {info.Release} {info.Month}: "
            + $"{info.Band}, support ends {info.SupportEnds}, retired in {info.RetiredIn}, login() {info.SoapLogin} ({info.Source})");
}
