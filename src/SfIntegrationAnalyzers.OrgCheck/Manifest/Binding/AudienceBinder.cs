using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;
using SfIntegrationAnalyzers.Salesforce.Apps;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Reads one entry of <c>audiences</c>.</summary>
internal static class AudienceBinder
{
    private const string What = "an audience";

    public static readonly ImmutableArray<string> Keys = ["name", "owner", "app", "members"];

    private static readonly ImmutableArray<string> AppKeys = [.. ApiDependentApp.All.Select(app => app.Key)];

    public static readonly ImmutableArray<string> MemberKeys = ["profile", "permissionSet", "group", "role", "condition"];

    public static Audience? Bind(JsonSyntax value, BindingContext context)
    {
        if (context.MembersOf(value, What, Keys) is not { } members)
            return null;

        var name = context.Label(context.Required(value, members, "name", What, "\"Field sales on mobile\""));
        var owner = context.Label(members.GetValueOrDefault("owner"));
        var app = context.Required(value, members, "app", What, "\"salesforce-mobile\"") is { } appMember
            ? context.Text(appMember.Value, "\"app\"", text => ComplaintAboutApp(text, context))
            : null;
        var who = context.Required(value, members, "members", What, "{ \"permissionSet\": \"Mobile_Sales\" }") is { } membersMember
            ? Members(membersMember.Value, context)
            : null;
        return name is null || app is null || who is null ? null : new(name, owner, app, who);
    }

    private static AudienceMembers? Members(JsonSyntax value, BindingContext context)
    {
        if (context.MembersOf(value, "\"members\"", MemberKeys) is not { } members)
            return null;

        var known = value.Members.Where(member => MemberKeys.Contains(member.Name)).ToList();
        if (known.Count == 0)
        {
            if (members.Count == 0 && context.IsComplete)
                context.Error(
                    value.Span,
                    $"\"members\" names nobody. Write one of {string.Join(", ", MemberKeys)}, "
                    + "for example { \"permissionSet\": \"Mobile_Sales\" }.");
            return null;
        }

        foreach (var further in known.Skip(1).Where(member => member.Name != known[0].Name))
            context.Error(
                further.NameSpan,
                $"\"members\" already has \"{known[0].Name}\". "
                + "Split it into two audiences, or use a \"condition\" on User that combines both.");

        var kind = Enum.Parse<AudienceMemberKind>(known[0].Name, ignoreCase: true);
        var text = kind == AudienceMemberKind.Condition
            ? Condition(known[0].Value, context)
            : context.Text(known[0].Value, $"\"{known[0].Name}\"", RuleOf(kind));
        return text is null ? null : new(kind, text);
    }

    private static Func<string, string?> RuleOf(AudienceMemberKind kind) => kind switch
    {
        AudienceMemberKind.Profile => TextRules.Label("\"profile\""),
        AudienceMemberKind.PermissionSet => TextRules.ApiName("a permission set or permission set group"),
        AudienceMemberKind.Group => TextRules.ApiName("a public group"),
        _ => TextRules.ApiName("a role"),
    };

    private static Positioned<string>? Condition(JsonSyntax value, BindingContext context)
    {
        if (context.Text(value, "\"condition\"", _ => null) is not { } text)
            return null;

        if (AudienceCondition.FirstError(text.Value) is not { } error)
            return text;

        // Without escapes, the offset in the text is an offset in the file.
        var isVerbatim = value.Span.End - value.Span.Start == value.Text.Length + 2;
        context.Error(isVerbatim ? value.Span.Start + 1 + error.Offset : value.Span.Start, error.Message);
        return null;
    }

    private static string? ComplaintAboutApp(string text, BindingContext context) =>
        TextRules.Label("\"app\"")(text)
        ?? (!AppKeys.Contains(text) && context.NearestTo(text, AppKeys) is { } nearest
            ? $"{BindingContext.Quoted(text)} is not a known app. Did you mean {BindingContext.Quoted(nearest)}? "
                + "For a partner's app, write its name as in Setup."
            : null);
}
