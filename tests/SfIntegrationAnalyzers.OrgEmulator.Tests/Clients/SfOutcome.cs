using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>What a command ended with and what it asked the org on the way.</summary>
internal sealed partial class SfOutcome(SfCase command, ClientResult result, IReadOnlyList<JournalEntry> requests)
{
    public SfCase Command => command;
    public int ExitCode => result.ExitCode;
    public string Output => result.Output;

    public IReadOnlyList<string> Requests { get; } =
        requests.Select(e => Request(e.Method, e.Target, e.Status?.ToString() ?? "RST")).ToList();

    /// <summary>What the CLI printed, if that is JSON.</summary>
    public JsonElement? Json { get; } = result.Output.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(result.Output) : null;

    /// <summary>Name of the error; for one that came from the org, its error code.</summary>
    public string? Name => Json is { } json && json.TryGetProperty("name", out var name) ? name.GetString() : null;

    /// <summary>A request as it reads whatever ids the org has.</summary>
    public static string Request(string method, string target, string status)
    {
        var decoded = Uri.UnescapeDataString(target);
        return $"{method} {Locator().Replace(UserId().Replace(decoded, "/User/{id}"), "/query/{locator}")} -> {status}";
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"## {command.Name}\nsf {string.Join(' ', command.Arguments)}\nexit {ExitCode}{(Name is null ? "" : " " + Name)}\n");
        foreach (var request in Requests)
            text.Append($"  {request}\n");
        return text.Append(Summary()).Append("\n\n").ToString();
    }

    private string Summary()
    {
        if (Json is not { } json)
            return Output.Trim();
        if (!json.TryGetProperty("result", out var answer))
            return json.GetProperty("message").GetString()!.Trim();
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("records", out var records))
            return $"{records.GetArrayLength()} of {answer.GetProperty("totalSize")} records, done {answer.GetProperty("done")}";
        // The CLI lists logins in the order in which the file system has their files.
        return answer.ValueKind == JsonValueKind.Array
            ? string.Join("\n", answer.EnumerateArray().Select(login => login.ToString()).Order(StringComparer.Ordinal))
            : answer.ToString();
    }

    [GeneratedRegex(@"/query/0r8\w+-\d+")]
    private static partial Regex Locator();

    [GeneratedRegex(@"/User/005\w+")]
    private static partial Regex UserId();
}
