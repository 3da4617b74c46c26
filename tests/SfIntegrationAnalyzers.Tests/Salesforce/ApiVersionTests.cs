using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Tests.Salesforce;

public class ApiVersionTests
{
    [Theory]
    [InlineData("60.0", 60, 0)]
    [InlineData("60", 60, 0)]
    [InlineData("11.1", 11, 1)]
    [InlineData("7.0", 7, 0)]
    [InlineData("0.0", 0, 0)]
    [InlineData("999.99", 999, 99)]
    public void A_bare_version_is_read(string text, int major, int minor)
    {
        Assert.True(ApiVersion.TryParse(text, out var version));
        Assert.Equal(new ApiVersion(major, minor), version);
        Assert.Equal(version, ApiVersion.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("60.")]
    [InlineData(".0")]
    [InlineData("1000.0")]
    [InlineData("60.000")]
    [InlineData("60.0.0")]
    [InlineData("v60.0")]
    [InlineData("6a.0")]
    [InlineData("a6.0")]
    [InlineData("/6")]
    [InlineData("6:")]
    [InlineData("6/.0")]
    [InlineData("60.0 ")]
    [InlineData("-6.0")]
    [InlineData("٦٠.٠")]
    public void Anything_else_is_no_version(string? text)
    {
        Assert.False(ApiVersion.TryParse(text, out var version));
        Assert.Equal(default, version);
    }

    [Fact]
    public void A_text_that_is_no_version_is_named() =>
        Assert.Equal("'v60' is not an API version such as 60.0.", Assert.Throws<FormatException>(() => ApiVersion.Parse("v60")).Message);

    [Theory]
    [InlineData("9.0", "60.0")]
    [InlineData("11.0", "11.1")]
    [InlineData("11.1", "12.0")]
    public void Versions_are_ordered_as_numbers(string earlier, string later)
    {
        var (one, other) = (ApiVersion.Parse(earlier), ApiVersion.Parse(later));

        Assert.True(one < other && one <= other && other > one && other >= one);
        Assert.False(other < one || other <= one || one > other || one >= other);
        Assert.Equal((-1, 1), (Math.Sign(one.CompareTo(other)), Math.Sign(other.CompareTo(one))));
    }

    [Fact]
    public void A_version_is_neither_before_nor_after_itself()
    {
        var (one, same) = (ApiVersion.Parse("60"), ApiVersion.Parse("60.0"));

        Assert.True(one <= same && one >= same && one.CompareTo(same) == 0);
        Assert.False(one < same || one > same);
    }

    [Theory]
    [InlineData(60, 0, "60.0")]
    [InlineData(11, 1, "11.1")]
    public void Its_text_is_the_bare_form(int major, int minor, string text) => Assert.Equal(text, new ApiVersion(major, minor).ToString());

    [Fact]
    public void The_forms_of_families_are_with_and_without_the_letter()
    {
        Assert.Equal("v60.0", ApiVersionForm.Prefixed.Format(new ApiVersion(60)));
        Assert.Equal("60.0", ApiVersionForm.Bare.Format(new ApiVersion(60)));
    }

    [Theory]
    [InlineData("60", "11.1")]
    [InlineData("v60", "v11.1")]
    public void A_form_without_minor_gets_one_where_the_version_has_one(string written, string expected)
    {
        Assert.True(ApiVersionForm.TryParse(written, out _, out var form));
        Assert.Equal(expected, form.Format(new ApiVersion(11, 1)));
    }

    [Theory]
    [InlineData("60", true)]
    [InlineData("v10", true)]
    [InlineData("11.1", true)]
    [InlineData("7.0", true)]
    [InlineData("199.0", true)]
    [InlineData("6.0", false)]
    [InlineData("9", false)]
    [InlineData("v9", false)]
    [InlineData("11.2", false)]
    [InlineData("12.1", false)]
    [InlineData("200.0", false)]
    public void A_bare_value_may_be_a_version_of_Salesforce_or_cannot(string written, bool maybe)
    {
        Assert.True(ApiVersionForm.TryParse(written, out var version, out var form));
        Assert.Equal(maybe, form.MayBeSalesforces(version));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("x60.0")]
    [InlineData("vv60.0")]
    [InlineData(".60")]
    public void What_is_in_no_form_is_no_version(string? text) => Assert.False(ApiVersionForm.TryParse(text, out _, out _));
}
