using System.Text.Json;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>A recorded run of the CLI. The recordings lie beside some clones; where they do, they are compared with.</summary>
internal sealed partial class SfRecording
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "fixtures", "org", "cli");

    private readonly JsonElement _stdout;
    private readonly IReadOnlyList<string> _requests;

    private SfRecording(JsonElement recorded)
    {
        _stdout = recorded.GetProperty("stdout");
        _requests = recorded.GetProperty("requests").EnumerateArray()
            .Where(r => r.TryGetProperty("method", out _))
            .Select(r => SfOutcome.Request(
                r.GetProperty("method").GetString()!,
                r.GetProperty("url").GetString()!,
                r.GetProperty("response").GetProperty("status").ToString()))
            .ToList();
    }

    public static IReadOnlyList<string> Names { get; } =
        Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).ToList() : [];

    public static SfRecording? Of(SfCase command) => Names.Contains(command.Name)
        ? new SfRecording(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, command.Name + ".json"))))
        : null;

    /// <summary>
    /// Fails where the command asked, ended or answered otherwise than it was recorded to; ids, addresses and times do not count.
    /// </summary>
    public void AssertSame(SfOutcome now)
    {
        var name = now.Command.Name;
        Same(name, "requests", string.Join("\n", _requests), string.Join("\n", now.Requests));
        if (_stdout.ValueKind == JsonValueKind.String)
        {
            Same(name, "output", Plain(_stdout.GetString()!), Plain(now.Output));
            return;
        }

        var (then, answer) = (_stdout, now.Json!.Value);
        Same(name, "exit", then.GetProperty("status").GetInt32(), now.ExitCode);
        Same(name, "error", now.Command.NameElsewise ?? Text(then, "name"), now.Name);
        Same(name, "message", Text(then, "message"), Text(answer, "message"));
        Same(name, "warnings", Lines(then, "warnings"), Lines(answer, "warnings"));
        Same(name, "shape of the result", Shape(then, "result"), Shape(answer, "result"));
    }

    private static void Same<T>(string command, string what, T recorded, T now) =>
        Assert.True(Equals(recorded, now), $"{command}, {what}: recorded\n{recorded}\nbut now\n{now}");

    /// <summary>Labels and headings without the values, which differ from org to org.</summary>
    private static string Plain(string output) =>
        string.Join("\n", output.Trim().Split('\n').Select(line => Value().Replace(line, "").Trim('-').TrimEnd()));

    private static string? Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) ? Address().Replace(value.ToString(), "{url}") : null;

    private static string? Lines(JsonElement json, string property) =>
        json.TryGetProperty(property, out var lines) ? Address().Replace(string.Join("\n", lines.EnumerateArray()), "{url}") : null;

    private static string? Shape(JsonElement json, string property) => json.TryGetProperty(property, out var value) ? Shape(value) : null;

    private static string Shape(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            "{" + string.Join(",", json.EnumerateObject().Select(p => p.Name + ":" + Shape(p.Value)).Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => "[" + string.Join("|", json.EnumerateArray().Select(Shape).Distinct().Order(StringComparer.Ordinal)) + "]",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString(),
    };

    [GeneratedRegex(@"https?://(127\.0\.0\.1|localhost):\d+")]
    private static partial Regex Address();

    /// <summary>What follows the label in a table, and the rows below the heading of a CSV file.</summary>
    [GeneratedRegex(@"(?<=\S)\s{2,}\S.*$|^\w{18},.*$")]
    private static partial Regex Value();
}
