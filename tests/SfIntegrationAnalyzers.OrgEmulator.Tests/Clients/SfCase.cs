namespace SfIntegrationAnalyzers.OrgEmulator.Tests.Clients;

/// <summary>One command of the CLI.</summary>
/// <param name="Name">The recording of the same command in the project's fixtures, where there is one, has this name.</param>
/// <param name="Arguments">Placeholders stand for what only a running org knows; <see cref="SfBench"/> lists them.</param>
internal sealed record SfCase(string Name, params string[] Arguments)
{
    public const string AnyUser = "SELECT Id FROM User LIMIT 1";
    public const string CountUsers = "SELECT COUNT() FROM User";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What happens to the org before the command.</summary>
    public Action<EmulatedOrg>? Arrange { get; init; }

    /// <summary>Printed for people and not as JSON.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Error that the emulator gives where the recording has another, for the reason that stands beside the case.</summary>
    public string? NameElsewise { get; init; }

    public static SfCase Query(string name, string soql, params string[] more) =>
        new(name, ["data", "query", "--target-org", "probe", "--query", soql, .. more]);
}
