using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Evaluation;
using SfIntegrationAnalyzers.OrgCheck.Evidence;
using SfIntegrationAnalyzers.OrgCheck.Org;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Evaluation;

/// <summary>What follows from facts, without any org: what is not known is never granted and never missing.</summary>
public class EffectiveAccessTests
{
    private const string Api = "ApiEnabled";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly UserFacts Stripe =
        new("005S", "stripe@acme.example", "Stripe", true, "00eM", "Minimum Access", new("Salesforce Integration"));

    private static readonly SetFacts Granting = Set("0PS1", "Granting", true);

    private static readonly SetFacts Silent = Set("0PS2", "Silent", false);

    private static readonly SetFacts Unasked = Set("0PS3", "Unasked", null);

    private static readonly SetFacts OfProfile = Set("0PS4", "X00eM", true) with { IsOwnedByProfile = true };

    private static readonly GroupFacts Group = new("0PG1", "Stripe_Group", new("Updated"), new(false));

    private static readonly GroupFacts Outdated = Group with { Status = new("Outdated") };

    private static Dictionary<string, AssignmentFacts> Assignments => new()
    {
        ["lasting"] = Assigned(Granting),
        ["expires a second later"] = Assigned(Granting, expires: Now.AddSeconds(1)),
        ["expires now"] = Assigned(Granting, expires: Now),
        ["expired"] = Assigned(Granting, expires: Now.AddDays(-2)),
        ["expired by the day of another zone"] = Assigned(
            Granting, expires: new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(9))),
        ["revoked"] = Assigned(Granting) with { IsRevoked = new(true) },
        ["inactive"] = Assigned(Granting) with { IsActive = new(false) },
        ["inactive and revoked"] = Assigned(Granting) with { IsActive = new(false), IsRevoked = new(true) },
        ["needs activation"] = Assigned(Granting with { NeedsActivation = new(true) }),
        ["a group that needs activation"] = Assigned(Granting with { Group = Group with { NeedsActivation = new(true) } }),
        ["a group"] = Assigned(Granting with { Group = Group }),
        ["of a package"] = Assigned(Granting with { Namespace = new("acme") }),
        ["unknown whether active"] = Assigned(Granting) with { IsActive = default },
        ["unknown until when"] = Assigned(Granting) with { Expires = default },
        ["unknown whether it needs activation"] = Assigned(Granting with { NeedsActivation = default }),
        ["unknown whether its group does"] = Assigned(Granting with { Group = Group with { NeedsActivation = default } }),
        ["the profile, whatever the row says"] = Assigned(OfProfile, expires: Now.AddDays(-2)) with { IsActive = new(false) },
        ["the profile of a user who is not named"] = Assigned(OfProfile) with { UserId = "005X" },
    };

    [Fact]
    public void Each_assignment_stands_as_its_row_says() => Snapshot.Verify(string.Join("\n", Assignments.Select(pair =>
    {
        var access = Evidence(pair.Value);
        return $"{pair.Key}: {Text(access.AssignmentLink(pair.Value))}, {access.InForce(pair.Value)}";
    })));

    [Fact]
    public void A_user_who_cannot_hold_a_session_breaks_the_chain()
    {
        Assert.Equal("User stripe@acme.example Holds", Text(Evidence().UserLink(Stripe)));
        Assert.Equal("User stripe@acme.example Breaks (inactive)", Text(Evidence().UserLink(Stripe with { IsActive = false })));
        Assert.Equal(
            "User stripe@acme.example Breaks (frozen)",
            Text(Evidence(facts => facts with { Frozen = Logins(isFrozen: true) }).UserLink(Stripe)));
        Assert.Equal(
            "User stripe@acme.example Unknown (whether frozen is not visible)",
            Text(Evidence(facts => facts with { Frozen = default }).UserLink(Stripe)));
        Assert.Equal(
            "User stripe@acme.example Unknown (whether frozen is not visible)",
            Text(Evidence(facts => facts with { Frozen = new(ImmutableDictionary<string, LoginFacts>.Empty) }).UserLink(Stripe)));
    }

    public static TheoryData<string, string> Ways => new()
    {
        { "", "Missing" },
        { "granting", "Granted" },
        { "silent", "Missing" },
        { "unasked", "Unknown" },
        { "silent, granting", "Granted" },
        { "unasked, granting", "Granted" },
        { "silent, unasked", "Unknown" },
        { "expired granting", "Missing" },
        { "expired unasked", "Missing" },
        { "uncertain granting", "Unknown" },
        { "uncertain unasked", "Unknown" },
        { "uncertain silent", "Missing" },
        { "expired granting, uncertain granting, granting", "Granted" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Permissions_add_up_and_what_is_not_known_stays_so(string held, string expected) =>
        Assert.Equal(
            Enum.Parse<Access>(expected),
            Evidence([.. held.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Held)]).Has(Stripe, Api));

    [Fact]
    public void What_others_hold_does_not_count() =>
        Assert.Equal(Access.Missing, Evidence(Assigned(Granting) with { UserId = "005X" }).Has(Stripe, Api));

    public static TheoryData<string, string, bool, string> Objects => new()
    {
        // What the set grants; rows on objects; whether reading is asked; what follows.
        { "ModifyAllData", "", false, "Granted" },
        { "ModifyAllData", "unknown", false, "Granted" },
        { "ViewAllData", "seen", true, "Granted" },
        { "ViewAllData", "seen", false, "Missing" },
        { "", "unknown", true, "Unknown" },
        { "", "", true, "Unknown" },
        { "", "seen", true, "Missing" },
        { "", "read", true, "Granted" },
        { "", "read of another set", true, "Missing" },
        { "", "read of another object", true, "Unknown" },
        { "", "edit", true, "Missing" },
        { "ModifyAllData?", "edit", true, "Unknown" },
        { "ModifyAllData?", "read", true, "Granted" },
        { "ViewAllData?", "edit", true, "Unknown" },
        { "ViewAllData?", "seen", false, "Missing" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Access_to_an_object_comes_from_its_rows_or_from_access_to_all_data(string wide, string rows, bool isRead, string expected)
    {
        string[] names = ["ModifyAllData", "ViewAllData"];
        var set = Granting with
        {
            Permissions = new(names, [.. names.Select(name => wide == name + "?" ? default : new Known<bool>(wide == name))]),
        };
        var grant = new ObjectGrantFacts(
            rows.EndsWith("set", StringComparison.Ordinal) ? "0PS9" : set.Id,
            rows.EndsWith("another object", StringComparison.Ordinal) ? "Lead" : "opportunity",
            rows.StartsWith("read", StringComparison.Ordinal),
            false,
            true,
            false,
            false,
            false);
        var access = Evidence(
            facts => facts with
            {
                ObjectGrants = rows switch { "unknown" => default, "" or "seen" => OnObjects(), _ => OnObjects(grant) },
                ObjectsSeen = rows == "seen" ? facts.ObjectsSeen.Add("Opportunity") : facts.ObjectsSeen,
            },
            Assigned(set));

        Assert.Equal(Enum.Parse<Access>(expected), access.HasObject(Stripe, "Opportunity", row => row.Read, isRead));
    }

    [Fact]
    public void An_assignment_that_has_expired_gives_no_access_to_an_object() => Assert.Equal(
        Access.Missing,
        Evidence(
            facts => facts with
            {
                ObjectGrants = OnObjects(new ObjectGrantFacts(Silent.Id, "Opportunity", true, false, false, false, false, false)),
            },
            Assigned(Wide(Silent), expires: Now)).HasObject(Stripe, "Opportunity", row => row.Read, isRead: true));

    public static TheoryData<string, bool, string> Apps => new()
    {
        { "the set", false, "Granted" },
        { "another set", false, "Missing" },
        { "another app", false, "Missing" },
        { "expired", false, "Missing" },
        { "unknown", false, "Unknown" },
        { "the profile", false, "Granted" },
        { "the profile", true, "Missing" },
        { "the set", true, "Granted" },
    };

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_is_open_through_a_set_in_force_and_a_profile_opens_connected_apps_only(
        string attached, bool isExternal, string expected)
    {
        var app = new AppFacts("0H4A", "Stripe Connector", null, isExternal ? AppKind.ExternalClientApp : AppKind.ConnectedApp, new(true));
        var set = attached == "the profile" ? OfProfile : Granting;
        var access = Evidence(
            facts => facts with
            {
                AppGrants = attached == "unknown"
                    ? default
                    : new([new(attached == "another app" ? "0H4B" : app.Id, attached == "another set" ? "0PS9" : set.Id)]),
            },
            Assigned(set, expires: attached == "expired" ? Now : null));

        Assert.Equal(Enum.Parse<Access>(expected), access.MayUse(Stripe, app));
    }

    [Fact]
    public void Ways_to_a_permission_are_told_from_the_best_to_the_worst()
    {
        var muted = Set("0PS5", "Aggregate_of_muted", false) with { Group = Outdated with { Id = "0PG2", DeveloperName = "Muted_Group" } };
        var weak = Set("0PS6", "Aggregate_of_weak", true) with
        {
            Group = Outdated with { Id = "0PG3", DeveloperName = "Weak_Group", Status = default },
        };
        var access = Evidence(
            facts => facts with
            {
                GroupMembers = new([
                    new("0PG2", "Muting_Set", true, Flags(true)), new("0PG2", "Not_Muting", false, Flags(true)),
                    new("0PG3", "Muting_Later", true, Flags(true)), new("0PG3", "Mutes_Another", true, Flags(false)),
                    new("0PG3", "Muted_Later", false, Flags(true)),
                ]),
            },
            Assigned(Silent),
            Assigned(Set("0PS7", "X00eM", false) with { IsOwnedByProfile = true }),
            Assigned(muted),
            Assigned(Unasked),
            Assigned(Granting, expires: Now),
            Assigned(weak),
            Assigned(Granting with { Id = "0PS8", Name = "Lasting" }));

        Snapshot.Verify(string.Join(
            "\n", access.PathsTo(Stripe, Api).Select(path => $"{path.Access}: {string.Join(" > ", path.Links.Select(Text))}")));
    }

    private static readonly LicenseAssignmentFacts License =
        new(Stripe.Id, "0PL1", "Salesforce API Integration", new("SalesforceAPIIntegrationPsl"), new("Active"), new(null));

    private static Dictionary<string, Known<ImmutableArray<LicenseAssignmentFacts>>> Licenses => new()
    {
        ["held"] = new([License]),
        ["not held"] = new([]),
        ["held by another user"] = new([License with { UserId = "005X" }]),
        ["another one held"] = new([License with { LicenseId = "0PL9" }]),
        ["not known"] = default,
        ["status not known"] = new([License with { Status = default }]),
        ["no status"] = new([License with { Status = new(null) }]),
        ["disabled"] = new([License with { Status = new("Disabled") }]),
        ["end not known"] = new([License with { Expires = default }]),
        ["ended yesterday"] = new([License with { Expires = new(Now.AddDays(-1)) }]),
        ["on its last day"] = new([License with { Expires = new(Now.AddDays(-1).AddSeconds(1)) }]),
        ["ends in fourteen days"] = new([License with { Expires = new(Now.AddDays(14)) }]),
        ["ends later"] = new([License with { Expires = new(Now.AddDays(14).AddSeconds(1)) }]),
        ["ends with the last day that there is"] = new([License with { Expires = new(DateTimeOffset.MaxValue) }]),
    };

    [Fact]
    public void The_licence_that_a_set_is_made_for_is_looked_at_and_weakens_the_way()
    {
        var set = Granting with { PermissionSetLicenseId = "0PL1" };
        Snapshot.Verify(string.Join("\n", Licenses.Select(pair =>
        {
            var access = Evidence(facts => facts with { LicenseAssignments = pair.Value }, Assigned(set));
            var way = string.Join(
                " > ",
                Assert.Single(access.PathsTo(Stripe, Api)).Links.Where(link => link.Kind == LinkKind.PermissionSetLicense).Select(Text));
            return $"{pair.Key}: {access.LicenseTrouble(Assigned(set)) ?? "nothing"}; {way}";
        })));
        Assert.Null(Evidence(facts => facts with { LicenseAssignments = new([]) }).LicenseTrouble(Assigned(Granting)));
    }

    public static TheoryData<string, string, string> Recalculations => new()
    {
        // The group; its members as permission or muting; what the aggregate will say.
        { "Outdated", "grants", "True" },
        { "Outdated", "is silent", "False" },
        { "Outdated", "", "False" },
        { "Outdated", "is silent, grants", "True" },
        { "Outdated", "grants, mutes", "False" },
        { "Outdated", "mutes", "False" },
        { "Outdated", "grants, mutes another", "True" },
        { "Outdated", "grants, unknown", "unknown" },
        { "Outdated", "grants, mutes for another group", "True" },
        { "Outdated", "unknown members", "unknown" },
        { "Updated", "grants", "unknown" },
        { "none", "grants", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Recalculations))]
    public void What_an_outdated_group_comes_to_is_its_members_less_its_muting(string group, string members, string expected)
    {
        var set = group == "none" ? Granting : Granting with { Group = Group with { Status = new(group) } };
        var facts = members.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(member => new GroupMemberFacts(
            member.EndsWith("another group", StringComparison.Ordinal) ? "0PG9" : Group.Id,
            member,
            member.StartsWith("mutes", StringComparison.Ordinal),
            Flags(member switch { "unknown" => null, "is silent" or "mutes another" => false, _ => true })));
        var known =
            Evidence(all => all with { GroupMembers = members == "unknown members" ? default : new([.. facts]) }).AfterRecalculation(
                set, Api);

        Assert.Equal(expected, known.IsKnown ? known.Value.ToString() : "unknown");
    }

    private static Known<ILookup<string, ObjectGrantFacts>> OnObjects(params ObjectGrantFacts[] grants) =>
        new(grants.ToLookup(grant => grant.SetId));

    private static Known<IReadOnlyDictionary<string, LoginFacts>> Logins(bool isFrozen) =>
        new(ImmutableDictionary<string, LoginFacts>.Empty.Add(Stripe.Id, new(Stripe.Id, isFrozen)));

    private static PermissionFlags Flags(bool? granted) => new([Api], [granted is { } value ? new(value) : default]);

    private static SetFacts Set(string id, string name, bool? grants) => new(id, name, false, new(false), Flags(grants));

    private static SetFacts Wide(SetFacts set) =>
        set with { Permissions = new(["ModifyAllData", "ViewAllData"], [new(false), new(false)]) };

    private static AssignmentFacts Assigned(SetFacts set, DateTimeOffset? expires = null) => new(Stripe.Id, set, new(true), new(expires));

    private static AssignmentFacts Held(string what)
    {
        var assignment = Assigned(what.Split(' ')[^1] switch { "granting" => Granting, "silent" => Silent, _ => Unasked });
        return what.Split(' ')[0] switch
        {
            "expired" => assignment with { Expires = new(Now.AddDays(-1)) },
            "uncertain" => assignment with { IsActive = default },
            _ => assignment,
        };
    }

    private static EffectiveAccess Evidence(params AssignmentFacts[] assignments) => Evidence(facts => facts, assignments);

    private static EffectiveAccess Evidence(Func<OrgEvidence, OrgEvidence> change, params AssignmentFacts[] assignments) => new(
        change(new OrgEvidence
        {
            Organization = new("00DA", "Acme", "Enterprise Edition", false, default),
            Users = ImmutableDictionary<string, UserFacts>.Empty.Add(Stripe.Username, Stripe),
            Frozen = Logins(isFrozen: false),
            Assignments = assignments.ToLookup(assignment => assignment.UserId),
        }),
        Now);

    private static string Text(AccessLink link) =>
        $"{link.Kind} {link.Name} {link.State}{(link.Detail is null ? "" : $" ({link.Detail})")}";
}
