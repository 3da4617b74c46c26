using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.Tests.Salesforce;

public class SalesforceErrorCodesTests
{
    [Theory]
    [InlineData("API_DISABLE_FOR_ORG", "API_DISABLED_FOR_ORG")]
    [InlineData("REQUEST_LIMIT_EXCEDED", "REQUEST_LIMIT_EXCEEDED")]
    [InlineData("INVALID_SESSION", "")]
    [InlineData("INVALID_SESSIONID", "INVALID_SESSION_ID")]
    [InlineData("INVALID_TYP", "INVALID_TYPE")]
    [InlineData("INVALID_CROS", "")]
    [InlineData("FORBIDEN", "")]
    [InlineData("NOTHING_LIKE_ANY_CODE_AT_ALL", "")]
    public void A_mistyped_code_has_its_nearest_first(string text, string nearest) =>
        Assert.Equal(nearest, SalesforceErrorCodes.Nearest(text).FirstOrDefault() ?? "");

    [Fact]
    public void A_known_code_has_no_nearest() => Assert.Empty(SalesforceErrorCodes.Nearest("API_DISABLED_FOR_ORG"));

    [Theory]
    [InlineData("UNABLE_TO_LOCXRO", true)]
    [InlineData("UNABLE_TO_LOCXROWW", true)]
    [InlineData("UNABLE_TO_LOKRO", false)]
    [InlineData("UNABLE_TO_XOXXRO", false)]
    public void From_sixteen_characters_on_three_mistakes_are_borne_instead_of_two(string text, bool isNear) =>
        Assert.Equal(isNear, SalesforceErrorCodes.Nearest(text).Contains("UNABLE_TO_LOCK_ROW"));

    [Fact]
    public void No_more_than_three_are_named_in_the_order_of_their_distance_and_then_of_the_alphabet() => Snapshot.Verify(string.Join(
        "\n",
        new[] { "INVALID_ID_FIELDS", "INVALID_FILD", "CANNOT_DELETE_OBJECT", "DUPLICATE_VALUES", "LIMIT_EXCEEDD" }.Select(
            text => $"{text}: {string.Join(", ", SalesforceErrorCodes.Nearest(text))}")));

    [Fact]
    public void Each_category_is_an_access_error_or_not() => Snapshot.Verify(string.Join(
        "\n", Enum.GetValues<ErrorCategory>().Select(category => $"{category}: {SalesforceErrorCodes.IsAccessError(category)}")));

    [Fact]
    public void The_codes_that_a_decision_asks_for_are_those_of_the_table() => Snapshot.Verify(string.Join(
        "\n",
        [
            "passing, of an API: " + string.Join(" ", SalesforceErrorCodes.Passing(ErrorSurface.Exception)),
            "passing, of the token endpoint: " + string.Join(" ", SalesforceErrorCodes.Passing(ErrorSurface.OAuth)),
            "refused by the token endpoint: " + string.Join(" ", SalesforceErrorCodes.OAuthRefusals()),
            "refused by login(): " + string.Join(" ", SalesforceErrorCodes.LoginRefusals()),
        ]));

    [Theory]
    [InlineData("API_DISABLED_FOR_ORG", true)]
    [InlineData("api_disabled_for_org", false)]
    [InlineData("NO_SUCH_CODE", false)]
    public void A_code_is_known_as_Salesforce_writes_it(string code, bool isKnown) =>
        Assert.Equal(isKnown, SalesforceErrorCodes.IsKnown(code));

    [Theory]
    [InlineData("API_DISABLED_FOR_ORG", true)]
    [InlineData("GUEST_INSUFFICIENT_ACCESS", false)]
    public void What_is_stated_is_told_from_what_is_guessed(string code, bool isStated) =>
        Assert.Equal(isStated, SalesforceErrorCodes.All.First(c => c.Code == code && c.Message.Length == 0).IsStated);
}
