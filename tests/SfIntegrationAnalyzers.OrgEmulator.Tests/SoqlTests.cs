using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

public sealed class SoqlTests : SmallOrgTests
{
    [Theory]
    [InlineData("Username = 'ADMIN@small.example'", "admin")]
    [InlineData("LastName = 'o\\'direct'", "direct")]
    [InlineData("Username LIKE 'exp%'", "expired expiring")]
    [InlineData("Username LIKE '_roup@%'", "group")]
    [InlineData("Username LIKE '\\_roup@%'", "")]
    [InlineData("IsActive = false", "inactive")]
    [InlineData("IsActive != true", "inactive")]
    [InlineData("ProfileId = null", "auto")]
    [InlineData("Profile.Name != 'Nothing' AND IsActive = true", "admin auto blind")]
    [InlineData("UserRole.DeveloperName = 'Seller'", "direct")]
    [InlineData("UserRole.DeveloperName != 'Boss' AND Username LIKE 'd%'", "direct")]
    [InlineData("Department = 'sales'", "direct")]
    [InlineData("LastLoginDate = LAST_N_DAYS:2", "admin")]
    [InlineData("LastLoginDate < 2026-06-01T00:00:00Z", "direct")]
    [InlineData("LastLoginDate >= 2026-11-19T09:00:00+01:00", "admin")]
    [InlineData("LastLoginDate != null", "admin direct")]
    [InlineData("FirstName = ''  AND Username LIKE 'a%'", "auto")]
    [InlineData("Username IN ('admin@small.example', 'group@small.example', 'nobody')", "admin group")]
    [InlineData("Profile.Name NOT IN ('Nothing', 'Blind')", "admin auto")]
    [InlineData("(Username LIKE 'a%' OR Username LIKE 'b%') AND (NOT Username LIKE 'au%')", "admin blind")]
    [InlineData("NOT Profile.Name = 'Nothing'", "admin auto blind")]
    [InlineData("Id IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.Type = 'Group')", "group muted")]
    [InlineData(
        "IsActive = true AND Id NOT IN (SELECT AssigneeId FROM PermissionSetAssignment WHERE PermissionSet.PermissionsApiEnabled = true)",
        "auto muted")]
    [InlineData("Id IN (SELECT UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = 'Team')", "direct")]
    [InlineData("Id IN (SELECT UserId FROM UserLogin WHERE IsFrozen = true)", "frozen")]
    public async Task A_filter_selects_the_rows_that_Salesforce_would(string where, string expected)
    {
        var answer = await Client.QueryAsync($"SELECT Username FROM User WHERE {where}");
        Assert.True(answer.Json is System.Text.Json.Nodes.JsonObject, answer.Text);
        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            answer.Values("Username").Select(u => u!.Split('@')[0]).Order());
    }

    [Theory]
    [InlineData(@"\'\\\"" \_\%", @"'\"" _%")]
    [InlineData(@"a\nb\rc\td\be\ff", "a\nb\rc\td\be\ff")]
    public async Task Each_escape_stands_for_its_character(string written, string meant)
    {
        var definition = new Definition.OrgDefinition
        {
            Users = new Dictionary<string, Definition.UserDefinition>
            {
                ["a@b.example"] = new() { Profile = "System Administrator", LastName = meant },
            },
        };
        await using var org = await EmulatedOrg.StartAsync(definition);
        using var client = new OrgClient(org, "a@b.example");
        Assert.Equal([meant], (await client.QueryAsync($"SELECT LastName FROM User WHERE LastName = '{written}'")).Values("LastName"));
        Assert.Equal([meant], (await client.QueryAsync($"SELECT LastName FROM User WHERE LastName LIKE '{written}%'")).Values("LastName"));
    }

    [Theory]
    [InlineData("Organization")]
    [InlineData("User")]
    [InlineData("UserLogin")]
    [InlineData("UserPermissionAccess")]
    [InlineData("Profile")]
    [InlineData("UserLicense")]
    [InlineData("PermissionSet")]
    [InlineData("PermissionSetAssignment")]
    [InlineData("PermissionSetGroup")]
    [InlineData("PermissionSetGroupComponent")]
    [InlineData("MutingPermissionSet")]
    [InlineData("PermissionSetLicense")]
    [InlineData("PermissionSetLicenseAssign")]
    [InlineData("SetupEntityAccess")]
    [InlineData("ConnectedApplication")]
    [InlineData("ExternalClientApplication")]
    [InlineData("ExtlClntAppOauthPlcyCnfg")]
    [InlineData("SetupAuditTrail")]
    public async Task An_object_answers_every_field_that_its_describe_lists(string sobject)
    {
        var fields = (await Client.GetAsync($"{OrgClient.Root}/sobjects/{sobject}/describe"))
            .Json!["fields"]!.AsArray()
            .Select(f => f!["name"]!.ToString())
            .ToList();
        Assert.Contains("Id", fields);
        var answer = await Client.QueryAsync($"SELECT {string.Join(", ", fields)} FROM {sobject}");
        Assert.True((int)answer.Status == 200, answer.Text);
        Assert.All(answer.Records, r => Assert.Equal(fields.Prepend("attributes"), r.AsObject().Select(p => p.Key)));
    }

    [Theory]
    [InlineData(
        "SELECT (SELECT PermissionSet.Name FROM PermissionSetAssignments WHERE PermissionSet.Type = 'Regular' ORDER BY Id LIMIT 1) "
            + "FROM User WHERE Username LIKE 'direct%'",
        "PermissionSetAssignments 1")]
    [InlineData(
        "SELECT (SELECT Id FROM Assignments WHERE Assignee.IsActive = true ORDER BY Assignee.Username LIMIT 3) FROM PermissionSet "
            + "WHERE Name = 'Api'",
        "Assignments 3")]
    [InlineData(
        "SELECT (SELECT SetupEntityId FROM SetupEntityAccessItems WHERE SetupEntityType = 'ConnectedApplication') FROM PermissionSet "
            + "WHERE Name = 'Api'",
        "SetupEntityAccessItems 1")]
    [InlineData(
        "SELECT (SELECT PermissionSetId FROM PermissionSetGroupComponents ORDER BY PermissionSetId DESC) FROM PermissionSetGroup "
            + "WHERE DeveloperName = 'Api_Group'",
        "PermissionSetGroupComponents 2")]
    public async Task Children_have_a_filter_an_order_and_a_limit_of_their_own(string soql, string expected)
    {
        var answer = await Client.QueryAsync(soql);
        var (name, children) = Assert.Single(Assert.Single(answer.Records).AsObject(), p => p.Key != "attributes");
        Assert.Equal(expected, $"{name} {children!["records"]!.AsArray().Count}");
    }

    [Fact]
    public async Task Ids_are_compared_by_their_first_fifteen_characters()
    {
        var id = Org.UserId(SmallOrg.Admin);
        Assert.Equal(18, id.Length);
        Assert.Equal(1, (await Client.QueryAsync($"SELECT Id FROM User WHERE Id = '{id[..15]}'")).TotalSize);
        Assert.Equal(1, (await Client.QueryAsync($"SELECT Id FROM User WHERE Id IN ('{id}', '{id[..15]}')")).TotalSize);
    }

    [Fact]
    public async Task Ids_order_by_the_codes_of_their_characters_so_that_aClient_may_page_by_them()
    {
        var ids = (await Client.QueryAsync("SELECT Id FROM User ORDER BY Id")).Values("Id");
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Skip(4), (await Client.QueryAsync($"SELECT Id FROM User WHERE Id > '{ids[3]}' ORDER BY Id")).Values("Id"));
        Assert.Equal(ids.Take(4), (await Client.QueryAsync($"SELECT Id FROM User WHERE Id <= '{ids[3]![..15]}' ORDER BY Id")).Values("Id"));
    }

    [Theory]
    [InlineData("SELECT Id, Foo FROM User", "INVALID_FIELD", 12, "No such column 'Foo' on entity 'User'.")]
    [InlineData("SELECT Foo.Name FROM User", "INVALID_FIELD", 8, "Didn't understand relationship 'Foo' in field path.")]
    [InlineData("SELECT Id, id FROM User", "INVALID_FIELD", 12, "duplicate field selected: id")]
    [InlineData("SELECT Id FROM Foo", "INVALID_TYPE", 16, "sObject type 'Foo' is not supported.")]
    [InlineData("SELECT Id FROM PermissionSetGroupAssignment",
        "INVALID_TYPE", 16, "sObject type 'PermissionSetGroupAssignment' is not supported.")]
    [InlineData("SELECT Id, (SELECT Id FROM Foos) FROM User",
        "INVALID_TYPE", 28, "Didn't understand relationship 'Foos' in FROM part of query call.")]
    [InlineData("SELECT Id FROM User WHERE IsActive = 'true'",
        "INVALID_FIELD", 38, "must be of type boolean and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM User WHERE Username = 5", "INVALID_FIELD", 38, "must be of type string and should be enclosed in quotes")]
    [InlineData("SELECT Id FROM User WHERE Id = 'x'", "INVALID_QUERY_FILTER_OPERATOR", 32, "invalid ID field: x")]
    [InlineData("SELECT Id FROM User WHERE Id LIKE '005%'", "INVALID_FIELD", 27, "invalid operator on id field")]
    [InlineData("SELECT Id FROM UserLicense WHERE UsedLicenses > 1", "INVALID_FIELD", 34, "can not be filtered in a query call")]
    [InlineData("SELECT Id FROM User WHERE IsActive == true", "MALFORMED_QUERY", 37, "unexpected token: '='")]
    [InlineData("SELECT Id FROM User WHERE Id != null AND IsActive = true OR UserType = 'x'",
        "MALFORMED_QUERY", 58, "unexpected token: 'OR'")]
    [InlineData("SELECT Id FROM User WHERE", "MALFORMED_QUERY", 26, "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM User OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", 28, "Maximum SOQL offset allowed is 2000")]
    [InlineData("SELECT IsActive, UserType FROM User GROUP BY IsActive",
        "MALFORMED_QUERY", 18, "Field must be grouped or aggregated: UserType")]
    [InlineData("SELECT IsActive, COUNT(Id) FROM User GROUP BY IsActive ORDER BY UserType",
        "MALFORMED_QUERY", 65, "Ordered field must be grouped or aggregated: UserType")]
    [InlineData("SELECT Id n FROM User", "MALFORMED_QUERY", 11, "only aggregate expressions use field aliasing")]
    [InlineData("SELECT Id FROM User WHERE Id IN (SELECT Id FROM User)",
        "MALFORMED_QUERY", 34, "The inner and outer selects should not be on the same object type")]
    [InlineData(
        "SELECT Id FROM User WHERE IsActive = true OR Id IN (SELECT AssigneeId FROM PermissionSetAssignment)",
            "MALFORMED_QUERY", 53, "Semi join sub-selects are only allowed at the top level")]
    public async Task A_wrong_query_is_told_where_and_why(string soql, string code, int column, string message)
    {
        var answer = await Client.QueryAsync(soql);
        Assert.Equal(400, (int)answer.Status);
        Assert.Equal(code, answer.ErrorCode);
        Assert.StartsWith(
            $"\n{soql}\n{new string(' ', column - 1)}^\nERROR at Row:1:Column:{column}\n", answer.Message, StringComparison.Ordinal);
        Assert.Contains(message, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_is_echoed_in_part()
    {
        var answer = await Client.QueryAsync($"SELECT Id, {string.Join(", ", Enumerable.Repeat("Username", 40))} FROM User WHERE Foo = 1");
        Assert.Equal("INVALID_FIELD", answer.ErrorCode);
        var lines = answer.Message.Split('\n');
        Assert.True(lines[1].Length < 120, lines[1]);
        Assert.Equal("Foo", lines[1].Substring(lines[2].IndexOf('^'), 3));
    }

    [Theory]
    [InlineData("SELECT Name FROM Account", "the object Account")]
    [InlineData("SELECT Id FROM UserFeed", "the object UserFeed")]
    [InlineData("SELECT Fax FROM User", "the field User.Fax")]
    [InlineData("SELECT UserPreferencesLightningExperiencePreferred FROM User",
        "the field User.UserPreferencesLightningExperiencePreferred")]
    [InlineData("SELECT CreatedBy.Name FROM PermissionSet", "the relationship PermissionSet.CreatedBy")]
    [InlineData("SELECT (SELECT Id FROM ManagedUsers) FROM User", "the child relationship User.ManagedUsers")]
    [InlineData("SELECT MobilePhone FROM User", "the field User.MobilePhone")]
    [InlineData("SELECT Manager.Name FROM User", "the relationship User.Manager")]
    [InlineData("SELECT InternalSharingModel FROM EntityDefinition", "rows of EntityDefinition but QualifiedApiName = 'User'")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName = 'Account'",
        "rows of EntityDefinition but QualifiedApiName = 'User'")]
    [InlineData("SELECT KeyPrefix FROM EntityDefinition WHERE QualifiedApiName = 'User'", "the field EntityDefinition.KeyPrefix")]
    [InlineData("SELECT FORMAT(Name) FROM User", "the function FORMAT()")]
    [InlineData("SELECT COUNT(Id) FROM User GROUP BY IsActive HAVING COUNT(Id) > 1", "the clause HAVING")]
    [InlineData("SELECT IsActive, COUNT(Id) n FROM User GROUP BY IsActive ORDER BY n", "ORDER BY of an alias")]
    [InlineData("SELECT Id FROM User ORDER BY COUNT(Id)", "ORDER BY of an aggregate in a query without any")]
    [InlineData("SELECT COUNT() FROM User ORDER BY Name", "COUNT() with ORDER BY")]
    [InlineData("SELECT Id FROM User WHERE LastLoginDate = LAST_N_DAYS:999999999", "the date literal LAST_N_DAYS:999999999")]
    [InlineData("SELECT Id FROM User WITH SECURITY_ENFORCED", "the clause WITH")]
    [InlineData("SELECT Id FROM User WHERE LastLoginDate = THIS_FISCAL_QUARTER", null)]
    [InlineData("SELECT Id FROM User WHERE LastLoginDate = THIS_QUARTER", "the date literal THIS_QUARTER")]
    public async Task What_the_emulator_does_not_know_is_refused_and_remembered(string soql, string? what)
    {
        var answer = await Client.QueryAsync(soql);
        Assert.Equal(what is null ? 400 : 500, (int)answer.Status);
        Assert.Equal(what is null ? 0 : 1, Org.Refusals.Count);
        if (what is not null)
            Assert.EndsWith(what, answer.Message, StringComparison.Ordinal);
        Org.ForgiveRefusals();
    }

    /// <summary>
    /// A name that is modelled by now would stand there for nothing, and one of an object that does not exist never counts.
    /// </summary>
    [Fact]
    public async Task Every_name_that_is_listed_as_left_out_is_refused()
    {
        var answered = new List<string>();
        var list = "";
        foreach (var line in File.ReadLines(Repository.PathOf("tests", "SfIntegrationAnalyzers.OrgEmulator", "Schema", "Unmodelled.txt"))
            .Where(line => !line.StartsWith('#')))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            list = line.StartsWith(' ') || words.Length == 0 ? list : words[0];
            foreach (var word in words.Skip(line.StartsWith(' ') ? 0 : 1))
            {
                var name = word.Replace("*", "Any", StringComparison.Ordinal);
                var soql = list == "OBJECTS" ? $"SELECT Id FROM {name}" : $"SELECT {name} FROM {list}";
                if ((int)(await Client.QueryAsync(soql)).Status != 500)
                    answered.Add(soql);
            }
        }

        Assert.True(Org.Refusals.Count > 400, "Hardly anything is listed.");
        Org.ForgiveRefusals();
        Assert.Empty(answered);
    }

    /// <summary>An answer that there is no such object would contradict the sets that grant access to it.</summary>
    [Theory]
    [InlineData("query?q=SELECT+Id+FROM+Invoice__c")]
    [InlineData("sobjects/Invoice__c/describe")]
    [InlineData("sobjects/invoice__c/a01000000000001AAA")]
    public async Task An_object_that_a_set_of_the_org_grants_access_to_is_refused(string resource)
    {
        await using var org = await EmulatedOrg.StartAsync(
            OrgDefinition.FromJson(SmallOrg.Json.Replace("\"Opportunity\"", "\"Invoice__c\"")));
        using var client = new OrgClient(org, SmallOrg.Admin);

        Assert.Equal(500, (int)(await client.GetAsync($"{OrgClient.Root}/{resource}")).Status);
        Assert.Single(org.Refusals);
        org.ForgiveRefusals();
    }

    [Fact]
    public async Task AnOrg_that_refused_fails_when_it_is_disposed()
    {
        var org = await SmallOrg.StartAsync();
        using (var client = new OrgClient(org, SmallOrg.Admin))
            await client.QueryAsync("SELECT Name FROM Account");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await org.DisposeAsync());
    }

    [Fact]
    public async Task Parents_that_are_missing_are_null_and_children_that_are_missing_too()
    {
        var automated = await Client.QueryAsync(
            "SELECT Profile.Name, Profile.UserLicense.Name, (SELECT Id FROM PermissionSetAssignments) FROM User WHERE ProfileId = null");
        Assert.Null(automated.Records[0]["Profile"]);
        Assert.Null(automated.Records[0]["PermissionSetAssignments"]);

        var admin = await Client.QueryAsync("SELECT Profile.Name, Profile.UserLicense.Name FROM User WHERE Username LIKE 'admin%'");
        Assert.Equal("Salesforce", admin.Records[0]["Profile"]!["UserLicense"]!["Name"]!.ToString());
        Assert.Equal("System Administrator", admin.Records[0]["Profile"]!["Name"]!.ToString());
        Assert.Equal("UserLicense", admin.Records[0]["Profile"]!["UserLicense"]!["attributes"]!["type"]!.ToString());
    }

    [Fact]
    public async Task Names_are_answered_in_canonical_case()
    {
        var answer = await Client.QueryAsync("select uSERNAME, pROFILE.nAME from uSER where uSERNAME like 'admin%'");
        Assert.Equal(["attributes", "Username", "Profile"], answer.Records[0].AsObject().Select(p => p.Key));
        Assert.EndsWith(
            "/sobjects/User/" + Org.UserId(SmallOrg.Admin), answer.Records[0]["attributes"]!["url"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_come_in_an_order_of_their_own_and_ORDER_BY_brings_in_another()
    {
        const string All = "SELECT Username FROM User";
        await using var other = await SmallOrg.StartAsync(new EmulatedOrgOptions { Seed = 2 });
        using var client = new OrgClient(other, SmallOrg.Admin);
        var (here, there) = ((await Client.QueryAsync(All)).Values("Username"), (await client.QueryAsync(All)).Values("Username"));
        Assert.NotEqual(here, there);
        Assert.Equal(here.Order(), there.Order());

        Assert.Equal(here.OrderDescending(), (await Client.QueryAsync(All + " ORDER BY Username DESC")).Values("Username"));
        Assert.Equal(
            here.Order().Skip(2).Take(3),
            (await Client.QueryAsync(All + " ORDER BY Username LIMIT 3 OFFSET 2")).Values("Username"));
        Assert.Equal(
            "direct@small.example",
            (await Client.QueryAsync(All + " WHERE LastLoginDate != null ORDER BY LastLoginDate LIMIT 1")).Values("Username")[0]);
        Assert.Null((await Client.QueryAsync("SELECT LastLoginDate FROM User ORDER BY LastLoginDate DESC")).Values("LastLoginDate")[0]);
        Assert.NotNull(
            (await Client.QueryAsync("SELECT LastLoginDate FROM User ORDER BY LastLoginDate NULLS LAST")).Values("LastLoginDate")[0]);
    }

    [Fact]
    public async Task Aggregates_count_what_has_a_value()
    {
        var answer = await Client.QueryAsync(
            "SELECT COUNT(Id) people, COUNT(LastLoginDate), MAX(LastLoginDate) latest, COUNT_DISTINCT(ProfileId) FROM User");
        Assert.Equal(
            """{"attributes":{"type":"AggregateResult"},"people":11,"expr0":2,"latest":"2026-11-19T08:00:00.000\u002B0000","expr1":3}""",
            answer.Records[0].ToJsonString());
        var count = await Client.QueryAsync("SELECT COUNT() FROM User WHERE IsActive = true");
        Assert.Equal((10, 0), (count.TotalSize, count.Records.Count));
    }

    [Fact]
    public async Task A_grouped_path_comes_back_under_its_last_segment()
    {
        var answer = await Client.QueryAsync(
            "SELECT PermissionSet.Name, COUNT(Id) FROM PermissionSetAssignment WHERE PermissionSet.Type = 'Regular' "
                + "GROUP BY PermissionSet.Name");
        Assert.Equal(["Api 5"], answer.Records.Select(r => $"{r["Name"]} {r["expr0"]}"));
    }

    [Theory]
    [InlineData("ORDER BY COUNT(Id) DESC, PermissionSet.Type", "Profile 10|Regular 5|Group 2|Session 1")]
    [InlineData("ORDER BY PermissionSet.Type", "Group 2|Profile 10|Regular 5|Session 1")]
    [InlineData("ORDER BY MAX(PermissionSet.Type) DESC LIMIT 2", "Session 1|Regular 5")]
    [InlineData("ORDER BY COUNT(ExpirationDate) DESC, COUNT(Id) LIMIT 1", "Regular 5")]
    public async Task Groups_are_ordered_by_what_they_share_or_hold(string orderBy, string expected)
    {
        var answer = await Client.QueryAsync(
            "SELECT PermissionSet.Type, COUNT(Id) FROM PermissionSetAssignment GROUP BY PermissionSet.Type " + orderBy);
        Assert.Equal(expected, string.Join("|", answer.Records.Select(r => $"{r["Type"]} {r["expr0"]}")));
    }

    [Fact]
    public async Task A_group_member_is_assigned_to_the_aggregate_and_to_no_member_set()
    {
        var answer = await Client.QueryAsync(
            "SELECT PermissionSet.Name, PermissionSet.Type, PermissionSetGroup.DeveloperName, PermissionSet.PermissionsApiEnabled "
                + "FROM PermissionSetAssignment WHERE Assignee.Username IN ('group@small.example','muted@small.example') "
                + "AND PermissionSet.IsOwnedByProfile = false ORDER BY PermissionSet.Name");
        Assert.Equal(
            ["Api_Group Group Api_Group true", "Muted_Group Group Muted_Group false"],
            answer.Records.Select(r =>
                $"{r["PermissionSet"]!["Name"]} {r["PermissionSet"]!["Type"]} {r["PermissionSetGroup"]!["DeveloperName"]} "
                    + $"{r["PermissionSet"]!["PermissionsApiEnabled"]}"));
    }

    [Fact]
    public async Task Every_good_query_of_the_corpus_is_answered_and_every_bad_one_is_malformed()
    {
        foreach (var soql in SoqlCorpus.Good)
            Assert.Equal(200, (int)(await Client.QueryAsync(soql)).Status);
        foreach (var soql in SoqlCorpus.Malformed)
        {
            var answer = await Client.QueryAsync(soql);
            Assert.True(answer.ErrorCode == "MALFORMED_QUERY", soql + "\n" + answer.Text);
        }
    }
}
