using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgEmulator.Definition;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Checking;

/// <summary>
/// Answers that are well-formed and cannot be right: rows that contradict each other, that nobody asked for, that are hidden, values of
/// the field next to the one that was meant. None of them passes, none is taken for a missing grant, none breaks the check.
/// </summary>
public class TamperedAnswerTests
{
    private const string Users = "SELECT Id, Username, Name, ";
    private const string Holdings = " FROM PermissionSetAssignment WHERE Assignee";
    private const string Frozen = " FROM UserLogin ";
    private const string Apps = " FROM ExtlClntAppOauthPlcyCnfg ";
    private const string Switches = " FROM ExtlClntAppPlcyCnfg ";
    private const string AllPermissions = " FROM PermissionSet WHERE Id IN ";
    private const string Offenders = " ORDER BY Name, Username";
    private const string Checker = " FROM UserPermissionAccess ";
    private const string Organization = "/sobjects/Organization/";
    private const string HeldGroups = " FROM Group ";

    /// <summary>An answer, and what is done to it.</summary>
    private static Dictionary<string, (string Question, Action<Tampering.Part> Tamper)> Tricks => new()
    {
        ["a user comes twice, once inactive"] = (Users, part => part.Repeat(row => row["IsActive"] = false)),
        ["a user comes again in capitals, inactive"] = (
            Users,
            part => part.Repeat(row => (row["Username"], row["IsActive"], row["Id"]) = (
                OrgBench.Stripe.ToUpperInvariant(), false, "005000000000999AAA"))),
        ["a user comes that nobody asked for"] = (
            Users, part => part.Repeat(row => (row["Username"], row["Id"]) = ("other@acme.example", "005000000000999AAA"))),
        ["a text where yes or no should stand"] = (Users, part => part.Rows[0]!["IsActive"] = "true"),
        ["the profile is hidden"] = (Users, part => Each(part, row => row["Profile"] = null)),
        ["the license is hidden"] = (Users, part => Each(part, row => row["Profile"]!["UserLicense"] = null)),
        ["a user whose id is more than an id"] = (Users, part => Each(part, row => row["Id"] = "005000000000001AAA\"; rm -rf ~; \"")),
        ["a set without an id"] = (Holdings, part => Each(part, row => row["PermissionSetId"] = "")),
        ["a null among the rows"] = (Users, part => part.Answer([.. part.Rows, null])),
        ["no row of the profile"] = (
            Holdings, part => part.Answer(part.Rows.Where(row => row!["PermissionSet"]!["IsOwnedByProfile"]!.GetValue<bool>() is false))),
        ["what nobody asked about holds, in place of the user"] = (
            Holdings,
            part => Each(part, row =>
            {
                if (row["PermissionSet"]!["IsOwnedByProfile"]!.GetValue<bool>() is false)
                {
                    row["AssigneeId"] = "005000000000999AAA";
                }
            })),
        ["no value where yes or no should stand"] = (Holdings, part => Each(part, row => row["IsActive"] = null)),
        ["a group without its row"] = (Holdings, part => Each(part, row => row["PermissionSetGroup"] = null)),
        ["a time of day for a date"] = (Holdings, part => Each(part, row => row["ExpirationDate"] = "23:59")),
        ["a date as another country writes it"] = (Holdings, part => Each(part, row => row["ExpirationDate"] = "12/31/2030")),
        ["a moment of no zone"] = (Holdings, part => Each(part, row => row["ExpirationDate"] = "2030-12-31T09:00:00.000")),
        ["a number for a date"] = (Holdings, part => Each(part, row => row["ExpirationDate"] = 1)),
        ["the state of logins is hidden"] = (Frozen, part => part.Answer()),
        ["the state of another login is shown"] = (Frozen, part => Each(part, row => row["UserId"] = "005000000000999AAA")),
        ["a login twice, once frozen"] = (Frozen, part => part.Repeat(row => row["IsFrozen"] = true)),
        ["no rows, and more to come"] = (Offenders, part => Unfinished(part, 0)),
        ["rows, none in all, and more to come"] = (Offenders, part => (part.Body!["totalSize"], part.Body["done"]) = (0, false)),
        ["all rows, and more to come"] = (Holdings, part => part.Body!["done"] = false),
        ["a switch twice, on and off"] = (Switches, part => part.Repeat(row => row["IsEnabled"] = false)),
        ["the switch is hidden"] = (Switches, part => part.Answer()),
        ["the switch is not to be asked about"] = (
            Switches, part => part.Refuse(400, "INVALID_TYPE", "sObject type 'ExtlClntAppPlcyCnfg' is not supported.")),
        ["the switch of another app is shown"] = (
            Switches, part => Each(part, row => row["ExternalClientApplicationId"] = "0xI000000000999AAA")),
        ["an app twice, for some and for everybody"] = (
            Apps, part => { part.Repeat(_ => { }); part.Rows[0]!["PermittedUsersPolicyType"] = "AllSelfAuthorized"; }),
        ["all that a set grants, twice and not the same"] = (
            AllPermissions, part => part.Repeat(row => row["PermissionsRunReports"] = !row["PermissionsRunReports"]!.GetValue<bool>())),
        ["all that sets grant, of no set"] = (AllPermissions, part => part.Answer()),
        ["the checker twice"] = (Checker, part => part.Repeat(_ => { })),
        ["no checker"] = (Checker, part => part.Answer()),
        ["the checker is not to be asked about"] = (
            Checker, part => part.Refuse(400, "INVALID_TYPE", "sObject type 'UserPermissionAccess' is not supported.")),
        ["another org than the token is of"] = (Organization, part => part.Body!["Id"] = "00D000000000009AAA"),
        ["a page of HTML"] = (Users, part => part.Body = "<html>down for maintenance</html>"),
        ["success without a body"] = (Frozen, part => part.Status = 204),
        ["a redirect"] = (Frozen, part => part.Status = 302),
        ["a failure without words"] = (Frozen, part => (part.Status, part.Body) = (400, null)),
        ["a group twice"] = (HeldGroups, part => part.Repeat(_ => { })),
    };

    public static TheoryData<string> Names => new(Tricks.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_cannot_be_right_is_not_checked(string name)
    {
        var (question, tamper) = Tricks[name];
        await using var bench = await StartAsync();

        var (report, wasAsked) = await CheckAsync(bench, question, tamper);

        Assert.True(wasAsked, $"Nobody asked for {question}.");
        Assert.NotEqual(CheckOutcome.Passed, report.Outcome);
        Assert.NotEmpty(report.Findings);
        Assert.All(
            report.Findings.Where(finding => finding.Severity == FindingSeverity.Error || finding.IsNotChecked),
            finding => Assert.True(finding.IsNotChecked, $"{finding.Id}: {finding.Message}"));
    }

    [Fact]
    public async Task Ids_of_fifteen_and_of_eighteen_characters_are_the_same()
    {
        await using var bench = await StartAsync();
        bench.Org.Change.Freeze(OrgBench.Stripe);

        var (report, _) = await CheckAsync(
            bench, Frozen, part => Each(part, row => row["UserId"] = row["UserId"]!.GetValue<string>()[..15]));

        Assert.Equal("SFI4004", Assert.Single(report.Findings).Id);
    }

    [Fact]
    public async Task Words_of_another_encoding_are_no_answer_and_break_nothing()
    {
        byte[] latin1 = [.. "[{\"errorCode\":\"SERVER_UNAVAILABLE\",\"message\":\"momentan \u00FCberlastet\"}]"u8.ToArray()
            .Where(unit => unit != 0xC3)];
        await using var bench = await OrgBench.StartAsync();
        foreach (var status in new[]
        {
            HttpStatusCode.OK,
            HttpStatusCode.BadRequest,
            HttpStatusCode.Unauthorized,
            HttpStatusCode.Forbidden,
            HttpStatusCode.ServiceUnavailable,
        })
        {
            var report = await bench.CheckAsync(bench.Request() with
            {
                Effects = CheckEffects.Default with { CreateHttpHandler = () => new Saying(status, latin1) },
            });

            Assert.Equal(CheckOutcome.NotChecked, report.Outcome);
        }
    }

    private static void Each(Tampering.Part part, Action<JsonNode> change)
    {
        foreach (var row in part.Rows)
            change(row!);
    }

    private static void Unfinished(Tampering.Part part, int total)
    {
        part.Answer();
        (part.Body!["totalSize"], part.Body["done"]) = (total, false);
    }

    private static async Task<(CheckReport Report, bool WasAsked)> CheckAsync(
        OrgBench bench, string question, Action<Tampering.Part> tamper)
    {
        var wasAsked = false;
        var request = bench.Request(bench.Manifest(
            OrgBench.Integration("""
                "license": "Salesforce Integration", "profile": "Minimum Access - API Only Integrations", "permissions": ["RunReports"],
                "exact": true, "permissionSets": ["Stripe_Group", "Licensed"], "allow": ["ApiEnabled"], "app": "Connector"
                """),
            """
            { "name": "Admins", "app": "salesforce-mobile", "members": { "profile": "System Administrator" } },
            { "name": "Field", "app": "salesforce-mobile", "members": { "group": "Field" } }
            """));
        var report = await bench.CheckAsync(request with
        {
            Effects = CheckEffects.Default with
            {
                CreateHttpHandler = () => new Tampering((url, part) =>
                {
                    if ((url + " ").Contains(question, StringComparison.Ordinal) && part.Status == 200)
                    {
                        wasAsked = true;
                        tamper(part);
                    }
                }),
            },
        });
        return (report, wasAsked);
    }

    /// <summary>An org in which nothing is wrong, and that has something of everything.</summary>
    private static Task<OrgBench> StartAsync() => OrgBench.StartAsync(OrgBench.Healthy with
    {
        PermissionSets = OrgBench.Healthy.PermissionSets
            .Append(new("Licensed", new PermissionSetDefinition { License = "SalesforceAPIIntegrationPsl" }))
            .ToDictionary(),
        PermissionSetLicenses = new Dictionary<string, PermissionSetLicenseDefinition>
        {
            ["SalesforceAPIIntegrationPsl"] = new() { Label = "Salesforce API Integration", MaximumPermissions = ["ApiEnabled"] },
        },
        PublicGroups = new Dictionary<string, PublicGroupDefinition>
        {
            ["Field"] = new() { Members = ["North"] },
            ["North"] = new() { Members = [OrgBench.Admin] },
        },
        Apps = new Dictionary<string, AppDefinition>
        {
            ["Connector"] = new()
            {
                Kind = "external",
                ClientId = "3MVG9connector",
                AdminApprovedUsersOnly = true,
                PermissionSetGroups = ["Stripe_Group"],
            },
        },
        Users = OrgBench.Healthy.Users.ToDictionary(
            user => user.Key,
            user => user.Key == OrgBench.Stripe
                ? user.Value with { PermissionSets = [new("Licensed")], PermissionSetLicenses = ["SalesforceAPIIntegrationPsl"] }
                : user.Value),
    });

    private sealed class Saying(HttpStatusCode status, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new ByteArrayContent(body)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "ISO-8859-1" } },
                },
            });
    }
}
