using SfIntegrationAnalyzers.OrgCheck.Manifest;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

public sealed class AudienceConditionTests
{
    [Theory]
    [InlineData("Department = 'Field Sales'")]
    [InlineData("department like 'Field%' and not City = null")]
    [InlineData("(A = 1 OR B = 2) AND (C != 'x' OR (NOT D IN ('a','b')))")]
    [InlineData("Interests__c INCLUDES ('a;b', 'c') AND X__c EXCLUDES ('d')")]
    [InlineData("Profile.UserLicense.Name = 'Salesforce'")]
    [InlineData("CreatedDate >= 2026-01-01T00:00:00Z AND LastLoginDate < LAST_N_DAYS:90")]
    [InlineData("CALENDAR_YEAR(CreatedDate) = 2026 AND Amount__c > -1.5 AND IsActive = TRUE")]
    [InlineData(@"Name = 'O\'Brien \\ \u0041'")]
    public void A_comparison_of_the_users_fields_passes(string condition) =>
        Assert.Null(AudienceCondition.FirstError(condition));

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("Name = 'x' LIMIT 1", 11)]
    [InlineData("Name = 'x' ORDER BY Name", 11)]
    [InlineData("Name = 'x' FOR UPDATE", 11)]
    [InlineData("Name = 'x' ALL ROWS", 11)]
    [InlineData("Name = 'x') OR (IsActive = true", 10)]
    [InlineData("((Name = 'x')", 13)]
    [InlineData("Id IN (SELECT AssigneeId FROM PermissionSetAssignment)", 7)]
    [InlineData("Id NOT IN (SELECT Id FROM Contact)", 11)]
    [InlineData("SELECT = 1", 0)]
    [InlineData("Name = 'x' -- comment", 11)]
    [InlineData("Name = :name", 7)]
    [InlineData("Name = 'a'; DELETE", 10)]
    [InlineData("Name = 'a\\'", 7)]
    [InlineData("Name = 'a\\q'", 7)]
    [InlineData("Name = \"a\"", 7)]
    [InlineData("Name = 'a' & 'b'", 11)]
    [InlineData("Name = 'a' AND", 14)]
    [InlineData("Name", 4)]
    [InlineData("Name = ", 7)]
    [InlineData("A = 1 AND B = 2 OR C = 3", 16)]
    [InlineData("Name = '@{x}'", 8)]
    [InlineData("DISTANCE(Location, GEOLOCATION(1,1), 'mi') < 5", 17)]
    public void Anything_else_is_refused_where_it_begins(string condition, int offset) =>
        Assert.Equal(offset, AudienceCondition.FirstError(condition)?.Offset);

    [Fact]
    public void Brackets_do_not_nest_without_end() =>
        Assert.Contains("deep", AudienceCondition.FirstError(new string('(', 3000))?.Message, StringComparison.Ordinal);
}
