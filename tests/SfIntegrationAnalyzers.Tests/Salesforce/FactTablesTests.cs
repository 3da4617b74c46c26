using SfIntegrationAnalyzers.Salesforce.Errors;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Tests.Salesforce;

public class FactTablesTests
{
    [Theory]
    [InlineData("7.0", ApiVersionBand.Retired)]
    [InlineData("30.0", ApiVersionBand.Retired)]
    [InlineData("31.0", ApiVersionBand.Announced)]
    [InlineData("40.0", ApiVersionBand.Announced)]
    [InlineData("41.0", ApiVersionBand.Supported)]
    [InlineData("68.0", ApiVersionBand.Supported)]
    public void Each_version_has_its_band(string version, ApiVersionBand band) =>
        Assert.Equal(band, ApiVersionTable.BuiltIn.Find(ApiVersion.Parse(version))!.Band);

    [Fact]
    public void The_version_table_is_whole()
    {
        var table = ApiVersionTable.BuiltIn;

        Assert.Equal(Enumerable.Range(7, table.Newest.Major - 6), table.Versions.Select(v => v.Version.Major));
        Assert.Equal("41.0", table.LowestSupported.ToString());
        Assert.All(table.Versions, v => Assert.Equal(v.Band == ApiVersionBand.Supported, v.RetiredIn.Length == 0));
    }

    [Fact]
    public void The_error_code_table_is_whole()
    {
        var bySurface = SalesforceErrorCodes.All.Where(c => c.Message.Length == 0).CountBy(c => c.Surface).ToDictionary();

        Assert.Equal(263, bySurface[ErrorSurface.Exception]);
        Assert.Equal(619, bySurface[ErrorSurface.Record]);
        Assert.Equal(23, bySurface[ErrorSurface.Bulk]);
        Assert.All(SalesforceErrorCodes.All, c => Assert.NotEqual("", c.Source));
    }

    [Theory]
    [InlineData("API_DISABLED_FOR_ORG", null, ErrorCategory.ApiAccess, ErrorReaction.FixConfiguration)]
    [InlineData("API_CURRENTLY_DISABLED", null, ErrorCategory.ApiAccess, ErrorReaction.FixConfiguration)]
    [InlineData("INVALID_SESSION_ID", null, ErrorCategory.Session, ErrorReaction.SignInAgain)]
    [InlineData("INVALID_SESSION_ID",
        "This session is not valid for use with the REST API", ErrorCategory.AppAccess, ErrorReaction.FixConfiguration)]
    [InlineData("REQUEST_LIMIT_EXCEEDED", null, ErrorCategory.Quota, ErrorReaction.BackOff)]
    [InlineData("UNABLE_TO_LOCK_ROW", null, ErrorCategory.Contention, ErrorReaction.Retry)]
    [InlineData("UNSUPPORTED_API_VERSION", null, ErrorCategory.Version, ErrorReaction.BumpVersion)]
    [InlineData("invalid_app_access",
        "user is not admin approved to access this app", ErrorCategory.AppAccess, ErrorReaction.FixConfiguration)]
    public void A_code_tells_what_to_do(string code, string? message, ErrorCategory category, ErrorReaction reaction)
    {
        var row = SalesforceErrorCodes.All.First(c => c.Code == code
            && (message is null
                ? c.Message.Length == 0
                : c.Message.Length > 0 && message.Contains(c.Message, StringComparison.Ordinal)));

        Assert.Equal((category, reaction), (row.Category, row.Reaction));
    }

    [Theory]
    [InlineData("v60.0", "v68.0")]
    [InlineData("60.0", "68.0")]
    [InlineData("v60", "v68")]
    [InlineData("60", "68")]
    [InlineData("V60.0", "V68.0")]
    public void A_form_is_kept(string written, string expected)
    {
        Assert.True(ApiVersionForm.TryParse(written, out var version, out var form));
        Assert.Equal(new ApiVersion(60), version);
        Assert.Equal(expected, form.Format(new ApiVersion(68)));
    }
}
