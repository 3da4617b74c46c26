using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.Options;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>
/// A page in docs/rules. What repeats the code is generated: its head, from the rule's descriptor and the fixes, and its section on
/// configuration, from the options. Everything between is written by hand.
/// </summary>
internal sealed partial class RulePage(string id)
{
    private const string FirstHeading = "## What is reported\n";
    private const string Configuration = "## How to configure\n";
    private const string LastHeading = "## When to suppress\n";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = Instances<DiagnosticAnalyzer>("SfIntegrationAnalyzers");
    private static readonly ImmutableHashSet<string> Fixable =
        [.. Instances<CodeFixProvider>("SfIntegrationAnalyzers.CodeFixes").SelectMany(fix => fix.FixableDiagnosticIds)];

    /// <summary>The rules, one of each id.</summary>
    public static IEnumerable<DiagnosticDescriptor> Rules => Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .DistinctBy(rule => rule.Id)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal);

    public static IReadOnlyList<string> Headings { get; } =
    [
        "What is reported", "Why", "How to fix", "How to configure", "When to suppress",
    ];

    public DiagnosticDescriptor Rule => Rules.Single(rule => rule.Id == id);

    /// <summary>The analyzers of the rule's family, such as all of <c>SFI1xxx</c>.</summary>
    public DiagnosticAnalyzer[] Family =>
        [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id[..4] == id[..4]))];

    public static bool HasFix(DiagnosticDescriptor rule) => Fixable.Contains(rule.Id);

    public static string SeverityOf(DiagnosticDescriptor rule) =>
        rule.DefaultSeverity == DiagnosticSeverity.Info ? "info" : rule.DefaultSeverity.ToString().ToLowerInvariant();

    public string Path => Repository.PathOf("docs", "rules", id + ".md");

    /// <summary>The page; of a new rule, what there is to write.</summary>
    public string Text => File.Exists(Path)
        ? File.ReadAllText(Path).ReplaceLineEndings("\n")
        : $"{FirstHeading}\n## Why\n\n## How to fix\n\nBefore:\n\n```csharp before\n```\n\nAfter:\n\n```csharp after\n```\n\n"
            + $"{Configuration}\n{LastHeading}";

    /// <summary>The page with its generated parts as they should be.</summary>
    public string Current()
    {
        var page = Text;
        var head = page.IndexOf(FirstHeading, StringComparison.Ordinal);
        var start = page.IndexOf(Configuration, StringComparison.Ordinal);
        var end = page.IndexOf(LastHeading, StringComparison.Ordinal);
        return Head() + page[head..start] + Configuration + HowToConfigure() + page[end..];
    }

    /// <summary>The code blocks with the given words after the fence.</summary>
    public IEnumerable<string> Blocks(string info) =>
        Block().Matches(Text).Where(block => block.Groups["info"].Value == info).Select(block => block.Groups["text"].Value.TrimEnd('\n'));

    public IEnumerable<string> HeadingsFound() => Heading().Matches(Text).Select(heading => heading.Groups[1].Value);

    private string Head() => $"""
        # {id}: {Rule.Title}

        | category | default | fix |
        | --- | --- | --- |
        | {Rule.Category} | {SeverityOf(Rule)} | {(HasFix(Rule) ? "yes" : "no")} |


        """.ReplaceLineEndings("\n");

    private string HowToConfigure()
    {
        var rows = new List<(string Option, string Property, string Meaning)>
        {
            (
                $"dotnet_diagnostic.{id}.severity = {(Rule.DefaultSeverity == DiagnosticSeverity.Info ? "warning" : "error")}",
                "",
                IsAboutVersions ? "severity; for additional files, only in a `.globalconfig`" : "severity"),
        };
        if (IsBumped)
        {
            rows.Add((
                SfiOption.TargetApiVersion.Key + " = 60.0",
                SfiOption.TargetApiVersion.Property,
                "the version that the fix writes; by default the newest in the table"));
        }

        if (id == DiagnosticIds.ApiVersionBelowMinimum)
        {
            rows.Add((
                SfiOption.MinimumApiVersion.Key + " = 55.0",
                SfiOption.MinimumApiVersion.Property,
                "the minimum; without it, the rule reports nothing"));
        }

        if (AsksWhoHandles)
        {
            rows.Add((
                SfiOption.AccessErrorHandlers.Key + " = Acme.Errors.Decide",
                SfiOption.AccessErrorHandlers.Property,
                "methods, or whole types, of other assemblies that decide on the error code, separated by commas; "
                    + "those of the same project are found without it"));
        }

        if (id != DiagnosticIds.UnreadableOption)
        {
            rows.Add((SfiOption.AnalyzeTests.Key + " = true", SfiOption.AnalyzeTests.Property, "analyzes test projects, too"));
        }

        return "\n| in `.editorconfig` or `.globalconfig` | MSBuild property | what it does |\n| --- | --- | --- |\n"
            + string.Concat(rows.Select(row => $"| `{row.Option}` | {(row.Property == "" ? "" : $"`{row.Property}` ")}| {row.Meaning} |\n"))
            + "\nOf several values, the one nearest to the code wins.\n"
            + (IsAboutVersions
                ? "An additional file named `salesforce-api-versions.json` ([its form](SFI0001.md)) replaces the built-in table of "
                    + "versions.\n"
                : "")
            + "\n";
    }

    private bool IsAboutVersions => id.StartsWith("SFI1", StringComparison.Ordinal);

    /// <summary>
    /// Whether the fix writes another version, instead of the same one in its right form or one that the code has already.
    /// </summary>
    private bool IsBumped => id is DiagnosticIds.RetiredApiVersion or DiagnosticIds.AnnouncedApiVersion or DiagnosticIds.OldClientDefault
        or DiagnosticIds.UnknownApiVersion or DiagnosticIds.ApiVersionBelowMinimum;

    /// <summary>Whether the rule falls silent where somebody else decides on the code; the others look at one expression.</summary>
    private bool AsksWhoHandles => id.StartsWith("SFI2", StringComparison.Ordinal)
        && id is not (DiagnosticIds.UnknownErrorCode or DiagnosticIds.MissingTwinCode or DiagnosticIds.WrongCatchType);

    private static ImmutableArray<T> Instances<T>(string assembly) =>
        [.. System.Reflection.Assembly.Load(assembly).GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
            .Select(type => (T)Activator.CreateInstance(type)!)];

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```(?<info>[a-z ]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
