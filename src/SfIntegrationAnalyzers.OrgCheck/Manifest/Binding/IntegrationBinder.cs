using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Reads one entry of <c>integrations</c>.</summary>
internal static class IntegrationBinder
{
    private const string What = "an integration";

    private static readonly Func<string, string?> NameOfSet = TextRules.ApiName("a permission set or permission set group");

    public static readonly ImmutableArray<string> Keys =
        ["name", "owner", "user", "license", "profile", "permissionSets", "permissions", "allow", "exact", "objects", "app"];

    public static Integration? Bind(JsonSyntax value, ImmutableArray<string> orgs, BindingContext context)
    {
        if (context.MembersOf(value, What, Keys) is not { } members)
            return null;

        var name = context.Required(value, members, "name", What, "\"Stripe billing\"");
        var user = context.Required(value, members, "user", What, "\"stripe@acme.example\"");
        return new Integration
        {
            Name = context.Label(name) ?? context.At("", value.Span),
            Owner = context.Label(members.GetValueOrDefault("owner")),
            User = user is null ? new(null, ImmutableDictionary<string, Positioned<string>>.Empty) : User(user.Value, orgs, context),
            License = context.Label(members.GetValueOrDefault("license")),
            Profile = context.Label(members.GetValueOrDefault("profile")),
            PermissionSets = context.Texts(members.GetValueOrDefault("permissionSets"), NameOfSet),
            Permissions = context.Texts(members.GetValueOrDefault("permissions"), TextRules.PermissionName),
            Allow = context.Texts(members.GetValueOrDefault("allow"), TextRules.AllowedName),
            Exact = Exact(members.GetValueOrDefault("exact"), context),
            Objects = members.GetValueOrDefault("objects") is { } objects ? ObjectAccessBinder.Bind(objects, context) : [],
            App = context.Label(members.GetValueOrDefault("app")),
        };
    }

    private static IntegrationUser User(JsonSyntax value, ImmutableArray<string> orgs, BindingContext context)
    {
        if (value.Kind == JsonKind.Object)
            return new(null, UserByOrg(value, orgs, context));

        return new(context.Text(value, "a username", TextRules.Username), ImmutableDictionary<string, Positioned<string>>.Empty);
    }

    private static ImmutableDictionary<string, Positioned<string>> UserByOrg(
        JsonSyntax value, ImmutableArray<string> orgs, BindingContext context)
    {
        if (value.Members.IsEmpty && context.IsComplete)
            context.Error(
                value.Span,
                "\"user\" names no user. Write a username, or one for each org: { \"production\": \"stripe@acme.example\" }.");

        var users = ImmutableDictionary.CreateBuilder<string, Positioned<string>>();
        foreach (var (org, member) in context.MembersOf(value, "the value of \"user\"")!)
        {
            if (!orgs.Contains(org))
                context.Error(member.NameSpan, UnknownOrg(org, orgs, context));
            if (context.Text(member.Value, "a username", TextRules.Username) is { } username)
                users[org] = username;
        }

        return users.ToImmutable();
    }

    private static string UnknownOrg(string org, ImmutableArray<string> orgs, BindingContext context) =>
        context.NearestTo(org, orgs) is { } nearest
            ? $"{BindingContext.Quoted(org)} is not an org of this manifest. Did you mean {BindingContext.Quoted(nearest)}?"
            : $"{BindingContext.Quoted(org)} is not an org of this manifest. "
                + $"Add it to \"orgs\", which has {(orgs.IsEmpty ? "none" : string.Join(", ", orgs))}.";

    private static Positioned<bool>? Exact(JsonMember? member, BindingContext context)
    {
        if (member is null)
            return null;

        if (member.Value.Kind is JsonKind.True or JsonKind.False)
            return context.At(member.Value.Kind == JsonKind.True, member.Value.Span);

        context.Error(
            member.Value.Span,
            $"\"exact\" must be true or false, without quotes, not {BindingContext.Describe(member.Value)}.");
        return null;
    }
}
