using System.Collections.Immutable;
using SfIntegrationAnalyzers.OrgCheck.Manifest.Syntax;

namespace SfIntegrationAnalyzers.OrgCheck.Manifest.Binding;

/// <summary>Reads <c>objects</c> of an integration.</summary>
internal static class ObjectAccessBinder
{
    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetNames<ObjectPermission>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static ImmutableArray<ObjectAccess> Bind(JsonMember member, BindingContext context)
    {
        if (context.MembersOf(member.Value, "the value of \"objects\"") is not { } objects)
            return [];

        foreach (var entry in objects.Values)
        {
            if (TextRules.ObjectName(entry.Name) is { } complaint)
                context.Error(entry.NameSpan, complaint);
            else if (entry.Value is { Kind: JsonKind.Array, Elements.IsEmpty: true } && context.IsComplete)
                context.Error(
                    entry.Value.Span,
                    $"{BindingContext.Quoted(entry.Name)} asks for no access. "
                    + "Write what the integration does, for example [\"read\"], or remove it.");
        }

        return
        [
            .. member.Value.Members
                .Where(entry => ReferenceEquals(objects[entry.Name], entry))
                .Select(entry => new ObjectAccess(
                    context.At(entry.Name, entry.NameSpan),
                    [.. context.Texts(entry, text => ComplaintAboutAccess(text, context)).Select(Parse)])),
        ];
    }

    private static string? ComplaintAboutAccess(string text, BindingContext context) =>
        Names.Contains(text) ? null
        : context.NearestTo(text, Names) is { } nearest
            ? $"{BindingContext.Quoted(text)} is not a kind of object access. Did you mean {BindingContext.Quoted(nearest)}?"
        : $"{BindingContext.Quoted(text)} is not a kind of object access. Write one of {string.Join(", ", Names)}.";

    private static Positioned<ObjectPermission> Parse(Positioned<string> text) =>
        new(Enum.Parse<ObjectPermission>(text.Value, ignoreCase: true), text.Position);
}
