using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SfIntegrationAnalyzers.OrgCheck.Manifest;
using SfIntegrationAnalyzers.Testing.Properties;

namespace SfIntegrationAnalyzers.OrgCheck.Tests.Manifest;

/// <summary>What holds for every manifest, however it is laid out. SFI_SEED draws other cases.</summary>
public sealed class ManifestEditorProperties
{
    private static readonly string[] Sets = ["A", "B", "C", "D", "E"];

    private static readonly string[] Trivia = ["", " ", "\n      ", " /* x */ ", " // y\n      ", "\n      // z\n      ", "\r\n\t", "\n\n"];

    [Fact]
    public void A_snapshot_is_taken_over_whatever_the_layout_and_twice_changes_nothing() =>
        Prop.ForAll(Cases.ToArbitrary(), example =>
        {
            var once = ManifestEditor.Update(example.Text, "m.json", example.Snapshot);
            var twice = ManifestEditor.Update(once.Text!, "m.json", example.Snapshot);
            var manifest = ManifestReader.Read(once.Text!, "m.json").Manifest;
            var integration = manifest?.Integrations[0];
            return once.Text == twice.Text
                && integration is not null
                && integration.License!.Value == "New"
                && integration.PermissionSets.Select(set => set.Value)
                    .ToHashSet()
                    .SetEquals(example.Snapshot.Integrations[0].PermissionSets!.Value)
                && manifest!.Integrations.Length == example.Snapshot.Integrations.Length;
        }).Check(Drawn.Cases(2000));

    /// <summary>Which of them gets a set must not depend on what the first snapshot wrote.</summary>
    [Fact]
    public void Twice_changes_nothing_however_many_integrations_a_user_has() =>
        Prop.ForAll(CasesOfOneUser.ToArbitrary(), example =>
        {
            var once = ManifestEditor.Update(example.Text, "m.json", example.Snapshot);
            return ManifestEditor.Update(once.Text!, "m.json", example.Snapshot).Text == once.Text;
        }).Check(Drawn.Cases(2000));

    private sealed record Case(string Text, ManifestSnapshot Snapshot);

    private static Gen<Case> CasesOfOneUser =>
        from integrations in Gen.ArrayOf(Integration, 2)
        from held in SomeSets
        select new Case(
            $$"""
              {
                "orgs": { "p": { "instanceUrl": "https://acme.my.salesforce.com" } },
                "integrations": [{{string.Join(", ", integrations.Select((members, i) => $$"""{ "name": "{{i}}", {{members}} }"""))}}]
              }
              """,
            new()
            {
                OrgKey = "p",
                InstanceUrl = new("https://acme.my.salesforce.com"),
                OrganizationId = null,
                Integrations =
                [
                    new() { Username = "a@b.c", License = "L", PermissionSets = held, Permissions = ["ApiEnabled", "EditTask"] },
                ],
            });

    private static Gen<string> Integration =>
        from license in Gen.Elements("", ", \"license\": \"L\"")
        from sets in Gen.OneOf(Gen.Constant(""), SomeSets.Select(sets => $", \"permissionSets\": {List(sets)}"))
        from exact in Gen.Elements("", ", \"exact\": true")
        from allow in Gen.OneOf(Gen.Constant(""), SomeSets.Select(sets => $", \"allow\": {List(sets)}"))
        select "\"user\": \"a@b.c\"" + license + sets + exact + allow;

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(text => $"\"{text}\""))}]";

    private static Gen<Case> Cases =>
        from before in SomeSets
        from after in SomeSets
        from trivia in Gen.ArrayOf(Gen.Elements(Trivia), 24)
        from trailing in Gen.Elements("", ",")
        from further in Gen.Choose(0, 2)
        from hasSets in Gen.Elements(true, false)
        select new Case(
            Text(hasSets ? before : null, trivia, trailing),
            new()
            {
                OrgKey = "p",
                InstanceUrl = new("https://acme.my.salesforce.com"),
                OrganizationId = "00D000000000001EAA",
                Integrations =
                [
                    new() { Username = "a@b.c", License = "New", PermissionSets = hasSets ? after : [] },
                    .. Enumerable.Range(0, further)
                        .Select(i => new IntegrationFacts { Username = $"user{i}@b.c", License = "L", PermissionSets = after }),
                ],
            });

    private static Gen<ImmutableArray<string>> SomeSets =>
        from flags in Gen.ArrayOf(Gen.Elements(true, false), Sets.Length)
        select Sets.Where((_, i) => flags[i]).ToImmutableArray();

    private static string Text(ImmutableArray<string>? sets, string[] trivia, string trailing)
    {
        var next = 0;
        string T() => trivia[next++ % trivia.Length];
        var list = sets is { } some
            ? $",{T()}\"permissionSets\":{T()}[{T()}{string.Join($"{T()},{T()}", some.Select(set => $"\"{set}\""))}{T()}"
                + $"{(some.IsEmpty ? "" : trailing)}{T()}]"
            : "";
        return $"{T()}{{{T()}\"orgs\":{T()}{{{T()}\"p\":{T()}{{{T()}\"instanceUrl\": \"https://acme.my.salesforce.com\""
            + $"{T()}{trailing}{T()}}}{T()}}}{T()},{T()}\"integrations\": [{T()}{{{T()}\"name\": \"A\",{T()}\"user\":{T()}\"a@b.c\""
            + $",{T()}\"license\":{T()}\"Old\"{list}{T()}{trailing}{T()}}}{T()}{trailing}{T()}]{T()}}}";
    }
}
