using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.Tests;

/// <summary>Links between the pages of this repository, their headings and its files.</summary>
public partial class DocumentationLinksTests
{
    /// <summary>They stand for files that a reader is about to make.</summary>
    private static readonly string[] Placeholders = ["docs/rules/SFIxxxx.md", "src/SfIntegrationAnalyzers/Clients/Name.cs"];

    private static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories));

    [Fact]
    public void Every_link_inside_the_repository_leads_somewhere()
    {
        var links = Pages
            .SelectMany(
                page => Link().Matches(WithoutCode(File.ReadAllText(page))),
                (page, match) => (Page: page, Target: match.Groups["target"].Value))
            .ToList();
        Assert.True(links.Count > 20, $"{links.Count} links were found.");

        Assert.Empty(links.Where(link => !Leads(link.Page, link.Target))
            .Select(link => $"{Path.GetRelativePath(Repository.Root, link.Page)}: {link.Target}"));
    }

    /// <summary>Files and folders that the pages name in code, below the folders that only this repository has.</summary>
    [Fact]
    public void Every_path_that_a_page_names_exists()
    {
        var paths = Pages.SelectMany(
            page => NamedPath().Matches(File.ReadAllText(page)), (page, match) => (Page: page, Path: match.Groups["path"].Value))
            .Where(named => !Placeholders.Contains(named.Path)).ToList();
        Assert.NotEmpty(paths);

        Assert.Empty(paths.Where(named => !File.Exists(Repository.PathOf(named.Path)) && !Directory.Exists(Repository.PathOf(named.Path)))
            .Select(named => $"{Path.GetRelativePath(Repository.Root, named.Page)}: {named.Path}"));
    }

    [Fact]
    public void Every_test_that_a_page_names_exists()
    {
        var tests = Pages
            .SelectMany(page => NamedTest().Matches(File.ReadAllText(page)))
            .Select(match => (File: match.Groups["file"].Value, Method: match.Groups["method"].Value))
            .Distinct()
            .ToList();
        Assert.NotEmpty(tests);
        var sources = Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path));

        Assert.Empty(tests.Where(test => !sources[test.File].Any(path => Has(path, test.Method)))
            .Select(test => $"{test.File}.{test.Method}"));

        static bool Has(string path, string method) =>
            method.Length == 0 || File.ReadAllText(path).Contains($" {method}(", StringComparison.Ordinal);
    }

    private static bool Leads(string page, string target)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return true;

        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return parts.Length == 1
            ? File.Exists(file) || Directory.Exists(file)
            : File.Exists(file) && AnchorsOf(file).Contains(parts[1]);
    }

    private static IEnumerable<string> AnchorsOf(string page) =>
        Heading().Matches(WithoutCode(File.ReadAllText(page))).Select(heading => Anchor(heading.Groups["text"].Value.Trim()));

    /// <summary>As GitHub makes it.</summary>
    private static string Anchor(string heading) => Dropped().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"\[[^\]\r\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();

    [GeneratedRegex(@"^ *```.*?^ *```\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"`(?<file>(?!Sfi[A-Z])\w+(?:Tests|Properties))(?:\.(?!cs\b)(?<method>\w+))?`")]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"(?<![\w./-])(?<path>(?:build|src|tests|stryker|docs)/[\w./-]*\w)(?![\w*{}])")]
    private static partial Regex NamedPath();
}
